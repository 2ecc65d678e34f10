// Instruments with their history across reports: what was proposed in one, drafted, signed or handed over in others.
// Mentions are of one instrument where a party is the same and the words of name and subject are near.
import type { KeptItem } from '../record/index.ts'
import { byDay, type Cited, cite, dayOf, type Items, statesOf } from './cited.ts'
import { shared, stemsOf } from './stems.ts'

/** One instrument. */
export interface InstrumentRow {
  /** Its fullest name. */
  readonly name: string
  readonly kind: string
  readonly states: readonly string[]
  /** Each status told, with the day, in order of time; the mention that tells it first. */
  readonly history: readonly { readonly status: string; readonly day: string; readonly cited: Cited }[]
  readonly mentions: number
}

interface Paper {
  readonly items: KeptItem[]
  readonly stems: Set<string>
  readonly states: Set<string>
}

/** Share of the lesser mention's stems that must be the same, and kinds that one paper may pass through. */
const SAME = 0.6
const PASSING = new Set(['draft', 'plan', 'other'])
/** Words of kinds: a name of nothing else ("an agreement") says too little. */
const KIND_STEMS = stemsOf(
  'joint statement treaty agreement memorandum draft resolution declaration communiqué communique law sanctions list plan report letter document text proposal deal accord pact understanding',
)

/** Instruments by the day of their first mention. */
export async function instrumentsOf(items: Items): Promise<InstrumentRow[]> {
  const papers: Paper[] = []
  const byStem = new Map<string, Paper[]>()
  for await (const item of items) {
    if (item.kind !== 'instruments') continue
    const stems = stemsOf(`${item.words} ${item.about ?? ''}`)
    const states = statesOf(item)
    for (const { words } of item.parties) for (const stem of stemsOf(words)) stems.delete(stem)
    const paper = nearest(item, stems, states, byStem) ?? {
      items: [],
      stems: new Set<string>(),
      states: new Set<string>(),
    }
    if (paper.items.length === 0) papers.push(paper)
    paper.items.push(item)
    for (const state of states) paper.states.add(state)
    for (const stem of stems) {
      if (paper.stems.has(stem)) continue
      paper.stems.add(stem)
      const list = byStem.get(stem)
      if (list) list.push(paper)
      else byStem.set(stem, [paper])
    }
  }
  return papers.map(rowOf).sort((a, b) => byDay(a.history[0].day, b.history[0].day))
}

function nearest(
  item: KeptItem,
  stems: ReadonlySet<string>,
  states: ReadonlySet<string>,
  byStem: ReadonlyMap<string, readonly Paper[]>,
): Paper | null {
  const telling = [...stems].filter(stem => !KIND_STEMS.has(stem))
  let best: Paper | null = null
  let most = 0
  for (const paper of new Set(telling.flatMap(stem => byStem.get(stem) ?? []))) {
    if (paper.items.some(({ edition }) => edition === item.edition)) continue
    if (states.size > 0 && paper.states.size > 0 && shared(states, paper.states) === 0) continue
    const kinds = new Set([item.type, ...paper.items.map(({ type }) => type)])
    if ([...kinds].filter(kind => !PASSING.has(kind)).length > 1) continue
    const theirs = [...paper.stems].filter(stem => !KIND_STEMS.has(stem))
    const score = shared(new Set(telling), paper.stems) / Math.min(telling.length, theirs.length)
    if (score >= SAME && score > most) [best, most] = [paper, score]
  }
  return best
}

function rowOf({ items, states }: Paper): InstrumentRow {
  const inOrder = [...items].sort((a, b) => byDay(dayOf(a), dayOf(b)))
  const history: { status: string; day: string; cited: Cited }[] = []
  for (const item of inOrder) {
    const status = item.status ?? ''
    if (!history.some(step => step.status === status)) history.push({ status, day: dayOf(item), cited: cite(item) })
  }
  const fullest = items.reduce((best, item) => (item.words.length > best.words.length ? item : best))
  const kind = inOrder.find(({ type }) => !PASSING.has(type))?.type ?? inOrder[0].type
  return { name: fullest.words, kind, states: [...states].sort(), history, mentions: items.length }
}
