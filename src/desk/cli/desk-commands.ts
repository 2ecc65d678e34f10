// The commands that serve a record to people and programs, and their options.
import { type Command, InvalidArgumentError, Option } from 'commander'
import { DEFAULT_TOKENS, ROLES, type Role } from '../http/index.ts'
import { addTokenCommand, type DeskOptions, deskCommand, listTokensCommand, removeTokenCommand } from './desk.ts'
import type { Outcome } from './fail.ts'
import { mcpCommand } from './mcp.ts'
import { recordOption } from './record-commands.ts'

const DESK_HELP = `
Examples:
  chancery desk --record baltic.chancery
  chancery desk --sample
  chancery tokens add "Ana" --role analyst && chancery desk --host 0.0.0.0 --port 8080

On this machine alone everybody may read, and whoever opens the address that is printed may correct and keep.
With a file of tokens (${DEFAULT_TOKENS}, where there is one) nothing is to be had without a token. Docs: docs/http.md
`

/** Adds desk and tokens. */
export function addDeskCommands(program: Command, version: string, outcome: Outcome): void {
  program
    .command('desk')
    .description('serve the record: pages for people, an API for programs')
    .addOption(recordOption().conflicts('sample'))
    .option('--sample', 'a record of sample reports, gone when the desk is closed')
    .addOption(new Option('--port <number>', 'port to serve on').argParser(portOf).default(8642))
    .option('--host <address>', 'address to serve on; beyond this machine only with tokens', '127.0.0.1')
    .option('--tokens <file>', `file of tokens (default: ${DEFAULT_TOKENS}, where there is one)`)
    .addHelpText('after', DESK_HELP)
    .action((options: DeskOptions) => deskCommand(options, version, outcome))
  program
    .command('mcp')
    .description('serve the record to programs that speak the Model Context Protocol, over standard input and output')
    .addOption(recordOption())
    .addOption(new Option('--port <number>', 'over HTTP instead, at /mcp of a desk on this port').argParser(portOf))
    .action((options: { record: string; port?: number }) => mcpCommand(options, version, outcome))
  const tokens = program.command('tokens').description('who may use the desk from afar, and as what')
  const file = () => new Option('--tokens <file>', 'file of tokens').default(DEFAULT_TOKENS)
  tokens
    .command('add')
    .description('make a token and tell it, once')
    .argument('<name>', 'whose it is; corrections are signed with it')
    .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).default('reader'))
    .addOption(file())
    .action((name: string, options: { tokens: string; role: Role }) => addTokenCommand(name, options, outcome))
  tokens
    .command('list')
    .description('names, roles and days of making')
    .addOption(file())
    .action((options: { tokens: string }) => listTokensCommand(options, outcome))
  tokens
    .command('remove')
    .description('take a token back; sessions begun with it end')
    .argument('<name>', 'whose it was')
    .addOption(file())
    .action((name: string, options: { tokens: string }) => removeTokenCommand(name, options, outcome))
}

function portOf(value: string): number {
  const port = Number(value)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new InvalidArgumentError('Expected a number from 0 to 65535; 0 for any that is free.')
}
