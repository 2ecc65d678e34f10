// Instruments with their history across reports: what was proposed in one, drafted, signed or handed over in others. Which mentions mean
// one paper is found by merging (`RecordStore.merge`); a mention that was not merged yet stands alone.
import { type PaperMention, paperName, type RecordStore } from '../record/index.ts'
import { type Asked, type Cited, cite, type Page, type Paging } from './cited.ts'

/** One thing told of an instrument. */
export interface Step {
  readonly status: string
  readonly day: string
  /** The item that tells it first. */
  readonly cited: Cited
}

/** One instrument. */
export interface InstrumentRow {
  /** `Filter.happening` finds its mentions; they can be split by hand, as happenings are. */
  readonly id: string
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

/** Kinds that a paper passes through before it is what it becomes. */
const PASSING = new Set(['draft', 'plan', 'other'])

/** Instruments, the one told of last first. A filter by status finds those that ever had it, with all of their history. */
export async function instrumentsOf(
  store: RecordStore,
  { kind: _, ...filter }: Asked = {},
  { limit = 50, offset = 0 }: Paging = {},
): Promise<Page<InstrumentRow>> {
  const papers = await store.papers({ ...filter, limit: limit + 1, offset })
  const shown = papers.slice(0, limit)
  const drafts = shown.map(({ paper, mentions }) => ({ paper, mentions, steps: stepsOf(mentions) }))
  const items = await store.numbered(drafts.flatMap(({ steps }) => steps.map(({ n }) => n)))
  const rows = drafts.map(({ paper, mentions, steps }): InstrumentRow => {
    const told = steps.flatMap(({ n }) => items.get(n) ?? [])
    const names = told.map(paperName)
    const last = mentions[mentions.length - 1]
    return {
      id: paper,
      name: names.reduce((best, name) => (name.length > best.length ? name : best), ''),
      kind: mentions.find(({ type }) => !PASSING.has(type))?.type ?? mentions[0].type,
      status: last.status,
      states: [...new Set(told.flatMap(({ parties }) => parties.flatMap(({ state }) => state ?? [])))].sort(),
      history: steps.flatMap(({ n, status, day }) => {
        const item = items.get(n)
        return item === undefined ? [] : [{ status, day, cited: cite(item) }]
      }),
      mentions: mentions.length,
      first: mentions[0].day,
      last: last.day,
    }
  })
  return { rows, next: papers.length > limit ? offset + limit : null }
}

/** The first mention of each status. */
function stepsOf(mentions: readonly PaperMention[]): PaperMention[] {
  const steps = new Map<string, PaperMention>()
  for (const mention of mentions) if (!steps.has(mention.status)) steps.set(mention.status, mention)
  return [...steps.values()]
}
