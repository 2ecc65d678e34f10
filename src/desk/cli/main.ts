#!/usr/bin/env node
// The `chancery` command: runs what the arguments ask for and ends with the exit code of docs/cli.md.
import { commandLine } from './command-line.ts'
import { EXIT, Outcome } from './fail.ts'
import { endQuietlyWhenClosed } from './output.ts'

endQuietlyWhenClosed()
const outcome = new Outcome()
const program = commandLine(outcome)
if (process.argv.length <= 2) {
  program.outputHelp({ error: true })
  process.exitCode = EXIT.usage
} else {
  await program.parseAsync()
  process.exitCode = outcome.exitCode
}
