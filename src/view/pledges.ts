// Demands and promises with their later fate. A later item counts where its doer is the one asked (or bound), it comes after,
// and it is the very deed, or shares content words. The view says what reports tell later, not whether a promise was kept.
import type { Event } from '../event/index.ts'
import type { Followed, KeptItem, RecordStore } from '../record/index.ts'
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
  /** In order of publication, the latest 20. */
  readonly later: readonly (Cited & { readonly fate: Fate })[]
}

/** Deeds that may answer a demand or make a promise good. */
const DEEDS = new Set(['CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'SANCTION', 'MOBILIZE'])
const PLANS = ['CONCEDE', 'COOPERATE', 'AID', 'RETREAT'] as const
const TOLD = ['happened', 'ongoing'] as const
const TOLD_SET: ReadonlySet<string> = new Set(TOLD)
/** Days in which a pledge is followed, pledges looked through for a page of one fate, and those of which is asked at once for it. */
const FOLLOWED = 400
const SEARCHED = 600
const AT_ONCE = 60
/** Later items told of one pledge. */
const SHOWN = 20
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
  if (fate === undefined) {
    const told = await toldPledges(store, filters, wanted)
    const rows = await pledgesFrom(store, told.slice(offset, offset + limit), doer)
    return { rows, next: told.length > offset + limit ? offset + limit : null }
  }
  const fates = new Set([fate].flat())
  const rows: Pledge[] = []
  const told = await toldPledges(store, filters, SEARCHED)
  for (let at = 0; at < told.length && rows.length < wanted; at += AT_ONCE)
    for (const pledge of await pledgesFrom(store, told.slice(at, at + AT_ONCE), doer))
      if (fates.has(pledge.fate)) rows.push(pledge)
  return { rows: rows.slice(offset, offset + limit), next: rows.length >= wanted ? offset + limit : null }
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

/** A pledge with what is asked of it, taken once. */
interface Weighed {
  readonly item: KeptItem
  readonly states: ReadonlySet<string>
  readonly makers: ReadonlySet<string>
  readonly to: ReadonlySet<string>
  readonly doers: ReadonlySet<string>
  /** Types of the deeds asked for or promised. */
  readonly deeds: ReadonlySet<string>
  /** Stems of its content, its parties' left out. */
  readonly asked: ReadonlySet<string>
}

/** Pledges with what later items say of them, all of which are asked for at once. */
async function pledgesFrom(
  store: RecordStore,
  told: readonly (readonly KeptItem[])[],
  doer: 'source' | 'target',
): Promise<Pledge[]> {
  const within = await deedsWithin(
    store,
    told.map(([item]) => item),
  )
  const weighed = told.map(([item], i): Weighed => {
    const makers = statesOf(item, 'source')
    const to = new Set([...statesOf(item, 'target')].filter(state => !makers.has(state)))
    const asked = stemsOf(item.about ?? item.words)
    for (const { words } of item.parties) for (const stem of stemsOf(words)) asked.delete(stem)
    const doers = doer === 'source' ? makers : to
    return { item, states: statesOf(item), makers, to, doers, deeds: within[i], asked }
  })
  const followed = weighed.map(followedOf)
  const followers = await store.followers(followed.flatMap(one => one ?? []))
  // One event stands beside many pledges.
  const stems = new Map<KeptItem, ReadonlySet<string>>()
  const stemsIn = (item: KeptItem) => {
    const known = stems.get(item) ?? stemsOf(item.sentence?.words ?? item.words)
    stems.set(item, known)
    return known
  }
  let place = 0
  return weighed.map((pledge, i) => {
    const [, ...also] = told[i]
    const later = (followed[i] === null ? [] : followers[place++]).flatMap(item => {
      const fate = fateOf(pledge, item, stemsIn)
      return fate === null ? [] : [{ item, fate }]
    })
    const decided = later.filter(({ fate }) => fate !== 'repeated')
    return {
      made: cite(pledge.item),
      also: also.map(cite),
      by: [...pledge.makers],
      to: [...pledge.to],
      fate: decided[decided.length - 1]?.fate ?? later[0]?.fate ?? 'untold',
      later: later.slice(-SHOWN).map(({ item, fate }) => ({ ...cite(item), fate })),
    }
  })
}

/** What may tell what became of a pledge: what its makers and doers do later, with the other side or in the same words. Null where nobody is to do it. */
function followedOf({ item, states, makers, doers, deeds }: Weighed): Followed | null {
  const made = publishedDay(item.report)
  if (made === '' || doers.size === 0) return null
  const others = [...states].filter(state => !doers.has(state))
  return {
    actors: [...doers, ...makers],
    others,
    // Without another side only the words can tell that it is about the same.
    words: others.length > 0 ? [] : contentWords(item.about ?? item.words).slice(0, 8),
    publishedFrom: dayAfter(made, 1),
    publishedTo: dayAfter(made, FOLLOWED),
    mayTell: (type, status) => {
      if (type === 'ACCUSE' || (type === item.type && status === item.status && status !== 'planned')) return true
      if (status === 'denied') return deeds.has(type)
      return TOLD_SET.has(status ?? '') && (deeds.has(type) || DEEDS.has(type) || type === 'REJECT' || type === 'AGREE')
    },
  }
}

/** Of each pledge the types of the deeds asked for or promised: events whose trigger stands in the content, or the planned deed itself. */
async function deedsWithin(store: RecordStore, pledges: readonly KeptItem[]): Promise<Set<string>[]> {
  const editions = [...new Set(pledges.map(({ edition }) => edition))]
  const events =
    editions.length === 0
      ? []
      : await store.database
          .selectFrom('edition_keys as k')
          .crossJoin('items as i')
          .select(['k.edition', 'i.id', 'i.kind', 'i.type', 'i.first', 'i.last'])
          .whereRef('i.edition_n', '=', 'k.n')
          .where('k.edition', 'in', editions)
          .where('i.stands', '=', 1)
          .execute()
  const byEdition = new Map<string, (typeof events)[number][]>(editions.map(edition => [edition, []]))
  for (const event of events) byEdition.get(event.edition)?.push(event)
  return pledges.map(({ id, edition, type, status, item }) => {
    const types = new Set<string>(status === 'planned' ? [type] : [])
    const { content } = item as Event
    if (content === null) return types
    for (const event of byEdition.get(edition) ?? [])
      if (event.kind === 'events' && event.id !== id && event.first >= content[0] && event.last <= content[1])
        types.add(event.type)
    return types
  })
}

/** What a later item says of a pledge; null where it is not about it. */
function fateOf(
  { item: pledge, states, makers, doers, deeds, asked }: Weighed,
  later: KeptItem,
  stemsIn: (item: KeptItem) => ReadonlySet<string>,
): Fate | null {
  if (later.edition === pledge.edition || publishedDay(later.report) <= publishedDay(pledge.report)) return null
  if (pledge.happening !== null && later.happening === pledge.happening) return null
  const told = statesOf(later)
  const sources = statesOf(later, 'source')
  const isDoers = meet(doers, sources)
  const isAbout = () => asked.size > 0 && shared(asked, stemsIn(later)) / asked.size >= ENOUGH
  if (later.type === pledge.type && later.status === pledge.status && pledge.status !== 'planned')
    return meet(makers, sources) && aboutTheSame(states, told, makers) && isAbout() ? 'repeated' : null
  // "accused Riga of breaking its word on the ferry": the other side's account.
  const isBlamed = later.type === 'ACCUSE' && meet(doers, statesOf(later, 'target'))
  if (isBlamed && BROKEN.test(later.sentence?.words ?? '') && isAbout()) return 'disputed'
  if (!isDoers) return null
  const counterpart = aboutTheSame(states, told, doers)
  if (later.status === 'denied') return deeds.has(later.type) && counterpart && isAbout() ? 'refused' : null
  if (!TOLD_SET.has(later.status ?? '')) return null
  if (deeds.has(later.type) && counterpart) return 'done'
  if (later.type === 'REJECT') return isAbout() ? 'refused' : null
  if (later.type === 'AGREE') return isAbout() ? 'agreed' : null
  return DEEDS.has(later.type) && counterpart && isAbout() ? 'done' : null
}

const BROKEN = /\b(?:broke|breach|breaking|broken|violat|reneg|fail(?:ed|ing) to|not (?:kept|honou?red)|going back on)/i

/** Share of a pledge's content words that a later sentence must hold to be about it. */
const ENOUGH = 0.5

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const state of a) if (b.has(state)) return true
  return false
}

/** The other side, where both items name one, is the same. */
function aboutTheSame(own: ReadonlySet<string>, told: ReadonlySet<string>, doers: ReadonlySet<string>): boolean {
  const others = [...own].filter(state => !doers.has(state))
  return others.length === 0 || [...told].every(state => doers.has(state)) || others.some(state => told.has(state))
}
