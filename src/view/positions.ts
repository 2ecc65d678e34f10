// Who stands where: a matrix of actors by issues, with first and last date and changes of mind, each cell with its words.
// Issues whose words have the same stems are one, and so are those that share most of them; "the sanctions" are those that the report
// tells of.
import { type IssueCount, likeness, partsOfKey, type RecordStore, type StanceRow } from '../record/index.ts'
import { type Asked, byDay, type Cited, cite, type Page, type Paging } from './cited.ts'

/** Another stance than the one told before: both, and the item that tells the new one. */
export interface Change {
  readonly day: string
  readonly from: string
  readonly to: string
  readonly cited: Cited
}

/** One actor on one issue. */
export interface Stand {
  /** State or organisation; the holder's name where no code is known. */
  readonly actor: string
  readonly for: number
  readonly against: number
  /** Days of the first and last report that tells it. */
  readonly first: string
  readonly last: string
  /** The stance told last; `both` where the last day's reports differ. */
  readonly now: 'for' | 'against' | 'both'
  /** How often the stance told was another than before; `changes` are the latest five. */
  readonly changed: number
  readonly changes: readonly Change[]
  /** The newest first. */
  readonly cited: readonly Cited[]
}

/** One issue with everybody who stands somewhere on it. */
export interface IssueRow {
  /** The words most often used of it. */
  readonly issue: string
  /** Of "the sanctions": the parties of the event that the reports mean by it. */
  readonly parties: readonly string[]
  readonly key: string
  readonly positions: number
  readonly first: string
  readonly last: string
  readonly stands: readonly Stand[]
}

/** Rows are issues; `actors` are those of the rows, the most frequent first: the columns of the matrix. */
export interface Matrix extends Page<IssueRow> {
  readonly actors: readonly { readonly actor: string; readonly positions: number }[]
}

/** How much of two issues' stems must be shared to be one; changes told of a cell. */
const SAME = 0.6
const CHANGES = 5

/** Issues, those with most positions first; within, actors by code. `cites`: items told of each cell, 1 where nothing is said. */
export async function positionsOf(
  store: RecordStore,
  { kind: _, ...filter }: Asked = {},
  { cites = 1, limit = 20, offset = 0 }: Paging & { readonly cites?: number } = {},
): Promise<Matrix> {
  const groups = grouped(await store.issues(filter))
  const shown = groups.slice(offset, offset + limit)
  const keys = shown.flatMap(group => group.keys)
  const stances = byGroup(shown, await store.stances(keys, filter))
  const wordings = byGroup(shown, await store.wordings(keys))
  const drafts = shown.map((group, i) => draftOf(group, stances[i], wordings[i], cites))
  const cited = new Map<number, Cited>()
  const wanted = drafts.flatMap(({ stands }) => stands.flatMap(({ ns, moves }) => [...ns, ...moves.map(({ n }) => n)]))
  for (const [n, item] of await store.numbered(wanted)) cited.set(n, cite(item))
  const told = (n: number) => cited.get(n) ?? []
  const rows = drafts.map(({ stands, ...row }) => ({
    ...row,
    stands: stands.map(({ ns, moves, ...stand }) => ({
      ...stand,
      changes: moves.flatMap(({ n, ...move }) => [told(n)].flat().map(item => ({ ...move, cited: item }))),
      cited: ns.flatMap(told),
    })),
  }))
  const actors = new Map<string, number>()
  for (const { stands } of rows)
    for (const { actor, for: pro, against } of stands) actors.set(actor, (actors.get(actor) ?? 0) + pro + against)
  const columns = [...actors].map(([actor, positions]) => ({ actor, positions }))
  return {
    rows,
    actors: columns.sort((x, y) => y.positions - x.positions || byDay(x.actor, y.actor)),
    next: groups.length > offset + limit ? offset + limit : null,
  }
}

/** Ids of the positions that a cell of the matrix counts, the newest first: an issue by its key, an actor, and one stance or both. */
export async function standItemsOf(
  store: RecordStore,
  { kind: _, ...filter }: Asked,
  { key, actor, stance }: { readonly key: string; readonly actor: string; readonly stance?: 'for' | 'against' },
): Promise<string[]> {
  const group = grouped(await store.issues(filter)).find(({ keys }) => keys[0] === key)
  if (group === undefined) return []
  const held = (await store.stances(group.keys, filter)).filter(
    row => row.holder === actor && (stance === undefined || row.stance === stance),
  )
  const items = await store.numbered(held.map(({ n }) => n))
  return held.flatMap(({ n }) => items.get(n)?.id ?? []).reverse()
}

/** Keys that mean one issue; the first is that of most positions. */
interface Group {
  readonly keys: string[]
  readonly stems: ReadonlySet<string>
  readonly parties: readonly string[]
  positions: number
}

/** Gathers similar keys, beginning with those of most positions. */
function grouped(issues: readonly IssueCount[]): Group[] {
  const groups: Group[] = []
  const byStem = new Map<string, Group[]>()
  for (const { issue, positions } of issues) {
    const { stems, parties } = partsOfKey(issue)
    let best: Group | null = null
    let most = SAME
    for (const stem of stems) {
      for (const group of byStem.get(stem) ?? []) {
        if (group.parties.join() !== parties.join()) continue
        const like = likeness(stems, group.stems)
        if (like >= most && (best === null || like > most)) [best, most] = [group, like]
      }
    }
    if (best !== null) {
      best.keys.push(issue)
      best.positions += positions
      continue
    }
    const group: Group = { keys: [issue], stems, parties, positions }
    groups.push(group)
    for (const stem of stems) {
      const list = byStem.get(stem)
      if (list === undefined) byStem.set(stem, [group])
      else list.push(group)
    }
  }
  return groups.sort((a, b) => b.positions - a.positions)
}

type Wording = Awaited<ReturnType<RecordStore['wordings']>>[number]
type StandDraft = Omit<Stand, 'changes' | 'cited'> & {
  readonly ns: readonly number[]
  readonly moves: readonly (Omit<Change, 'cited'> & { readonly n: number })[]
}

/** The rows of each group, in their order. */
function byGroup<Row extends { readonly issue: string }>(groups: readonly Group[], rows: readonly Row[]): Row[][] {
  const of = new Map(groups.flatMap(({ keys }, i) => keys.map(key => [key, i] as const)))
  const out: Row[][] = groups.map(() => [])
  for (const row of rows) out[of.get(row.issue) ?? 0].push(row)
  return out
}

function draftOf({ keys, parties }: Group, held: readonly StanceRow[], words: readonly Wording[], cites: number) {
  const best = words.reduce<Wording | null>(
    (most, next) => (most === null || next.times > most.times ? next : most),
    null,
  )
  const byHolder = new Map<string, StanceRow[]>()
  for (const row of held) {
    const list = byHolder.get(row.holder)
    if (list === undefined) byHolder.set(row.holder, [row])
    else list.push(row)
  }
  return {
    issue: (best?.words ?? keys[0]).replace(/\s+/g, ' '),
    parties,
    key: keys[0],
    positions: new Set(held.map(({ n }) => n)).size,
    first: held[0]?.day ?? '',
    last: held[held.length - 1]?.day ?? '',
    stands: [...byHolder].sort(([a], [b]) => byDay(a, b)).map(([holder, rows]) => standOf(holder, rows, cites)),
  }
}

/** `rows` in order of day. */
function standOf(actor: string, rows: readonly StanceRow[], cites: number): StandDraft {
  const moves: (Omit<Change, 'cited'> & { n: number })[] = []
  let before = rows[0]
  for (const row of rows) {
    // Two stances in one day's reports are two accounts, not a change of mind.
    if (row.stance !== before.stance && row.day > before.day)
      moves.push({ day: row.day, from: before.stance, to: row.stance, n: row.n })
    before = row
  }
  const lately = new Set(rows.filter(({ day }) => day === before.day).map(({ stance }) => stance))
  const pro = rows.filter(({ stance }) => stance === 'for').length
  return {
    actor,
    for: pro,
    against: rows.length - pro,
    first: rows[0].day,
    last: before.day,
    now: lately.size > 1 ? 'both' : before.stance,
    changed: moves.length,
    moves: moves.slice(-CHANGES),
    ns: rows
      .slice(-cites)
      .map(({ n }) => n)
      .reverse(),
  }
}
