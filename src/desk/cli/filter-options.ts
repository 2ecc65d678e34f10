// One set of options that say which part of a record is meant: the same for every view, `happenings`, `search` and `export`.
import { type Command, InvalidArgumentError, Option } from 'commander'
import { type Filter, KINDS, type Kind } from '../../record/index.ts'
import { dateOf } from './arguments.ts'
import { confidenceOption } from './confidence.ts'

/** The options, as commander gives them. */
export interface FilterOptions {
  readonly actor?: readonly string[]
  readonly with?: readonly string[]
  readonly kind?: readonly Kind[]
  readonly type?: readonly string[]
  readonly status?: readonly string[]
  readonly issue?: string
  readonly publisher?: readonly string[]
  readonly from?: string
  readonly to?: string
  readonly words?: string
  readonly happening?: string
  readonly minConfidence?: number
}

const OPTIONS: Readonly<Record<keyof FilterOptions, () => Option>> = {
  actor: () =>
    new Option('--actor <codes>', 'states, organisations or sectors, one of which takes part').argParser(listOf),
  with: () => new Option('--with <codes>', 'others, one of which takes part too').argParser(listOf),
  kind: () => new Option('--kind <kinds>', `some of ${KINDS.join(',')}`).argParser(kindsOf),
  type: () =>
    new Option('--type <types>', 'event types, statement forms, stances or instrument kinds').argParser(listOf),
  status: () => new Option('--status <statuses>', 'statuses of events or instruments').argParser(listOf),
  issue: () => new Option('--issue <letters>', 'letters that the issue, content or subject holds'),
  publisher: () => new Option('--publisher <name...>', 'published by one of these'),
  from: () => new Option('--from <date>', 'not before').argParser(dateOf),
  to: () => new Option('--to <date>', 'not after').argParser(dateOf),
  words: () => new Option('--words <words>', 'words that the report holds, as in search'),
  happening: () => new Option('--happening <id>', 'of one happening'),
  minConfidence: confidenceOption,
}

/** Adds the options to a command, but for those that mean nothing there. */
export function addFilter(command: Command, ...without: readonly (keyof FilterOptions)[]): Command {
  for (const [name, option] of Object.entries(OPTIONS))
    if (!without.includes(name as keyof FilterOptions)) command.addOption(option())
  return command
}

/** The filter that the options mean. */
export function filterFrom(options: FilterOptions): Filter {
  const names = Object.keys(OPTIONS) as (keyof FilterOptions)[]
  return Object.fromEntries(names.flatMap(name => (options[name] === undefined ? [] : [[name, options[name]]])))
}

/** Parts of a list by commas. */
export const listOf = (value: string): string[] =>
  value
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')

export function kindsOf(value: string): Kind[] {
  const kinds = listOf(value).map(name => KINDS.find(known => known === name))
  const known = kinds.filter(kind => kind !== undefined)
  if (known.length === 0 || known.length < kinds.length)
    throw new InvalidArgumentError(`Expected some of ${KINDS.join(',')}.`)
  return known
}
