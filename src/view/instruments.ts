// Instruments with their history across reports: what was proposed in one, drafted, signed or handed over in others.
// Mentions are of one instrument where a party is the same and the words of name and subject are near.
import type { KeptItem, RecordStore } from '../record/index.ts'
import { type Asked, byDay, type Cited, cite, dayOf, type Page, type Paging, pageOf, statesOf } from './cited.ts'
import { shared, stemsOf } from './stems.ts'

/** One thing told of an instrument. */
export interface Step {
  readonly status: string
  readonly day: string
  /** The item that tells it first. */
  readonly cited: Cited
}

/** One instrument. */
export interface InstrumentRow {
  /** Its fullest name. */
  readonly name: string
  readonly kind: string
  /** The status told last. */
  readonly status: string
  /** Parties and addressees. */
  readonly states: readonly string[]
  /** Each status told, in order of time. */
  readonly history: readonly Step[]
  readonly mentions: number
  readonly first: string
  readonly last: string
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

/** Instruments, the one mentioned last first. A filter by status finds those that ever had it, with all of their history. */
export async function instrumentsOf(
  store: RecordStore,
  { status, ...filter }: Asked = {},
  paging: Paging = {},
): Promise<Page<InstrumentRow>> {
  const wanted = status === undefined ? null : new Set([status].flat())
  const rows = (await papersOf(store.items({ ...filter, kind: 'instruments' })))
    .map(rowOf)
    .filter(({ history }) => wanted === null || history.some(step => wanted.has(step.status)))
  return pageOf(
    rows.sort((a, b) => byDay(b.last, a.last) || byDay(a.name, b.name)),
    paging,
  )
}

async function papersOf(items: AsyncIterable<KeptItem>): Promise<Paper[]> {
  const papers: Paper[] = []
  const byStem = new Map<string, Paper[]>()
  for await (const item of items) {
    const stems = stemsOf(nameOf(item))
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
  return papers
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
    // A paper of two is not that of one of them with a third.
    if (shared(states, paper.states) < Math.min(states.size, paper.states.size)) continue
    const kinds = new Set([item.type, ...paper.items.map(({ type }) => type)])
    if ([...kinds].filter(kind => !PASSING.has(kind)).length > 1) continue
    const theirs = [...paper.stems].filter(stem => !KIND_STEMS.has(stem))
    const score = shared(new Set(telling), paper.stems) / Math.min(telling.length, theirs.length)
    if (score >= SAME && score > most) [best, most] = [paper, score]
  }
  return best
}

const SUBJECT = /^,?\s+(?:on|about|concerning|regarding|over|for)\s+[^,.;:!?()–—]{3,80}/

/** Its words, with what it is about: as read, else as the sentence goes on behind them ("an agreement *on fishing rights*"). */
function nameOf({ words, about, span, sentence }: KeptItem): string {
  if (about !== null && !words.includes(about)) return `${words} ${about}`
  if (about !== null || sentence === null) return words
  const rest = SUBJECT.exec(sentence.words.slice(span[1] - sentence.span[0]))?.[0] ?? ''
  return words + rest.replace(ASIDE, '')
}

/** What ends a name: a place, a day, a verb of what comes next. */
const ASIDE =
  /\s+(?:in|at|on|by|to|after|before|during|that|which|who|and|when|with|was|were|is|are|will|has|have)\s+(?:[A-Z].*|(?:was|were|is|are|will|has|have|said|added)\b.*)$/

function rowOf({ items, states }: Paper): InstrumentRow {
  const inOrder = [...items].sort((a, b) => byDay(dayOf(a), dayOf(b)))
  const history: Step[] = []
  for (const item of inOrder) {
    const status = item.status ?? ''
    if (!history.some(step => step.status === status)) history.push({ status, day: dayOf(item), cited: cite(item) })
  }
  const names = items.map(nameOf)
  const kind = inOrder.find(({ type }) => !PASSING.has(type))?.type ?? inOrder[0].type
  return {
    name: names.reduce((best, name) => (name.length > best.length ? name : best)),
    kind,
    status: inOrder[inOrder.length - 1].status ?? '',
    states: [...states].sort(),
    history,
    mentions: items.length,
    first: dayOf(inOrder[0]),
    last: dayOf(inOrder[inOrder.length - 1]),
  }
}
