// `chancery follow`, `chancery watch` and `chancery editions`, and their options.
import { type Command, InvalidArgumentError, Option } from 'commander'
import { threadsOption } from './arguments.ts'
import { type EditionsOptions, editionsCommand } from './editions.ts'
import type { Outcome } from './fail.ts'
import { addFilter } from './filter-options.ts'
import { type FollowCommandOptions, followCommand, opmlCommand, statusCommand } from './follow.ts'
import { privateOption } from './input-options.ts'
import { recordOption } from './record-commands.ts'
import {
  type AddWatchOptions,
  addWatchCommand,
  listWatchesCommand,
  removeWatchCommand,
  runWatchesCommand,
} from './watch.ts'

const FOLLOW_HELP = `
Examples:
  chancery follow data/sources/foreign-affairs.opml
  chancery follow feeds.opml --once --record baltic.chancery
  chancery follow --status
`

/** Adds them. */
export function addFollowCommands(program: Command, version: string, outcome: Outcome): void {
  program
    .command('follow')
    .description('follow feeds: fetch what is new, read it and keep it, until stopped')
    .argument('[list...]', 'OPML files, or addresses of feeds')
    .addOption(recordOption())
    .option('--once', 'ask what is due, once, and end: for cron')
    .option('--status', 'show how the feeds are doing')
    .option('--opml', 'print the feeds of the record as OPML')
    .option('--json', 'the status as JSON')
    .addOption(new Option('--delay <seconds>', 'between two requests to a host').argParser(secondsOf).default(2))
    .option('--raw', 'also keep the pages as they came, packed')
    .option('--warc <file>', 'add what is fetched to a web archive (.warc or .warc.gz)')
    .addOption(threadsOption())
    .addOption(privateOption())
    .addHelpText('after', FOLLOW_HELP)
    .action((lists: string[], options: FollowCommandOptions) => {
      if (options.status) return statusCommand(options, outcome)
      if (options.opml) return opmlCommand(options, outcome)
      return followCommand(lists, options, version, outcome)
    })
  addWatchCommands(
    program.command('watch').description('questions that are asked of every new report'),
    version,
    outcome,
  )
  program
    .command('editions')
    .description('the texts of one report, and what changed from each to the next')
    .argument('<source>', 'address or id of the report, or the first digits of an edition')
    .addOption(recordOption())
    .option('--raw', 'write the page as it came, where it was kept, to standard output')
    .option('--json', 'as JSON')
    .action((source: string, options: EditionsOptions) => editionsCommand(source, options, outcome))
}

function addWatchCommands(group: Command, version: string, outcome: Outcome): void {
  addFilter(
    group
      .command('add')
      .description('save a question; what is kept from now on is looked at')
      .argument('<name>', 'name of the watch')
      .addOption(recordOption()),
  )
    .option('--source <code>', 'who speaks or acts')
    .option('--target <code>', 'to whom')
    .option('--place <code>', 'state in which it takes place')
    .option('--feed <file>', 'write an Atom feed of what it finds')
    .option('--webhook <url>', 'call this address with what it finds')
    .option('--secret <words>', 'sign the calls with it')
    .option('--mail <folder>', 'put a mail (.eml) there for each run that found something')
    .addOption(privateOption())
    .action((name: string, options: AddWatchOptions) => addWatchCommand(name, options, outcome))
  group
    .command('list')
    .description('every watch, what it found and where it tells it')
    .addOption(recordOption())
    .option('--json', 'as JSON')
    .action((options: { record: string; json?: boolean }) => listWatchesCommand(options, outcome))
  group
    .command('remove')
    .description('forget a watch')
    .argument('<name>', 'name of the watch')
    .addOption(recordOption())
    .action((name: string, options: { record: string }) => removeWatchCommand(name, options, outcome))
  group
    .command('run')
    .description('look at what was kept since the last run and tell it; chancery follow does so by itself')
    .addOption(recordOption())
    .action((options: { record: string }) => runWatchesCommand(options, version, outcome))
}

function secondsOf(value: string): number {
  const seconds = Number(value)
  if (Number.isFinite(seconds) && seconds >= 0 && seconds <= 3600) return seconds
  throw new InvalidArgumentError('Expected seconds from 0 to 3600.')
}
