// `chancery world`: asks the tables who was who on a date, checks them, and brings in the user's own.
import { existsSync } from 'node:fs'
import { type Command, InvalidArgumentError } from 'commander'
import { type Answer, checkWorld, layersIn, loadWorld, localFolder, type World } from '../../world/index.ts'
import type { Outcome } from './fail.ts'
import { reasonOf } from './input.ts'
import { write } from './output.ts'
import { importCommand } from './world-import.ts'

interface Common {
  readonly world?: string
  readonly json?: boolean
}

interface WhoOptions extends Common {
  readonly on?: string
  readonly home?: string
  readonly after?: string
}

function dateOption(value: string): string {
  if (!/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(value))
    throw new InvalidArgumentError(`"${value}" is no date, expected YYYY-MM-DD, YYYY-MM or YYYY`)
  return value
}

/** Adds `world` with its commands. */
export function addWorldCommands(program: Command, outcome: Outcome): void {
  const world = program
    .command('world')
    .description('who was who, on any date: ask the tables, check them, bring your own')
  const local = ['--world <folder>', 'the local layer, which wins over the built-in tables'] as const
  world
    .command('who')
    .description('whom a phrase means: one answer, or the candidates')
    .argument('<phrase>', 'as a report says it: "the Polish foreign minister", "Mr Wang", "the G7 states"')
    .option('--on <date>', 'the day, month or year', dateOption)
    .option('--home <state>', 'the state whose news it stands in (ISO alpha-3): "the foreign minister" is that state’s')
    .option('--after <text>', 'the text before the phrase, for surnames')
    .option(...local)
    .option('--json', 'print the answers as JSON')
    .action((phrase: string, options: WhoOptions) => asked(options, outcome, known => who(known, phrase, options)))
  world
    .command('members')
    .description('the member states of an organisation')
    .argument('<organisation>', 'its name or acronym')
    .option('--on <date>', 'the day, month or year', dateOption)
    .option(...local)
    .option('--json', 'print the members as JSON')
    .action((name: string, options: WhoOptions) => asked(options, outcome, known => members(known, name, options)))
  world
    .command('check')
    .description(
      'look over the tables: unknown states, bad dates, offices held by two at once, two spellings of a person',
    )
    .option(...local)
    .action((options: Common) => check(options, outcome))
  world
    .command('import')
    .description('bring in tables of your own; stopped in the middle, the same command goes on')
    .argument('<file>', 'Wikidata JSON dump, FollowTheMoney JSONL or a table of tenures, plain, .gz or .bz2')
    .option(...local)
    .option('--name <name>', 'of the import; one of the same name is replaced')
    .action((file: string, options: Common & { readonly name?: string }) =>
      importCommand(file, folderOf(options), options.name, outcome),
    )
}

const folderOf = ({ world }: Common): string | null => world ?? localFolder()

async function asked(options: Common, outcome: Outcome, answer: (known: World) => string | null): Promise<void> {
  if (options.world !== undefined && !existsSync(options.world))
    return outcome.fail(options.world, 'no such folder, expected one made by `chancery world import`')
  let known: World
  try {
    known = loadWorld({ local: folderOf(options) })
  } catch (error) {
    return outcome.fail(options.world ?? 'world', reasonOf(error))
  }
  const lines = answer(known)
  if (lines === null) outcome.fail('world', 'the tables do not tell')
  else await write(lines)
}

function who(known: World, phrase: string, { on, home, after, json }: WhoOptions): string | null {
  const answers = known.who(phrase, { on: on ?? null, home: home ?? null, ...(after === undefined ? {} : { after }) })
  if (json) return `${JSON.stringify({ phrase, on: on ?? null, certain: answers.length === 1, answers })}\n`
  if (answers.length === 0) return null
  return answers.map(line).join('')
}

const line = ({ name, actor, office, born, since, until }: Answer): string =>
  `${name}${born === undefined ? '' : ` (${born})`}\t${actor}\t${office ?? ''}\t${since ?? ''}..${until ?? ''}\n`

function members(known: World, name: string, { on, json }: WhoOptions): string | null {
  const states = known.resolveGroup(name, on ?? null) ?? known.members(name, on ?? null)
  if (json) return `${JSON.stringify({ organisation: name, on: on ?? null, members: states })}\n`
  if (states.length === 0) return null
  return states.map(state => `${state}\t${known.nameOf(state) ?? ''}\n`).join('')
}

async function check(options: Common, outcome: Outcome): Promise<void> {
  const layers = layersIn(folderOf(options))
  let faults = 0
  try {
    for (const folder of [undefined, ...layers]) {
      for (const { table, fault } of checkWorld(folder)) {
        faults++
        await write(`${folder ?? ''}${table}: ${fault}\n`)
      }
    }
  } catch (error) {
    return outcome.fail('world', reasonOf(error))
  }
  if (faults > 0) outcome.fail('world', `${faults} faults`)
  else await write('sound\n')
}
