// Options of the commands that take reports in, the same on each.
import { type Command, InvalidArgumentError, Option } from 'commander'
import { type Columns, ENCODINGS, type Field, ROW_FIELDS } from '../../report/index.ts'
import { dateOf } from './arguments.ts'

export const INPUTS = 'files, folders, archives, addresses of the net (https://…), or - for standard input'

/** Adds them. */
export function addInputOptions(command: Command): Command {
  return command
    .option('--published <date>', 'date of the report (2027-03-10); relative dates count from it', dateOf)
    .option('--publisher <name>', 'who published it; a government’s own text speaks for it')
    .option('--title <words>', 'title of the report')
    .option('--columns <pairs>', 'columns of a table by field: text=body,published=day', columnsOf)
    .addOption(new Option('--encoding <name>', 'encoding of the input').choices(ENCODINGS))
    .option('--warc <file>', 'add what is fetched to a web archive (.warc or .warc.gz)')
    .addOption(privateOption())
}

/** `--allow-private`, wherever something is fetched. */
export const privateOption = () =>
  new Option('--allow-private', 'also fetch from this machine and its network, which is refused otherwise')

function columnsOf(value: string): Columns {
  return Object.fromEntries(
    value.split(',').map(pair => {
      const [field, column] = pair.split('=').map(words => words.trim())
      if (!ROW_FIELDS.some((known: Field) => known === field) || !column)
        throw new InvalidArgumentError(`Expected pairs like text=body, with fields of ${ROW_FIELDS.join(', ')}.`)
      return [field, column]
    }),
  )
}
