// The commands that show views of a record, and their options. Each prints a page for the eye, or its data with --json.
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { RecordStore } from '../../record/index.ts'
import {
  actorOf,
  agendaOf,
  comparisonOf,
  demandsOf,
  FATES,
  type Fate,
  instrumentsOf,
  OUTCOMES,
  type Outcome as PlanOutcome,
  positionsOf,
  promisesOf,
  searchOf,
  statementsOf,
  tiesOf,
  todayOf,
} from '../../view/index.ts'
import { countOf, dateOf } from './arguments.ts'
import type { Outcome } from './fail.ts'
import { addFilter, type FilterOptions, filterFrom, listOf } from './filter-options.ts'
import { write } from './output.ts'
import { recordOption } from './record-commands.ts'
import { NARROW, paintFor, WIDE, widthFor } from './style.ts'
import { actorPage, comparePage, searchPage, tiesPage, todayPage } from './view-figures.ts'
import { agendaPage, instrumentsPage, pledgesPage, positionsPage, statementsPage } from './view-lists.ts'
import type { Sheet } from './view-rows.ts'
import { withRecord } from './with-record.ts'

interface ViewOptions extends FilterOptions {
  readonly record: string
  readonly json?: boolean
  readonly width?: number
  readonly limit: number
  readonly offset: number
}

/** Opens the record for reading, computes, prints. */
async function show<T>(
  options: ViewOptions,
  outcome: Outcome,
  compute: (store: RecordStore) => Promise<T>,
  page: (data: T, sheet: Sheet) => string,
): Promise<void> {
  await withRecord(options.record, { readOnly: true }, outcome, async store => {
    const data = await compute(store)
    const sheet = { width: widthFor(options.width, process.stdout.columns), paint: paintFor(process.stdout) }
    await write(options.json ? `${JSON.stringify(data)}\n` : page(data, sheet))
  })
}

/** Adds a command for each view. */
export function addViewCommands(program: Command, outcome: Outcome): void {
  const view = (name: string, what: string) =>
    program
      .command(name)
      .description(what)
      .addOption(recordOption())
      .option('--json', 'as JSON')
      .addOption(
        new Option('--width <cells>', `width of the page, ${NARROW} to ${WIDE} (default: the terminal’s)`).argParser(
          widthOf,
        ),
      )
  const paged = (command: Command, limit: number) =>
    command
      .addOption(new Option('--limit <count>', 'at most so many').argParser(countOf).default(limit))
      .addOption(new Option('--offset <count>', 'so many passed over').argParser(offsetOf).default(0))

  paged(addFilter(view('agenda', 'what is planned, by day, and what became of it'), 'kind', 'status'), 50)
    .option('--on <date>', 'the day up to which is looked back (default: the newest report’s)', dateOf)
    .addOption(new Option('--outcome <outcome>', 'only what ended so').choices(OUTCOMES))
    .action((options: ViewOptions & { on?: string; outcome?: PlanOutcome }) =>
      show(options, outcome, store => agendaOf(store, filterFrom(options), options), agendaPage),
    )
  paged(addFilter(view('statements', 'who said what, the latest first'), 'kind', 'status'), 50).action(
    (options: ViewOptions) =>
      show(options, outcome, store => statementsOf(store, filterFrom(options), options), statementsPage),
  )
  paged(
    addFilter(view('positions', 'who stands where: issues by actors, with changes of mind'), 'kind', 'status'),
    20,
  ).action((options: ViewOptions) =>
    show(options, outcome, store => positionsOf(store, filterFrom(options), options), positionsPage),
  )
  for (const [name, what, compute] of [
    ['demands', 'what was asked of whom, and what became of it', demandsOf],
    ['promises', 'what was promised to whom, and what became of it', promisesOf],
  ] as const)
    paged(addFilter(view(name, what), 'kind', 'type', 'status'), 30)
      .addOption(new Option('--fate <fate>', 'only those of this fate').choices(FATES))
      .action((options: ViewOptions & { fate?: Fate }) =>
        show(
          options,
          outcome,
          store => compute(store, filterFrom(options), options),
          (page, sheet) => pledgesPage(`${name[0].toUpperCase()}${name.slice(1)}, the latest first`, page, sheet),
        ),
      )
  paged(addFilter(view('instruments', 'what was put on paper, each with its history'), 'kind'), 30).action(
    (options: ViewOptions) =>
      show(options, outcome, store => instrumentsOf(store, filterFrom(options), options), instrumentsPage),
  )
  addFilter(
    view('ties', 'the ties of a pair: how often, how grave, in which domain, over time'),
    'actor',
    'with',
    'kind',
  )
    .argument('<a>', 'a code; several joined by "+"; NATO:members')
    .argument('<b>', 'the other side')
    .addOption(
      new Option('--beside <pairs...>', 'other pairs to set beside it: RUS,CHN or USA,DEU+FRA').argParser(pairsOf),
    )
    .addOption(new Option('--resamplings <count>', 'for the intervals').argParser(countOf).default(1000))
    .addOption(new Option('--seed <number>', 'of the resamplings').argParser(countOf).default(1))
    .action(
      (
        a: string,
        b: string,
        options: ViewOptions & { beside?: [string, string][]; resamplings: number; seed: number },
      ) =>
        show(
          options,
          outcome,
          async store => {
            const pairs = [[a, b], ...(options.beside ?? [])]
            const all = []
            for (const [one, other] of pairs) all.push(await tiesOf(store, one, other, filterFrom(options), options))
            return all
          },
          tiesPage,
        ),
    )
  view('compare', 'two texts: what both say, what changed, what only one says')
    .argument('<a>', 'a report’s id, or the hash of an edition')
    .argument('<b>', 'the other')
    .action((a: string, b: string, options: ViewOptions) =>
      show(options, outcome, store => comparisonOf(store, a, b), comparePage),
    )
  paged(addFilter(view('search', 'reports that hold the words, best first'), 'words'), 20)
    .argument('<words...>', 'all of them; "a phrase" in quotation marks, -word that must not be there')
    .action((words: string[], options: ViewOptions) =>
      show(
        options,
        outcome,
        store => searchOf(store, words.map(quoted).join(' '), filterFrom(options), options),
        searchPage,
      ),
    )
  addFilter(view('actor', 'one actor: who it is, with whom it deals, how often it is told of'), 'actor')
    .argument('<code>', 'RUS, NATO, RUS:GOV')
    .addOption(new Option('--limit <count>', 'items told of, the latest').argParser(countOf).default(10))
    .action((code: string, options: ViewOptions) =>
      show(options, outcome, store => actorOf(store, code, filterFrom(options), options), actorPage),
    )
  addFilter(view('today', 'what is new, what is planned, who moved'), 'from', 'to', 'kind')
    .option('--on <date>', 'the last day looked at (default: the newest report’s)', dateOf)
    .addOption(new Option('--days <count>', 'days looked at').argParser(countOf).default(1))
    .addOption(new Option('--limit <count>', 'rows of each list').argParser(countOf).default(10))
    .action((options: ViewOptions & { on?: string; days: number }) =>
      show(options, outcome, store => todayOf(store, filterFrom(options), options), todayPage),
    )
}

/** A phrase that the shell has taken out of its quotation marks is put back into them. */
const quoted = (word: string) => (/\s/.test(word) && !word.includes('"') ? `"${word}"` : word)

function widthOf(value: string): number {
  const width = Number(value)
  if (Number.isInteger(width) && width >= NARROW && width <= WIDE) return width
  throw new InvalidArgumentError(`Expected a number from ${NARROW} to ${WIDE}.`)
}

function offsetOf(value: string): number {
  const offset = Number(value)
  if (Number.isInteger(offset) && offset >= 0) return offset
  throw new InvalidArgumentError('Expected a whole number, 0 or more.')
}

function pairsOf(value: string, others: readonly [string, string][] = []): [string, string][] {
  const [a, b, ...more] = listOf(value)
  if (a !== undefined && b !== undefined && more.length === 0) return [...others, [a, b]]
  throw new InvalidArgumentError('Expected two sides parted by a comma: RUS,CHN.')
}
