#!/usr/bin/env node
// The `chancery` command: its subcommands and options. Each subcommand lives in a file of its own.
import { readFileSync } from 'node:fs'
import { Command, InvalidArgumentError, Option } from 'commander'
import { KINDS, type Kind } from '../../record/index.ts'
import { ENCODINGS } from '../../report/index.ts'
import { demoCommand } from './demo.ts'
import { EXIT, Outcome } from './fail.ts'
import { type ParseOptions, parseCommand } from './parse.ts'
import { dateOption, type ReadOptions, readCommand } from './read.ts'

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

function kindsOption(value: string): Kind[] {
  return value.split(',').map(name => {
    const kind = KINDS.find(known => known === name.trim())
    if (!kind) throw new InvalidArgumentError(`"${name}" is no kind, expected some of ${KINDS.join(', ')}`)
    return kind
  })
}

function widthOption(value: string): number {
  const width = Number(value)
  if (!Number.isInteger(width) || width < 60 || width > 120) {
    throw new InvalidArgumentError(`"${value}" is no width, expected 60 to 120`)
  }
  return width
}

/** The whole command line. Exported so that a test can walk every command and option. */
export function commandLine(outcome: Outcome): Command {
  const program = new Command('chancery')
    .description(
      'Reads the news of international affairs and keeps the record: who said what, who did what to whom,\nwhere each stands, what was put on paper — every item with the exact words it came from.',
    )
    .version(version)
    .showHelpAfterError('(see chancery --help)')
    .configureOutput({ outputError: (words, write) => write(words.replace(/^error: /, 'chancery: usage: ')) })
  const encoding = () => new Option('--encoding <name>', 'of the input').choices(ENCODINGS)
  program
    .command('read')
    .description('read reports and show what they say')
    .argument('<input...>', 'files, or - for standard input')
    .option('--json', 'print the readings as one JSON array')
    .option('--jsonl', 'reports in as JSONL {id, text, title?, publisher?, published?, url?}, readings out as JSONL')
    .option('--only <kinds>', `some of ${KINDS.join(',')}`, kindsOption)
    .option('--published <date>', 'the report’s date, which relative dates count from', dateOption)
    .option('--publisher <name>', 'who published it; a government’s own text speaks for it')
    .option('--title <words>', 'its title')
    .addOption(encoding())
    .option('--width <cells>', 'of the page, 60 to 120', widthOption)
    .action((names: string[], options: ReadOptions) => readCommand(names, options, outcome))
  program
    .command('parse')
    .description('print sentences, tags and dependency trees as CoNLL-U')
    .argument('<input...>', 'files, or - for standard input')
    .option('--conllu', 'the input is CoNLL-U: keep its tokens')
    .addOption(encoding())
    .action((names: string[], options: ParseOptions) => parseCommand(names, options, outcome))
  program
    .command('demo')
    .description('read the sample reports and show the result')
    .option('--width <cells>', 'of the page, 60 to 120', widthOption)
    .action((options: { width?: number }) => demoCommand(options))
  program.exitOverride(error => {
    process.exit(error.exitCode === 0 ? EXIT.ok : EXIT.usage)
  })
  return program
}

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', error => {
  if ('code' in error && error.code === 'EPIPE') process.exit(EXIT.ok)
  throw error
})

const outcome = new Outcome()
await commandLine(outcome).parseAsync()
process.exitCode = outcome.exitCode
