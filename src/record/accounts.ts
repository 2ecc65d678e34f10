// Accounts of a happening side by side: who reports it, who denies it, and where they differ. What is right is not asked.
import { type Kysely, type Selectable, sql } from 'kysely'
import { among } from './among.ts'
import { all, ofItems } from './conditions.ts'
import { sentenceAround } from './gist.ts'
import type { Difference, Happening } from './happening.ts'
import type { KeptItem } from './item.ts'
import type { Backend } from './migrations.ts'
import { sameMonth } from './months.ts'
import { restored } from './storable.ts'
import type { Filter } from './store.ts'
import type { EditionRow, Tables } from './tables.ts'
import { itemsOf, load, placesOf } from './walk.ts'

/** Happenings, and texts that tell them, loaded at a time. */
const BATCH = 25
const LOADED = 64

/** Happenings with an event as the filter says, in order of the first such event. */
export async function* happeningsOf(
  database: Kysely<Tables>,
  backend: Backend,
  { minReports = 1, limit, cursor: _, order, ...filter }: Filter,
): AsyncGenerator<Happening> {
  let left = limit ?? Number.POSITIVE_INFINITY
  const seen = new Set<string>()
  const events: Filter = { ...filter, kind: 'events' }
  for await (const places of placesOf(database, backend, events, { listed: 64, order })) {
    const met = (await toldIn(database, backend, places, events)).filter(id => !seen.has(id))
    for (const id of met) seen.add(id)
    const wanted = minReports > 1 ? await toldBy(database, backend, met, minReports) : met
    for (let at = 0; at < wanted.length; at += BATCH) {
      for (const happening of await loadHappenings(database, backend, wanted.slice(at, at + Math.min(BATCH, left)))) {
        if (left-- <= 0) return
        yield happening
      }
      if (left <= 0) return
    }
  }
}

/** Happenings that some editions tell by an event as the filter says, each once, in order. */
async function toldIn(
  database: Kysely<Tables>,
  backend: Backend,
  places: readonly { readonly n: number }[],
  filter: Filter,
) {
  const { rows } = await sql<{ happening: string; edition_n: number }>`
    select h.happening, i.edition_n from items i join happenings h on h.item_n = i.n
    where ${among(
      'i.edition_n',
      places.map(({ n }) => n),
      backend,
    )} and ${all(ofItems(filter, backend))}
    order by i.edition_n, i.first, i.id`.execute(database)
  const byEdition = new Map<number, string[]>()
  for (const { happening, edition_n } of rows) {
    const some = byEdition.get(edition_n)
    if (some === undefined) byEdition.set(edition_n, [happening])
    else some.push(happening)
  }
  return [...new Set(places.flatMap(({ n }) => byEdition.get(n) ?? []))]
}

/** Those of some happenings that so many reports tell. */
async function toldBy(
  database: Kysely<Tables>,
  backend: Backend,
  ids: readonly string[],
  reports: number,
): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ happening: string }>`
    select h.happening from happenings h cross join items i
    where h.happening in (${sql.join(ids)}) and i.n = h.item_n and ${sameMonth('i.edition_n', 'h.item_n', backend)} and i.stands = 1
    group by h.happening having count(distinct i.edition_n) >= ${sql.lit(reports)}`.execute(database)
  const enough = new Set(rows.map(({ happening }) => happening))
  return ids.filter(id => enough.has(id))
}

interface Account {
  readonly event: KeptItem
  readonly sentence: string
  /** Who says it, where the report hangs it on a statement. */
  readonly speakers: readonly string[]
}

/** A happening with all of its accounts; null where there is none of that id. */
export const loadHappening = async (
  database: Kysely<Tables>,
  backend: Backend,
  id: string,
): Promise<Happening | null> => (await loadHappenings(database, backend, [id]))[0] ?? null

/** Happenings with all of their accounts, in the order of their ids; those that are none are left out. */
async function loadHappenings(
  database: Kysely<Tables>,
  backend: Backend,
  ids: readonly string[],
): Promise<Happening[]> {
  if (ids.length === 0) return []
  const accounts = new Map<string, Account[]>(ids.map(id => [id, []]))
  const editions = new Map<string, Selectable<EditionRow>>()
  const { rows: places } = await sql<{ n: number }>`
    select distinct e.n, e.published, e.report_id, e.number, e.edition from happenings h cross join items i cross join editions e
    where h.happening in (${sql.join(ids)}) and i.n = h.item_n and ${sameMonth('i.edition_n', 'h.item_n', backend)} and e.n = i.edition_n and e.latest = 1
    order by e.published, e.report_id, e.number, e.edition`.execute(database)
  for (let at = 0; at < places.length; at += LOADED) {
    const some = await load(database, backend, places.slice(at, at + LOADED))
    // An account is told by a statement of its text, or by nobody.
    const told = sql<boolean>`(i.kind = 'statements' or i.n in (select h.item_n from happenings h where h.happening in (${sql.join(ids)})))`
    const items = await itemsOf(database, backend, some, [sql`i.stands = 1`, told])
    const byId = new Map(items.map(item => [`${item.edition} ${item.id}`, item]))
    for (const edition of some) editions.set(edition.edition, edition)
    for (const event of items) {
      const own = event.happening === null ? undefined : accounts.get(event.happening)
      if (own === undefined) continue
      const text = restored(editions.get(event.edition)?.text ?? '')
      const said = event.statement === null ? undefined : byId.get(`${event.edition} ${event.statement}`)
      const speakers = (said?.parties ?? [])
        .filter(({ role }) => role === 'source')
        .map(({ name, actor, words }) =>
          actor === null ? (name ?? words) : name === null ? actor : `${name} (${actor})`,
        )
      own.push({ event, sentence: text.slice(...sentenceAround(text, event.span)), speakers })
    }
  }
  return [...accounts].flatMap(([id, own]) => (own.length === 0 ? [] : [happeningFrom(id, own, editions)]))
}

function happeningFrom(
  id: string,
  accounts: readonly Account[],
  editions: ReadonlyMap<string, Selectable<EditionRow>>,
): Happening {
  const events = accounts.map(({ event }) => event)
  const parties = new Map<string, { role: string; state: string; events: number }>()
  for (const event of events) {
    for (const [key, role, state] of partiesOnce(event)) {
      const party = parties.get(key)
      if (party === undefined) parties.set(key, { role, state, events: 1 })
      else party.events++
    }
  }
  const reports = new Map(
    events.map(({ edition, report }) => [
      edition,
      { ...report, edition, copyOf: editions.get(edition)?.copy_of ?? null },
    ]),
  )
  const dated = events.filter(({ from }) => from !== null)
  const time = dated.find(({ from }) => from === commonest(dated.map(event => event.from)))
  return {
    id,
    type: commonest(events.map(({ type }) => type)) ?? '',
    from: time?.from ?? null,
    to: time?.to ?? null,
    place: commonest(events.flatMap(({ place }) => (place === null ? [] : [place]))),
    words: accounts.reduce((most, { sentence }) => (sentence.length > most.length ? sentence : most), '').trim(),
    parties: [...parties.values()].sort(
      (a, b) => b.events - a.events || (a.role + a.state < b.role + b.state ? -1 : 1),
    ),
    events,
    reports: [...reports.values()],
    reportedBy: tellers(accounts.filter(({ event }) => event.status !== 'denied')),
    deniedBy: tellers(accounts.filter(({ event }) => event.status === 'denied')),
    differences: differencesOf(accounts),
  }
}

/** Each role of each state once. */
function partiesOnce(event: KeptItem): [key: string, role: string, state: string][] {
  const once = new Map<string, [string, string, string]>()
  for (const { role, state } of event.parties) if (state !== null) once.set(role + state, [role + state, role, state])
  return [...once.values()]
}

function commonest<T>(values: readonly T[]): T | null {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let best: T | null = null
  for (const [value, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = value
  return best
}

/** Speakers where there are some; the publisher in whose own voice it is told elsewhere. */
function tellers(accounts: readonly Account[]): Happening['reportedBy'] {
  const who = new Map<string, string[]>()
  for (const { event, speakers } of accounts) {
    const names = speakers.length > 0 ? speakers : [event.report.publisher ?? event.reportId]
    for (const name of names) who.set(name, [...(who.get(name) ?? []), event.id])
  }
  return [...who].map(([name, events]) => ({ who: name, events }))
}

/** Values that accounts give, where they give more than one. Accounts that give none do not differ. */
function differencesOf(accounts: readonly Account[]): Difference[] {
  const tables = new Map<string, Map<string, string[]>>()
  const note = (about: Difference['about'], of: string, value: string, event: string) => {
    const table = tables.get(`${about} ${of}`) ?? new Map<string, string[]>()
    tables.set(`${about} ${of}`, table)
    table.set(value, [...(table.get(value) ?? []), event])
  }
  for (const { event, sentence } of accounts) {
    if (event.status !== null) note('status', '', event.status, event.id)
    if (event.place !== null) note('place', '', event.place, event.id)
    if (event.from !== null)
      note('time', '', event.to === event.from ? event.from : `${event.from}/${event.to ?? ''}`, event.id)
    for (const role of ['source', 'target'] as const) {
      const states = event.parties.flatMap(party => (party.role === role ? (party.state ?? []) : []))
      if (states.length > 0) note('party', role, [...new Set(states)].sort().join(' '), event.id)
    }
    for (const { of, value } of numbersIn(sentence)) note('number', of, value, event.id)
  }
  const differences: Difference[] = []
  for (const [key, table] of tables) {
    if (table.size < 2) continue
    const [about, ...of] = key.split(' ')
    const values = [...table].map(([value, events]) => ({ value, events }))
    differences.push({ about: about as Difference['about'], of: of.join(' '), accounts: values })
  }
  return differences
}

const WORDS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
const NUMBER = new RegExp(`\\b(\\d[\\d,.]*\\d|\\d|${WORDS.join('|')})\\s+((?:[a-z]+[ ,]+){0,4}[a-z]+)`, 'gi')
const MONTH = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]*\s+$/

/** Numbers of a sentence with what they count: the dead and the wounded by that, others by the noun behind them. */
export function numbersIn(sentence: string): { readonly of: string; readonly value: string }[] {
  const found: { of: string; value: string }[] = []
  for (const match of sentence.matchAll(NUMBER)) {
    const [, digits, after] = match
    if (
      MONTH.test(sentence.slice(0, match.index)) ||
      /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/.test(after)
    )
      continue
    const spelt = WORDS.indexOf(digits.toLowerCase())
    const value = spelt < 0 ? digits.replace(/,(?=\d{3})/g, '') : String(spelt + 1)
    const [first] = after.toLowerCase().split(/[ ,]+/)
    // "killed 12 people": the verb before decides; "12 people were killed": up to the next clause.
    const before = /\b(kill|wound|injur)\w*\s+(?:(?:at least|about|some|more than|another)\s+)?$/i.exec(
      sentence.slice(0, match.index),
    )
    const clause = before === null ? after.split(/,|\b(?:and|while|but)\b/)[0] : `${before[1]}ed`
    const of = /\b(?:killed|dead|died|deaths)\b/i.test(clause)
      ? 'killed'
      : /\b(?:wounded|injured|hurt)\b/i.test(clause)
        ? 'wounded'
        : first.replace(/s$/, '')
    if (!found.some(other => other.of === of)) found.push({ of, value })
  }
  return found
}
