#!/usr/bin/env node
// The `chancery` command: runs what the arguments ask for and ends with the exit code of docs/cli.md.
import { EXIT, Outcome } from './fail.ts'
import { endQuietlyWhenClosed } from './output.ts'
import { readingCommands } from './reading-commands.ts'

endQuietlyWhenClosed()
const outcome = new Outcome()
let program = readingCommands(outcome)
const asked = process.argv[2]
// Servers, stores and formats take longer to load than a report takes to read: `chancery read` does without them.
if (!program.commands.some(command => command.name() === asked))
  program = (await import('./command-line.ts')).commandLine(outcome)
if (process.argv.length <= 2) {
  program.outputHelp({ error: true })
  process.exitCode = EXIT.usage
} else {
  await program.parseAsync()
  process.exitCode = outcome.exitCode
}
