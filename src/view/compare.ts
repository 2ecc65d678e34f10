// Two texts beside each other: two sides' readouts of one meeting, or two drafts of one statement. Items are aligned by kind, type,
// parties and words; what is left over only one text says. The words of both stand beside each other, and what changed between them.
import {
  type KeptEdition,
  type KeptItem,
  likeness,
  RecordError,
  type RecordStore,
  shared,
  stemsOf,
} from '../record/index.ts'
import { type Cited, cite, statesOf } from './cited.ts'

/** Both texts say it. `changed` names fields that differ. */
export interface Both {
  readonly a: Cited
  readonly b: Cited
  readonly changed: readonly string[]
}

/** One of two texts that are compared. */
export type ComparedReport = Pick<
  KeptEdition,
  'id' | 'url' | 'title' | 'publisher' | 'published' | 'edition' | 'editionNumber'
>

export interface Comparison {
  readonly a: ComparedReport
  readonly b: ComparedReport
  readonly both: readonly Both[]
  readonly onlyA: readonly Cited[]
  readonly onlyB: readonly Cited[]
}

/** Least score of two items that say the same. */
const SAME = 0.45

/** Compares two texts, each by the hash of its edition, the first digits of it, or its report's own id (the latest edition). */
export async function comparisonOf(store: RecordStore, a: string, b: string): Promise<Comparison> {
  const [left, right] = [await reportOf(store, a), await reportOf(store, b)]
  return { a: told(left), b: told(right), ...aligned(await itemsIn(store, left), await itemsIn(store, right)) }
}

/** A report by the hash of its edition or by its own id; throws where there is none. */
export async function reportOf(store: RecordStore, name: string): Promise<KeptEdition> {
  for await (const report of store.reports({ report: name, limit: 1 })) return report
  const report = /^[0-9a-f]{6,}$/.test(name) ? await store.report(name) : null
  if (report === null)
    throw new RecordError(`"${name}" is no report of the record, expected an id or the hash of an edition`)
  return report
}

const told = ({ id, url, title, publisher, published, edition, editionNumber }: KeptEdition): ComparedReport => ({
  id,
  url,
  title,
  publisher,
  published,
  edition,
  editionNumber,
})

async function itemsIn(store: RecordStore, { edition }: KeptEdition): Promise<KeptItem[]> {
  const items: KeptItem[] = []
  for await (const item of store.items({ edition, editions: 'all' })) items.push(item)
  return items
}

/** Aligns the items of two texts, the likest first, each with one other at most. */
export function aligned(a: readonly KeptItem[], b: readonly KeptItem[]): Omit<Comparison, 'a' | 'b'> {
  const left = a.map(gistOf)
  const right = b.map(gistOf)
  const pairs: { i: number; j: number; score: number }[] = []
  left.forEach((x, i) => {
    right.forEach((y, j) => {
      const score = scoreOf(x, y)
      if (score >= SAME) pairs.push({ i, j, score })
    })
  })
  pairs.sort((x, y) => y.score - x.score || x.i - y.i || x.j - y.j)
  const partner = new Map<number, number>()
  const taken = new Set<number>()
  for (const { i, j } of pairs) {
    if (partner.has(i) || taken.has(j)) continue
    partner.set(i, j)
    taken.add(j)
  }
  return {
    both: a.flatMap((item, i) => {
      const j = partner.get(i)
      return j === undefined ? [] : [{ a: cite(item), b: cite(b[j]), changed: changesOf(item, b[j]) }]
    }),
    onlyA: a.filter((_, i) => !partner.has(i)).map(cite),
    onlyB: b.filter((_, j) => !taken.has(j)).map(cite),
  }
}

interface Gist {
  readonly item: KeptItem
  readonly states: ReadonlySet<string>
  readonly stems: ReadonlySet<string>
}

const gistOf = (item: KeptItem): Gist => {
  // A cue says little: two statements are alike by what they say.
  const words = item.kind === 'statements' ? (item.about ?? '') : `${item.words} ${item.about ?? ''}`
  return { item, states: statesOf(item), stems: stemsOf(words) }
}

/** 0 for different kinds of thing; otherwise of type, parties and words together, 0 to 1. */
function scoreOf(x: Gist, y: Gist): number {
  if (x.item.kind !== y.item.kind) return 0
  const words = likeness(x.stems, y.stems)
  const known = x.states.size > 0 && y.states.size > 0
  const parties = known ? shared(x.states, y.states) / Math.max(x.states.size, y.states.size) : 0.5
  if (known && parties === 0) return 0
  const type = x.item.type === y.item.type ? 1 : 0
  if (x.item.kind === 'events') return type === 0 ? 0 : 0.5 * parties + 0.3 * words + 0.2 * Number(sameMode(x, y))
  // Of statements, positions and papers the words decide: the same speaker says many things.
  return words < 0.2 ? 0 : 0.3 * parties + 0.6 * words + 0.1 * type
}

const modeOf = ({ item }: Gist) => ('mode' in item.item ? item.item.mode : undefined)
const sameMode = (x: Gist, y: Gist) => modeOf(x) === modeOf(y)

function changesOf(a: KeptItem, b: KeptItem): string[] {
  const changed: string[] = []
  const fold = (words: string | null) =>
    (words ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  if (a.type !== b.type) changed.push('type')
  if (a.status !== b.status) changed.push('status')
  if (fold(a.words) !== fold(b.words)) changed.push('words')
  if (a.about !== null && b.about !== null && fold(a.about) !== fold(b.about)) changed.push('content')
  if ([...statesOf(a)].sort().join() !== [...statesOf(b)].sort().join()) changed.push('parties')
  if (a.from !== null && b.from !== null && (a.from !== b.from || a.to !== b.to)) changed.push('time')
  return changed
}
