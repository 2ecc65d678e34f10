// The whole command line: the reading commands and all others.
import { Argument, type Command } from 'commander'
import { completionCommand, SHELLS, type Shell } from './completion.ts'
import { addDeskCommands } from './desk-commands.ts'
import { addExchangeCommands } from './exchange-commands.ts'
import type { Outcome } from './fail.ts'
import { addFleetCommands } from './fleet-commands.ts'
import { addFollowCommands } from './follow-commands.ts'
import { readingCommands } from './reading-commands.ts'
import { addRecordCommands } from './record-commands.ts'
import { addViewCommands } from './view-commands.ts'

/** Every command. Exported so that a test can walk every command and option. */
export function commandLine(outcome: Outcome): Command {
  const program = readingCommands(outcome)
  const version = program.version() ?? ''
  addRecordCommands(program, version, outcome)
  addFollowCommands(program, version, outcome)
  addViewCommands(program, outcome)
  addExchangeCommands(program, outcome)
  addFleetCommands(program, version, outcome)
  addDeskCommands(program, version, outcome)
  program
    .command('completion')
    .description('print a script that completes commands and options in a shell')
    .addArgument(new Argument('<shell>', 'which').choices(SHELLS))
    .addHelpText('after', '\nExample:\n  eval "$(chancery completion bash)"\n')
    .action((shell: Shell) => completionCommand(shell, program))
  return program
}
