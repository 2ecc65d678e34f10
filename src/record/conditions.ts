// What a filter means, as conditions on editions `e` and items `i`. Both databases understand all of it but full text.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { INSTRUMENT_KINDS } from '../instrument/index.ts'
import { STANCES } from '../position/index.ts'
import { stateOf } from './flat-item.ts'
import { fts5Any, fts5Query, requireTerms, type Term, termsOf, tsAny, tsQuery } from './full-text.ts'
import type { Backend } from './migrations.ts'
import { inMonths, sameMonth } from './months.ts'
import { pairOf } from './parts.ts'
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

/** For `editions_text match …`: one of the words or phrases at least. */
export const anyOf = (words: readonly string[]): string => fts5Any(words.flatMap(termsOf).filter(term => term.wanted))

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

/** What a row of `parts` says of a filter: all but its words, its publisher and whatever else few ask for. */
function ofParts({ kind, type, status, from, to, publishedFrom, publishedTo }: Filter): Condition[] {
  const conditions: Condition[] = [
    ...isIn('p.kind', kind),
    ...isIn('p.type', type ?? typesOf(kind)),
    ...isIn('p.status', status),
  ]
  if (from !== undefined) conditions.push(sql`p.day_to >= ${from}`)
  if (to !== undefined) conditions.push(sql`p.day_from <= ${to} and p.day_to <> ''`)
  if (publishedFrom !== undefined) conditions.push(sql`p.published >= ${publishedFrom}`)
  if (publishedTo !== undefined) conditions.push(sql`p.published <= ${`${publishedTo}T~`} and p.published <> ''`)
  return conditions
}

/**
 * Rows of `parts` as a filter has them, each item once; null where the filter names nobody, or looks at texts or items that the table leaves
 * out. Where `isWhole` they are all that the filter lets through, else conditions are to be asked all the same.
 */
export function takingPart(filter: Filter): RawBuilder<unknown> | null {
  const [first, second, ...others] = sidesOf(filter)
  if (first === undefined || filter.editions === 'all' || filter.rejected) return null
  const columns = sql`p.item_n, p.edition_n, p.kind, p.type, p.status, p.day_from, p.day_to, p.published`
  const [a, b] = [first[0], second?.[0]]
  if (second !== undefined && first.length === 1 && second.length === 1 && others.length === 0 && a !== b)
    return sql`(select ${columns} from pairs p where ${all([...isIn('p.pair', pairOf(a, b)), ...ofParts(filter)])})`
  const beside = (second === undefined ? [] : [second, ...others]).map(
    states =>
      sql<SqlBool>`exists (select 1 from parts q where q.item_n = p.item_n and ${all(isIn('q.state', states))})`,
  )
  const once = first.length > 1 ? sql`distinct` : sql``
  return sql`(select ${once} ${columns} from parts p where ${all([...isIn('p.state', first), ...ofParts(filter), ...beside])})`
}

/**
 * The same rows for some texts, from each text to its items: `of` are sources of texts, `text` the number of one. Null where the filter names
 * more than one side, or what narrows the rows of who takes part better than a text does.
 */
export function takingPartIn(
  filter: Filter,
  text: RawBuilder<unknown>,
  of: RawBuilder<unknown> = sql``,
): RawBuilder<unknown> | null {
  const [states, ...others] = sidesOf(filter)
  const { kind, type, publishedFrom, publishedTo } = filter
  const isNarrow = [type ?? typesOf(kind), publishedFrom, publishedTo].some(part => part !== undefined)
  if (states === undefined || others.length > 0 || isNarrow || takingPart(filter) === null) return null
  return sql`(select distinct p.item_n, p.edition_n, p.kind, p.type, p.status, p.day_from, p.day_to, p.published
    from ${of} actors a cross join parts p where a.edition_n = ${text} and ${all([...isIn('a.state', states), ...ofParts(filter)])}
      and p.item_n = a.item_n and p.state = a.state)`
}

/** Texts in which who is named may take part: all that do, and those in which an item of it was replaced. */
export const textsNaming = (filter: Filter): RawBuilder<unknown> =>
  sql`(select distinct a.edition_n from actors a where ${all(isIn('a.state', sidesOf(filter)[0]))})`

/** States of each side that a filter names. */
const sidesOf = (filter: Filter): string[][] =>
  partsOf(filter).map(({ codes }) => [...new Set(codes.map(code => stateOf(code) ?? code))])

/** The same filter for each of the states that may take part, where it names several and nobody beside them. */
export function forEachState({ actor, ...filter }: Filter): Filter[] | null {
  const states = actor === undefined ? [] : [...new Set(listOf(actor))]
  const isPlain = states.length > 1 && sidesOf(filter).length === 0 && isWhole({ ...filter, actor: states })
  return isPlain && filter.editions !== 'all' && !filter.rejected
    ? states.map(state => ({ ...filter, actor: state }))
    : null
}

const IN_PARTS: ReadonlySet<string> = new Set<keyof Filter>([
  ...(['actor', 'with', 'kind', 'type', 'status', 'from', 'to', 'publishedFrom', 'publishedTo'] as const),
  ...(['editions', 'rejected', 'order', 'limit', 'offset', 'cursor'] as const),
])

/** Whether `parts` says all that a filter asks: by states, not by sectors of them, and by nothing that stands elsewhere. */
export const isWhole = (filter: Filter): boolean =>
  partsOf(filter).every(({ codes }) => codes.every(code => !code.includes(':'))) &&
  Object.entries(filter).every(([field, value]) => value === undefined || IN_PARTS.has(field))

/** Standing items as a filter has them, each once, from the fewest rows that tell it: `s`-rows of item_n, edition_n, kind, type, status, days, published. */
export function standing(filter: Filter, backend: Backend): RawBuilder<unknown> {
  const taking = takingPart(filter)
  if (taking !== null && isWhole(filter)) return taking
  const columns = sql`i.n as item_n, i.edition_n, i.kind, i.type, i.status, i.day_from, i.day_to, e.published`
  const conditions = [...ofReports(filter, backend), ...ofItems(filter, backend)]
  if (taking === null)
    return sql`(select ${columns} from editions e cross join items i
      where i.edition_n = e.n and ${all([...conditions, ...narrowing(filter, backend)])})`
  return sql`(select ${columns} from ${taking} p cross join items i cross join editions e
    where i.n = p.item_n and ${sameMonth('i.edition_n', 'p.item_n', backend)} and e.n = i.edition_n and ${all(conditions)})`
}

/** Conditions on the report that follow from those on the item and have an index: they keep walks short. */
export function narrowing(filter: Filter, backend: Backend): Condition[] {
  const taking = takingPart(filter)
  const conditions: Condition[] =
    taking !== null
      ? [sql`e.n in (select t.edition_n from ${taking} t)`]
      : partsOf(filter).map(
          ({ codes }) =>
            sql`e.n in (select a.edition_n from actors a where ${all([actorIn(codes), ...inMonths('a.edition_n', filter, backend)])})`,
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
