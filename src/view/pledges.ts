// Demands and promises with their later fate. A later item counts where its doer is the one asked (or bound), it comes after,
// and it is the very deed, or shares content words. The view says what reports tell later, not whether a promise was kept.
import type { Event } from '../event/index.ts'
import type { KeptItem } from '../record/index.ts'
import { type Cited, cite, type Items, publishedDay, statesOf } from './cited.ts'
import { shared, stemsOf } from './stems.ts'

/** What a later item says: the deed is told as done, agreed to, refused; or the demand or promise is made again. */
export const FATES = ['done', 'agreed', 'refused', 'repeated'] as const
export type Fate = (typeof FATES)[number]

/** A demand or a promise. */
export interface Pledge {
  readonly made: Cited
  /** Who asks or promises, and who is asked or promised. */
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly later: readonly (Cited & { readonly fate: Fate })[]
}

/** Deeds that may answer a demand or make a promise good. */
const DEEDS = new Set(['CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'SANCTION', 'MOBILIZE'])
const PLANS = new Set(['CONCEDE', 'COOPERATE', 'AID', 'RETREAT'])
const TOLD = new Set(['happened', 'ongoing'])

/** What is asked of somebody. */
export const demandsOf = (items: Items): Promise<Pledge[]> =>
  pledgesOf(items, item => item.type === 'REQUEST' && TOLD.has(item.status ?? ''), 'target')

/** What somebody agreed, offered or plans to give. */
export const promisesOf = (items: Items): Promise<Pledge[]> =>
  pledgesOf(
    items,
    item =>
      (item.type === 'AGREE' && TOLD.has(item.status ?? '')) || (item.status === 'planned' && PLANS.has(item.type)),
    'source',
  )

/** `doer`: in which role of the pledge stands who would do the deed. */
async function pledgesOf(
  items: Items,
  isPledge: (item: KeptItem) => boolean,
  doer: 'source' | 'target',
): Promise<Pledge[]> {
  const pledges: KeptItem[] = []
  const bySource = new Map<string, KeptItem[]>()
  const byEdition = new Map<string, KeptItem[]>()
  for await (const item of items) {
    if (item.kind !== 'events') continue
    if (isPledge(item)) pledges.push(item)
    for (const state of statesOf(item, 'source')) append(bySource, state, item)
    append(byEdition, item.edition, item)
  }
  return pledges.map(pledge => {
    const deeds = deedsWithin(pledge, byEdition.get(pledge.edition) ?? [])
    const makers = [...statesOf(pledge, 'source')]
    const doers = doer === 'source' ? makers : [...statesOf(pledge, 'target')]
    const candidates = new Set([...makers, ...doers].flatMap(state => bySource.get(state) ?? []))
    const later = [...candidates]
      .map(item => ({ item, fate: fateOf(pledge, deeds, new Set(doers), item) }))
      .filter((found): found is { item: KeptItem; fate: Fate } => found.fate !== null)
      .sort((a, b) => (publishedDay(a.item.report) < publishedDay(b.item.report) ? -1 : 1))
    return {
      made: cite(pledge),
      from: makers,
      to: [...statesOf(pledge, 'target')],
      later: later.map(({ item, fate }) => ({ ...cite(item), fate })),
    }
  })
}

function append(lists: Map<string, KeptItem[]>, key: string, item: KeptItem): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

/** Types of the deeds asked for or promised: events whose trigger stands in the content, or the planned deed itself. */
function deedsWithin(pledge: KeptItem, beside: readonly KeptItem[]): Set<string> {
  const types = new Set<string>()
  if (pledge.status === 'planned') types.add(pledge.type)
  const { content } = pledge.item as Event
  if (content === null) return types
  for (const { id, span, type } of beside)
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
  const words = shared(contentOf(pledge), contentOf(later))
  if (later.type === pledge.type && later.status === pledge.status && pledge.status !== 'planned') {
    const sameMaker = [...statesOf(pledge, 'source')].some(state => sources.has(state))
    return sameMaker && words > 0 ? 'repeated' : null
  }
  if (!isDoers) return null
  const counterpart = aboutTheSame(pledge, later, doers)
  if (later.status === 'denied') return deeds.has(later.type) && counterpart && words > 0 ? 'refused' : null
  if (!TOLD.has(later.status ?? '')) return null
  if (deeds.has(later.type) && counterpart) return 'done'
  if (words === 0) return null
  if (later.type === 'REJECT') return 'refused'
  if (later.type === 'AGREE') return 'agreed'
  return DEEDS.has(later.type) && counterpart ? 'done' : null
}

/** Stems of what an item is about; of its trigger where the text tells no content. */
const contentOf = ({ about, words }: KeptItem) => stemsOf(about ?? words)

/** The other side, where both items name one, is the same. */
function aboutTheSame(pledge: KeptItem, later: KeptItem, doers: ReadonlySet<string>): boolean {
  const others = [...statesOf(pledge)].filter(state => !doers.has(state))
  const told = statesOf(later)
  const toldOthers = [...told].filter(state => !doers.has(state))
  return others.length === 0 || toldOthers.length === 0 || others.some(state => told.has(state))
}
