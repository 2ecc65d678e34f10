// What a filter means, as conditions on editions `e` and items `i`. Both databases understand all of it but full text.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { INSTRUMENT_KINDS } from '../instrument/index.ts'
import { STANCES } from '../position/index.ts'
import { stateOf } from './flat-item.ts'
import { fts5Any, fts5Query, requireTerms, type Term, termsOf, tsAny, tsQuery } from './full-text.ts'
import type { Backend } from './migrations.ts'
import { inMonths, sameMonth } from './months.ts'
import type { Kind } from './reading.ts'
import { storable } from './storable.ts'
import type { Filter } from './store.ts'

type Condition = RawBuilder<SqlBool>

const listOf = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T])

const isIn = (column: string, value: string | readonly string[] | undefined) => isAmong(sql.ref(column), value)

function isAmong(of: RawBuilder<unknown>, value: string | readonly string[] | undefined): Condition[] {
  if (value === undefined) return []
  const values = listOf(value).map(storable)
  return values.length === 0 ? [sql`1 = 0`] : [sql`${of} in (${sql.join(values)})`]
}

/** All of the conditions; true where there are none. */
export const all = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql`1 = 1` : sql`${sql.join(conditions, sql` and `)}`

/** The document matches a full-text query. */
function textMatches(terms: readonly Term[], backend: Backend): Condition {
  return backend === 'sqlite'
    ? sql`e.n in (select rowid from editions_text where editions_text match ${fts5Query(terms)})`
    : sql`e.lexemes @@ ${tsQuery(terms)}`
}

/** The text holds one of the words or phrases at least. */
export function holdsAny(words: readonly string[], backend: Backend): Condition {
  const terms = words.flatMap(termsOf).filter(term => term.wanted)
  if (terms.length === 0) return sql`1 = 0`
  return backend === 'sqlite'
    ? sql`e.n in (select rowid from editions_text where editions_text match ${fts5Any(terms)})`
    : sql`e.lexemes @@ ${tsAny(terms)}`
}

/** Conditions on the report alone. */
export function ofReports(filter: Filter, backend: Backend): Condition[] {
  const conditions: Condition[] = inMonths('e.n', filter, backend)
  if (filter.editions !== 'all') conditions.push(sql`e.latest = 1`)
  if (filter.publishedFrom !== undefined) conditions.push(sql`e.published >= ${filter.publishedFrom}`)
  // A publication date may go on with a time, which sorts before "T~".
  if (filter.publishedTo !== undefined)
    conditions.push(sql`e.published <= ${`${filter.publishedTo}T~`} and e.published <> ''`)
  conditions.push(...isIn('e.publisher', filter.publisher), ...isIn('e.report_id', filter.report))
  conditions.push(...isIn('e.edition', filter.edition))
  if (filter.words !== undefined) conditions.push(textMatches(requireTerms(filter.words), backend))
  if (filter.anyWord !== undefined) conditions.push(holdsAny(filter.anyWord, backend))
  return conditions
}

/** Who has to take part, and on which side. */
function partsOf(filter: Filter): { readonly codes: readonly string[]; readonly side: string | null }[] {
  const parts: { codes: readonly string[]; side: string | null }[] = []
  if (filter.actor !== undefined) parts.push({ codes: listOf(filter.actor), side: null })
  if (filter.with !== undefined) parts.push({ codes: listOf(filter.with), side: null })
  if (filter.source !== undefined) parts.push({ codes: listOf(filter.source), side: 's' })
  if (filter.target !== undefined) parts.push({ codes: listOf(filter.target), side: 't' })
  return parts
}

function actorIn(codes: readonly string[]): Condition {
  // The look-up is by state: a code with a colon asks for one sector of it.
  const each = codes.map(code =>
    code.includes(':')
      ? sql<SqlBool>`(a.state = ${stateOf(code)} and a.actor = ${code})`
      : sql<SqlBool>`a.state = ${code}`,
  )
  return each.length === 0 ? sql`1 = 0` : sql`(${sql.join(each, sql` or `)})`
}

/**
 * Conditions on the item. `byLabel`: where items are found by kind and status. Everywhere else they are found by edition, number or actor, and
 * SQLite must not begin with the index of labels, which is most of the record.
 */
export function ofItems(filter: Filter, backend: Backend, byLabel = false): Condition[] {
  const conditions: Condition[] = inMonths('i.edition_n', filter, backend)
  if (!filter.rejected) conditions.push(sql`i.stands = 1`)
  else conditions.push(sql`(i.stands = 1 or i.verdict = 'rejected')`)
  for (const [column, value] of [
    ['i.kind', filter.kind],
    ['i.type', filter.type],
    ['i.status', filter.status],
  ] as const)
    conditions.push(...(byLabel ? isIn(column, value) : isAmong(sql`(${sql.ref(column)} || '')`, value)))
  conditions.push(...isIn('i.place', filter.place), ...isIn('i.id', filter.id), ...isIn('i.origin', filter.origin))
  for (const { codes, side } of partsOf(filter)) {
    const onSide = side === null ? sql`` : sql`and a.side = ${side}`
    const inRole = filter.role === undefined || side !== null ? [] : isIn('a.role', filter.role)
    conditions.push(
      sql`exists (select 1 from actors a where a.edition_n = i.edition_n and a.item_n = i.n and ${actorIn(codes)} ${onSide} and ${all([...inRole, ...inMonths('a.edition_n', filter, backend)])})`,
    )
  }
  if (filter.from !== undefined) conditions.push(sql`i.day_to >= ${filter.from}`)
  if (filter.to !== undefined) conditions.push(sql`i.day_from <= ${filter.to} and i.day_to <> ''`)
  if (filter.issue !== undefined) {
    const pattern = `%${filter.issue.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
    conditions.push(sql`lower(i.about) like ${pattern} escape '\\'`)
  }
  if (filter.happening !== undefined)
    conditions.push(sql`i.n in (select item_n from happenings where happening = ${filter.happening})`)
  if (filter.minReports !== undefined && filter.minReports > 1)
    conditions.push(
      sql`i.n in (select h.item_n from happenings h where h.happening in (
        select m.happening from happenings m join items j on j.n = m.item_n where m.kind = 'events' and j.stands = 1
        group by m.happening having count(distinct j.edition_n) >= ${filter.minReports}))`,
    )
  if (filter.minConfidence !== undefined)
    conditions.push(
      sql`(i.kind <> 'events' or i.verdict is not null or coalesce(${confidence(backend)}, 1) >= ${filter.minConfidence})`,
    )
  return conditions
}

/** An event's confidence, from the item as it was read. PostgreSQL takes it out by its letters: its JSON holds no lone half of a character. */
const confidence = (backend: Backend) =>
  backend === 'sqlite'
    ? sql`json_extract(i.item, '$.confidence')`
    : sql`cast(substring(i.item from '"confidence":([0-9.eE+-]+)') as double precision)`

/** Types of the kinds of which few texts hold one: they narrow as a type does. */
const FEW: Partial<Record<Kind, readonly string[]>> = { positions: STANCES, instruments: INSTRUMENT_KINDS }

const typesOf = (kind: Filter['kind']): readonly string[] | undefined =>
  typeof kind === 'string' ? FEW[kind as Kind] : undefined

/** Texts in which one of the codes is party to what the filter asks for, within its days of publication. */
function appearing(codes: readonly string[], { kind, type, publishedFrom, publishedTo }: Filter): Condition {
  const within: Condition[] = [
    sql`a.state in (${sql.join(codes.map(code => stateOf(code)))})`,
    ...isIn('a.type', type ?? typesOf(kind)),
  ]
  if (publishedFrom !== undefined) within.push(sql`a.published >= ${publishedFrom}`)
  if (publishedTo !== undefined) within.push(sql`a.published <= ${`${publishedTo}T~`}`)
  return sql`e.n in (select a.edition_n from appearances a where ${all(within)})`
}

/** Conditions on the report that follow from those on the item and have an index: they keep walks short. */
export function narrowing(filter: Filter, backend: Backend): Condition[] {
  const conditions: Condition[] = partsOf(filter).map(({ codes }) =>
    codes.length === 0 ? sql`1 = 0` : appearing(codes, filter),
  )
  if (filter.id !== undefined)
    conditions.push(sql`e.n in (select i.edition_n from items i where ${all(isIn('i.id', filter.id))})`)
  if (filter.happening !== undefined) {
    conditions.push(
      sql`e.n in (select i.edition_n from happenings h join items i on i.n = h.item_n and ${sameMonth('i.edition_n', 'h.item_n', backend)} where h.happening = ${filter.happening})`,
    )
  }
  return conditions
}

/** Items `i` from which counting begins: those of an actor by its index, else all. Conditions are to be asked all the same. */
export function itemsFor(filter: Filter, backend: Backend): RawBuilder<unknown> {
  const [part] = partsOf(filter)
  return part === undefined
    ? sql`items i`
    : sql`(select distinct a.item_n from actors a where ${all([actorIn(part.codes), ...inMonths('a.edition_n', filter, backend)])}) own
        join items i on i.n = own.item_n and ${sameMonth('i.edition_n', 'own.item_n', backend)}`
}

const ITEM_FIELDS = [
  'kind',
  'type',
  'status',
  'actor',
  'with',
  'source',
  'target',
  'role',
  'from',
  'to',
  'issue',
  'place',
  'happening',
  'id',
  'origin',
  'minConfidence',
  'minReports',
] as const satisfies readonly (keyof Filter)[]

/** Whether a filter asks anything of items at all. */
export const asksOfItems = (filter: Filter): boolean => ITEM_FIELDS.some(field => filter[field] !== undefined)
