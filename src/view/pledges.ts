// Demands and promises with their later fate. A later item counts where its doer is the one asked (or bound), it comes after,
// and it is the very deed, or shares content words. The view says what reports tell later, not whether a promise was kept.
import type { Event } from '../event/index.ts'
import type { KeptItem, RecordStore } from '../record/index.ts'
import { contentWords, shared, stemsOf } from '../record/index.ts'
import { type Asked, type Cited, cite, dayAfter, type Page, type Paging, publishedDay, statesOf } from './cited.ts'
import type { Fate } from './fates.ts'

/** A demand or a promise. */
export interface Pledge {
  /** As first told, and by other reports. */
  readonly made: Cited
  readonly also: readonly Cited[]
  /** Who asks or promises, and who is asked or promised. */
  readonly by: readonly string[]
  readonly to: readonly string[]
  /** The weightiest thing told last: repetitions count only where nothing else is told. */
  readonly fate: Fate
  /** In order of publication. */
  readonly later: readonly (Cited & { readonly fate: Fate })[]
}

/** Deeds that may answer a demand or make a promise good. */
const DEEDS = new Set(['CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'SANCTION', 'MOBILIZE'])
const PLANS = ['CONCEDE', 'COOPERATE', 'AID', 'RETREAT'] as const
const TOLD = ['happened', 'ongoing'] as const
const TOLD_SET: ReadonlySet<string> = new Set(TOLD)
/** Days in which a pledge is followed, later items looked at for one, and pledges looked through for a page of one fate. */
const FOLLOWED = 400
const LATER = 200
const SEARCHED = 600
/** As many as there are. */
const EVERY = 1_000_000_000

export interface PledgeOptions extends Paging {
  /** Only those of this fate, or of one of these, among the newest 600. */
  readonly fate?: Fate | readonly Fate[]
}

const demanded = (filter: Asked): Asked[] => [{ ...filter, kind: 'events', type: 'REQUEST', status: TOLD }]
const promised = (filter: Asked): Asked[] => [
  { ...filter, kind: 'events', type: 'AGREE', status: TOLD },
  { ...filter, kind: 'events', type: PLANS, status: 'planned' },
]

/** What is asked of somebody, newest first. */
export const demandsOf = (store: RecordStore, filter: Asked = {}, options: PledgeOptions = {}): Promise<Page<Pledge>> =>
  pledgesOf(store, demanded(filter), 'target', options)

/** What somebody agreed, offered or plans to give, newest first. */
export const promisesOf = (
  store: RecordStore,
  filter: Asked = {},
  options: PledgeOptions = {},
): Promise<Page<Pledge>> => pledgesOf(store, promised(filter), 'source', options)

/** Ids of the items that tell the demands or the promises of a filter, in the order of their rows. */
export async function pledgeItemsOf(
  store: RecordStore,
  what: 'demands' | 'promises',
  filter: Asked = {},
): Promise<string[]> {
  const told = await toldPledges(store, what === 'demands' ? demanded(filter) : promised(filter), EVERY)
  return told.flatMap(items => items.map(({ id }) => id))
}

/** `doer`: in which role of the pledge stands who would do the deed. */
async function pledgesOf(
  store: RecordStore,
  filters: readonly Asked[],
  doer: 'source' | 'target',
  { fate, limit = 50, offset = 0 }: PledgeOptions,
): Promise<Page<Pledge>> {
  const wanted = offset + limit + 1
  const rows: Pledge[] = []
  const told = await toldPledges(store, filters, fate === undefined ? wanted : SEARCHED)
  for (const items of fate === undefined ? told.slice(offset) : told) {
    const pledge = await pledgeOf(store, items, doer)
    if (fate === undefined || [fate].flat().includes(pledge.fate)) rows.push(pledge)
    if (rows.length > limit + (fate === undefined ? 0 : offset)) break
  }
  const page = fate === undefined ? rows.slice(0, limit) : rows.slice(offset, offset + limit)
  return { rows: page, next: rows.length > limit + (fate === undefined ? 0 : offset) ? offset + limit : null }
}

/** Items taken from the record at a time. */
const TAKEN = 200

/** The newest so many pledges: each with every report of it that was met on the way, the earliest first. */
async function toldPledges(store: RecordStore, filters: readonly Asked[], wanted: number): Promise<KeptItem[][]> {
  const pledges = new Map<string, KeptItem[]>()
  let limit = wanted === EVERY ? EVERY : Math.min(TAKEN, 2 * wanted)
  for (;;) {
    pledges.clear()
    const items: KeptItem[] = []
    let more = false
    for (const filter of filters) {
      const some = await store.page({ ...filter, limit })
      more ||= some.length === limit
      items.push(...some)
    }
    items.sort(newestFirst)
    for (const item of more ? items.slice(0, limit) : items) {
      // "promised to send grain" holds the promise and the deed planned: one pledge.
      if (items.some(other => holds(other, item))) continue
      const key = item.happening ?? item.id
      const told = pledges.get(key)
      if (told) told.unshift(item)
      else pledges.set(key, [item])
    }
    if (pledges.size >= wanted || !more) return [...pledges.values()].slice(0, wanted)
    limit *= 2
  }
}

function holds(outer: KeptItem, inner: KeptItem): boolean {
  if (outer.edition !== inner.edition || outer === inner || inner.status !== 'planned') return false
  const { content } = outer.item as Event
  return content !== null && content[0] <= inner.span[0] && inner.span[1] <= content[1]
}

const newestFirst = (a: KeptItem, b: KeptItem) => {
  const [x, y] = [publishedDay(a.report), publishedDay(b.report)]
  return x === y ? (a.edition === b.edition ? a.span[0] - b.span[0] : a.edition < b.edition ? -1 : 1) : x < y ? 1 : -1
}

async function pledgeOf(
  store: RecordStore,
  [pledge, ...also]: readonly KeptItem[],
  doer: 'source' | 'target',
): Promise<Pledge> {
  const makers = [...statesOf(pledge, 'source')]
  const to = [...statesOf(pledge, 'target')].filter(state => !makers.includes(state))
  const doers = doer === 'source' ? makers : to
  const deeds = await deedsWithin(store, pledge)
  const later = (await laterOf(store, pledge, makers, doers))
    .map(item => ({ item, fate: fateOf(pledge, deeds, new Set(doers), item) }))
    .filter((found): found is { item: KeptItem; fate: Fate } => found.fate !== null)
  const decided = later.filter(({ fate }) => fate !== 'repeated')
  return {
    made: cite(pledge),
    also: also.map(cite),
    by: makers,
    to,
    fate: decided[decided.length - 1]?.fate ?? later[0]?.fate ?? 'untold',
    later: later.map(({ item, fate }) => ({ ...cite(item), fate })),
  }
}

/** Items that may tell what became of a pledge: what its makers and doers do later, with the other side or in the same words. */
async function laterOf(
  store: RecordStore,
  pledge: KeptItem,
  makers: readonly string[],
  doers: readonly string[],
): Promise<KeptItem[]> {
  const made = publishedDay(pledge.report)
  if (made === '' || doers.length === 0) return []
  const others = [...statesOf(pledge)].filter(state => !doers.includes(state))
  // Without another side only the words can tell that it is about the same.
  const words = others.length > 0 ? [] : contentWords(pledge.about ?? pledge.words).slice(0, 8)
  const within = {
    kind: 'events',
    publishedFrom: dayAfter(made, 1),
    publishedTo: dayAfter(made, FOLLOWED),
    limit: LATER,
  } as const
  return store.page({
    ...within,
    actor: [...doers, ...makers],
    ...(others.length > 0 ? { with: others } : {}),
    ...(words.length > 0 ? { anyWord: words } : {}),
    order: 'oldest',
  })
}

/** Types of the deeds asked for or promised: events whose trigger stands in the content, or the planned deed itself. */
async function deedsWithin(store: RecordStore, pledge: KeptItem): Promise<Set<string>> {
  const types = new Set<string>()
  if (pledge.status === 'planned') types.add(pledge.type)
  const { content } = pledge.item as Event
  if (content === null) return types
  for await (const { id, span, type } of store.items({ edition: pledge.edition, kind: 'events' }))
    if (id !== pledge.id && span[0] >= content[0] && span[1] <= content[1]) types.add(type)
  return types
}

/** What a later item says of a pledge; null where it is not about it. */
function fateOf(
  pledge: KeptItem,
  deeds: ReadonlySet<string>,
  doers: ReadonlySet<string>,
  later: KeptItem,
): Fate | null {
  if (later.edition === pledge.edition || publishedDay(later.report) <= publishedDay(pledge.report)) return null
  const sources = statesOf(later, 'source')
  const isDoers = [...doers].some(state => sources.has(state))
  if (pledge.happening !== null && later.happening === pledge.happening) return null
  const words = isAbout(pledge, later)
  if (later.type === pledge.type && later.status === pledge.status && pledge.status !== 'planned') {
    const sameMaker = [...statesOf(pledge, 'source')].some(state => sources.has(state))
    return sameMaker && words && aboutTheSame(pledge, later, new Set(statesOf(pledge, 'source'))) ? 'repeated' : null
  }
  // "accused Riga of breaking its word on the ferry": the other side's account.
  const isBlamed = later.type === 'ACCUSE' && [...doers].some(state => statesOf(later, 'target').has(state))
  if (isBlamed && words && BROKEN.test(later.sentence?.words ?? '')) return 'disputed'
  if (!isDoers) return null
  const counterpart = aboutTheSame(pledge, later, doers)
  if (later.status === 'denied') return deeds.has(later.type) && counterpart && words ? 'refused' : null
  if (!TOLD_SET.has(later.status ?? '')) return null
  if (deeds.has(later.type) && counterpart) return 'done'
  if (!words) return null
  if (later.type === 'REJECT') return 'refused'
  if (later.type === 'AGREE') return 'agreed'
  return DEEDS.has(later.type) && counterpart ? 'done' : null
}

const BROKEN = /\b(?:broke|breach|breaking|broken|violat|reneg|fail(?:ed|ing) to|not (?:kept|honou?red)|going back on)/i

/** Share of a pledge's content words that a later sentence must hold to be about it. */
const ENOUGH = 0.5

function isAbout(pledge: KeptItem, later: KeptItem): boolean {
  const asked = stemsOf(pledge.about ?? pledge.words)
  for (const { words } of pledge.parties) for (const stem of stemsOf(words)) asked.delete(stem)
  return asked.size > 0 && shared(asked, stemsOf(later.sentence?.words ?? later.words)) / asked.size >= ENOUGH
}

/** The other side, where both items name one, is the same. */
function aboutTheSame(pledge: KeptItem, later: KeptItem, doers: ReadonlySet<string>): boolean {
  const others = [...statesOf(pledge)].filter(state => !doers.has(state))
  const told = statesOf(later)
  const toldOthers = [...told].filter(state => !doers.has(state))
  return others.length === 0 || toldOthers.length === 0 || others.some(state => told.has(state))
}
