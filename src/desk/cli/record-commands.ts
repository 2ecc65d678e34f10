// The commands that fill and correct a record, and their options.
import { type Command, InvalidArgumentError, Option } from 'commander'
import { KINDS, type Kind } from '../../record/index.ts'
import { countOf, threadsOption } from './arguments.ts'
import { confidenceOption } from './confidence.ts'
import {
  agreementCommand,
  type CorrectOptions,
  correctCommand,
  correctFromFile,
  exportCorrections,
  historyCommand,
} from './corrections.ts'
import type { Outcome } from './fail.ts'
import { addFilter } from './filter-options.ts'
import { type HappeningsOptions, happeningsCommand } from './happenings.ts'
import { addInputOptions, INPUTS } from './input-options.ts'
import { type KeepCommandOptions, keepCommand } from './keep.ts'
import { type RereadOptions, rereadCommand } from './reread.ts'
import { DEFAULT_RECORD } from './with-record.ts'

const KEEP_HELP = `
Examples:
  chancery keep report.txt --published 2027-03-10 --publisher "Baltic Wire"
  chancery keep --jsonl reports.jsonl --record baltic.chancery --threads 2
  chancery keep https://ministry.example/statement --raw
  chancery keep crawl.warc.gz --threads 2 --checkpoint crawl.json
  chancery keep *.txt --record postgres://desk@localhost/record

Keeping the same report twice changes nothing; another text under the same url (or id) is a new edition.
`

/** `--record`, the same everywhere. */
export const recordOption = () =>
  new Option('--record <file or url>', 'the record: a file, or postgres://…').default(DEFAULT_RECORD)

/** Adds keep, reread, corrections and happenings. */
export function addRecordCommands(program: Command, version: string, outcome: Outcome): void {
  addInputOptions(
    program
      .command('keep')
      .description('read reports and keep what they say')
      .argument('<input...>', INPUTS)
      .addOption(recordOption())
      .option('--jsonl', 'text is JSONL, {id, text, title?, publisher?, published?, url?} a line')
      .addOption(confidenceOption())
      .addOption(threadsOption())
      .option('--raw', 'also keep the pages as they came, packed')
      .option('--checkpoint <file>', 'note there how far it has come, and go on from there'),
  )
    .addHelpText('after', KEEP_HELP)
    .action((names: string[], options: KeepCommandOptions) => keepCommand(names, options, version, outcome))
  program
    .command('reread')
    .description('read every kept text again with this version; corrections stand')
    .addOption(recordOption())
    .option('--all', 'also what this version has read')
    .addOption(threadsOption())
    .action((options: RereadOptions) => rereadCommand(options, version, outcome))
  const happenings = program
    .command('happenings')
    .description('what several reports tell: who reports it, who denies it, how accounts differ')
    .addOption(recordOption())
    .addOption(new Option('--min-reports <count>', 'told by at least so many').argParser(countOf).default(2))
  addFilter(happenings, 'kind')
    .addOption(new Option('--limit <count>', 'at most so many').argParser(countOf).default(20))
    .option('--json', 'one happening a line as JSON')
    .action((options: HappeningsOptions) => happeningsCommand(options, outcome))
  addCorrections(
    program.command('corrections').description('confirm, reject, edit and add items; history and undo'),
    outcome,
  )
}

function addCorrections(group: Command, outcome: Outcome): void {
  const making = (name: string, what: string) =>
    group
      .command(name)
      .description(what)
      .addOption(recordOption())
      .requiredOption('--by <name>', 'who corrects')
      .option('--reason <words>', 'why')
  making('confirm', 'an item is right')
    .argument('<item>', 'its id, or the first digits')
    .action((item: string, options: CorrectOptions) => correctCommand({ action: 'confirm', item }, options, outcome))
  making('reject', 'an item should not be there')
    .argument('<item>', 'its id, or the first digits')
    .action((item: string, options: CorrectOptions) => correctCommand({ action: 'reject', item }, options, outcome))
  making('edit', 'an item should be otherwise')
    .argument('<item>', 'its id, or the first digits')
    .argument('<file>', 'the item as it should be, as JSON; - for standard input')
    .action((item: string, file: string, options: CorrectOptions) =>
      correctFromFile({ action: 'edit', item }, file, options, outcome),
    )
  making('add', 'an item is missing')
    .argument('<edition>', 'hash of the report’s text, or the first digits')
    .argument('<kind>', KINDS.join(', '), kindOf)
    .argument('<file>', 'the item, as JSON; - for standard input')
    .action((edition: string, kind: Kind, file: string, options: CorrectOptions) =>
      correctFromFile({ action: 'add', edition, kind }, file, options, outcome),
    )
  making('split', 'events are a happening of their own')
    .argument('<item...>', 'ids of events')
    .action((items: string[], options: CorrectOptions) => correctCommand({ action: 'split', items }, options, outcome))
  making('undo', 'take a correction back')
    .argument('<correction>', 'its id, or the first digits')
    .action((correction: string, options: CorrectOptions) =>
      correctCommand({ action: 'undo', correction }, options, outcome),
    )
  group
    .command('history')
    .description('every correction, oldest first')
    .addOption(recordOption())
    .option('--item <id>', 'of one item')
    .option('--json', 'one correction a line as JSON')
    .action((options: { record: string; item?: string; json?: boolean }) => historyCommand(options, outcome))
  group
    .command('export')
    .description('training data as JSONL: what was read, what is right, the text')
    .addOption(recordOption())
    .action((options: { record: string }) => exportCorrections(options, outcome))
  group
    .command('agreement')
    .description('Cohen’s kappa of every two analysts')
    .addOption(recordOption())
    .option('--json', 'as JSON')
    .action((options: { record: string; json?: boolean }) => agreementCommand(options, outcome))
}

function kindOf(value: string): Kind {
  const kind = KINDS.find(known => known === value)
  if (kind !== undefined) return kind
  throw new InvalidArgumentError(`Expected one of ${KINDS.join(', ')}.`)
}
