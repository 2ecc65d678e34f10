// The program and the commands that read and print, with their options, as `--help` shows them. What each does stands in a file of its own.
import { readFileSync } from 'node:fs'
import { Command, InvalidArgumentError, Option } from 'commander'
import { KINDS } from '../../record/index.ts'
import { ENCODINGS } from '../../report/index.ts'
import { threadsOption } from './arguments.ts'
import { confidenceOption } from './confidence.ts'
import { demoCommand } from './demo.ts'
import { EXIT, type Outcome } from './fail.ts'
import { kindsOf } from './filter-options.ts'
import { addInputOptions, INPUTS } from './input-options.ts'
import { type ParseOptions, parseCommand } from './parse.ts'
import { type ReadOptions, readCommand } from './read.ts'
import { NARROW, safe, WIDE } from './style.ts'
import { addWorldCommands } from './world.ts'

const READ_HELP = `
Examples:
  chancery read report.txt --published 2027-03-10 --publisher "Baltic Wire"
  chancery read *.txt --json > readings.json
  chancery read https://news.example/talks-resume --only statements
  chancery read communique.pdf mail.eml page.html
  chancery read --jsonl - < reports.jsonl > readings.jsonl
  chancery read --jsonl crawl.warc.gz > readings.jsonl
  chancery read report.txt --only statements,events

The text is English, in UTF-8 unless --encoding says otherwise; a UTF-16 byte order mark is honoured.
--title, --publisher and --published go before what a page tells; for lines and rows they hold where those give none.
`
const HELP = `
Examples:
  chancery read report.txt --published 2027-03-10
  chancery parse report.txt > report.conllu
  chancery demo

Exit codes: 0 all was read · 1 wrong use · 2 some input could not be read · 3 some text is not in English
Documentation: docs/cli.md, docs/record.md
`

/** The program with the commands that need nothing but the reader and its tables: they start at once, without what the others load. */
export function readingCommands(outcome: Outcome): Command {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  const program = new Command('chancery')
  // Commander tells "error: …", sometimes with a hint on a second line; the one shape has one line. Commands inherit this.
  program.configureOutput({
    outputError: (words, tell) => tell(`chancery: usage: ${oneSentence(words)}\n`),
    getOutHelpWidth: () => 100,
    getErrHelpWidth: () => 100,
  })
  program.exitOverride(error => process.exit(error.exitCode === 0 ? EXIT.ok : EXIT.usage))
  program
    .description(
      'Reads the news of international affairs and keeps the record: who said what, who did what to whom, where each stands, what was put on paper. Every item points at the exact words that it came from.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpCommand('help [command]', 'explain a command')
    .addHelpText('after', HELP)
  const encoding = () => new Option('--encoding <name>', 'encoding of the input').choices(ENCODINGS)
  const width = () =>
    new Option('--width <cells>', `width of the page, ${NARROW} to ${WIDE} (default: the terminal’s)`).argParser(
      widthOf,
    )
  addInputOptions(
    program
      .command('read')
      .description('read reports and show what they say')
      .argument('<input...>', INPUTS)
      .addOption(new Option('--json', 'print the readings as one JSON array').conflicts(['jsonl']))
      .option(
        '--jsonl',
        'print a reading a line; text is JSONL, {id, text, title?, publisher?, published?, url?} a line',
      )
      .addOption(threadsOption())
      .option('--only <kinds>', `some of ${KINDS.join(',')}`, kindsOf)
      .addOption(confidenceOption())
      .option('--explain', 'tell why each statement was read'),
  )
    .addOption(width())
    .addHelpText('after', READ_HELP)
    .action((names: string[], options: ReadOptions) => readCommand(names, options, `chancery/${version}`, outcome))
  program
    .command('parse')
    .description('print sentences, tags, lemmas and dependency trees as CoNLL-U')
    .argument('<input...>', 'text files, or - for standard input')
    .option('--conllu', 'input is CoNLL-U: keep its sentences and tokens, tag and parse them anew')
    .addOption(encoding())
    .action((names: string[], options: ParseOptions) => parseCommand(names, options, outcome))
  program
    .command('demo')
    .description('read the sample reports and show the result')
    .addOption(width())
    .action((options: { width?: number }) => demoCommand(options))
  addWorldCommands(program, outcome)
  return program
}

const oneSentence = (words: string) =>
  safe(
    words
      .replace(/^error: /, '')
      .trim()
      .replace(/\s*\n\s*/g, ' '),
  )

function widthOf(value: string): number {
  const width = Number(value)
  if (Number.isInteger(width) && width >= NARROW && width <= WIDE) return width
  throw new InvalidArgumentError(`Expected a number from ${NARROW} to ${WIDE}.`)
}
