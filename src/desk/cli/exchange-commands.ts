// The commands that carry a record's items into other formats and back, and their options.
import { type Command, Option } from 'commander'
import { FORMATS } from '../../exchange/index.ts'
import { ENCODINGS } from '../../report/index.ts'
import { type ExportOptions, exportCommand } from './export.ts'
import type { Outcome } from './fail.ts'
import { addFilter } from './filter-options.ts'
import { type ImportOptions, importCommand } from './import.ts'
import { recordOption } from './record-commands.ts'
import { DEFAULT_RECORD } from './with-record.ts'

const EXPORT_HELP = `
Formats:
${FORMATS.map(({ name, title }) => `  ${name.padEnd(16)}${title}`).join('\n')}

Examples:
  chancery export --format csv --actor RUS --with CHN --from 2027-01-01 --out ties.csv
  chancery export --format ics --kind events --status planned > agenda.ics
  chancery export --format polecat --readings readings.jsonl

Exactly what is filtered is what is exported; what a format has no place for is counted on standard error.
`
const IMPORT_HELP = `
Examples:
  chancery import --format jsonl readings.jsonl
  chancery import --format gdelt-events 20240115093000.export.CSV --record world.chancery

A bad row is named by its line and the others are kept. Foreign rows are kept as events without text, marked as imports.
`

/** Adds export and import. */
export function addExchangeCommands(program: Command, outcome: Outcome): void {
  const format = (names: readonly string[]) =>
    new Option('--format <name>', 'which format').choices(names).makeOptionMandatory()
  const exporting = program
    .command('export')
    .description('write the record’s items in another format')
    .addOption(format(FORMATS.map(({ name }) => name)))
    .addOption(
      new Option('--record <file or url>', `the record: a file, or postgres://… (default: "${DEFAULT_RECORD}")`),
    )
    .addOption(
      new Option('--readings <file>', 'instead of a record: a JSONL file of readings, or -').conflicts(['record']),
    )
    .option('--out <file>', 'write to a file instead of standard output')
  addFilter(exporting)
    .addHelpText('after', EXPORT_HELP)
    .action((options: ExportOptions) => exportCommand(options, outcome))
  program
    .command('import')
    .description('keep the rows of a foreign file, or readings')
    .argument('<file...>', 'files, or - for standard input')
    .addOption(format(FORMATS.filter(({ read }) => read !== undefined).map(({ name }) => name)))
    .addOption(recordOption())
    .addOption(new Option('--encoding <name>', 'encoding of the input').choices(ENCODINGS))
    .addHelpText('after', IMPORT_HELP)
    .action((names: string[], options: ImportOptions) => importCommand(names, options, outcome))
}
