// The one filter, as query parameters: the same on every page, its JSON twin and its exports.
import { z } from 'zod'
import { type Filter, KINDS } from '../../record/index.ts'
import { Problem } from './problem.ts'

/** Longest value of a parameter. */
const LONGEST = 400

const word = z.string().max(LONGEST)
/** `a,b` and a parameter given twice are the same. */
const codes = z
  .array(word)
  .max(50)
  .transform(values =>
    values.flatMap(value =>
      value
        .split(',')
        .map(code => code.trim())
        .filter(code => code !== ''),
    ),
  )
const day = z.iso.date()

/** Rows of a page where nothing is said, and at most. */
export const PAGE = 50
export const MOST = 500

export const filterShape = {
  kind: codes
    .pipe(z.array(z.enum(KINDS)))
    .optional()
    .describe('statements, events, positions, instruments'),
  actor: codes
    .optional()
    .describe('A state or organisation takes in its sectors (RUS), a code with a colon only itself (RUS:GOV)'),
  actorB: word.optional().describe('With actor: both take part'),
  type: codes.optional().describe('Event type, form of statement, stance, kind of instrument'),
  status: codes.optional().describe('Status of events or instruments'),
  place: codes.optional().describe('State where it took place'),
  issue: word.optional().describe('Letters that the issue, content or subject holds'),
  publisher: z.array(word).max(50).optional(),
  edition: z
    .string()
    .regex(/^[0-9a-f]{20}$/, 'expected 20 hex digits')
    .optional()
    .describe('Text in which it stands'),
  from: day.optional().describe('Not before: the item’s own time, or its report’s day where it has none'),
  to: day.optional().describe('Not after'),
  publishedFrom: day.optional().describe('Published not before'),
  publishedTo: day.optional().describe('Published not after'),
  happening: z
    .string()
    .regex(/^[0-9a-f]{20}$/, 'expected 20 hex digits')
    .optional()
    .describe('Of one happening, or mentions of one paper'),
  minConfidence: z.coerce
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('Leaves out events that are less sure, but for those that an analyst looked at'),
  q: word.optional().describe('Words that the report holds: "a phrase", -without'),
} as const

const pageShape = {
  cursor: z.string().max(2000).optional().describe('Goes on where `next` of the page before told'),
  limit: z.coerce.number().int().min(1).max(MOST).default(PAGE).describe('Rows of a page'),
} as const

/** The filter alone: exports, which are whole. */
export const filterQuery = z.object(filterShape)
/** The filter and which page of the rows. */
export const listQuery = z.object({ ...filterShape, ...pageShape })
/** A page of what has no filter. */
export const pageQuery = z.object(pageShape)

export type FilterQuery = z.output<typeof filterQuery>
export type ListQuery = z.output<typeof listQuery>

/** What the record is asked for. `base` is what the page itself asks, and wins. */
export function filterOf(query: FilterQuery, base: Filter = {}): Filter {
  const { q, actor, actorB, edition, ...others } = query
  if (actorB !== undefined && actor?.length !== 1)
    throw new Problem('bad-request', `"actorB" is given with ${actor?.length ?? 0} of "actor", expected one`, {
      field: 'actorB',
    })
  const one: Filter =
    actorB !== undefined ? { actor: actor?.[0] ?? '', with: actorB } : actor === undefined ? {} : { actor }
  return {
    ...asked(others),
    ...one,
    ...(edition === undefined ? {} : { edition, editions: 'all' as const }),
    ...(q === undefined ? {} : { words: q }),
    ...base,
  }
}

/** Fields that the filter has under the same name, as far as they are given. */
function asked(query: Omit<FilterQuery, 'q' | 'actor' | 'actorB' | 'edition'>): Filter {
  const names = Object.keys(filterShape) as (keyof typeof query)[]
  return Object.fromEntries(names.flatMap(name => (query[name] === undefined ? [] : [[name, query[name]]])))
}

/** Fields of the record's filter that have another name in a query. */
const NAMES: Readonly<Partial<Record<keyof Filter, string>>> = { words: 'q', with: 'actorB' }

/** A filter as a query, `?q=talks&actor=RUS`; null where it has what no query can say. */
export function queryOfFilter(filter: Filter): string | null {
  const query = new URLSearchParams()
  for (const [field, value] of Object.entries(filter) as [keyof Filter, string | number | readonly string[]][]) {
    const name = NAMES[field] ?? field
    if (!Object.hasOwn(filterShape, name)) return null
    const values = typeof value === 'object' ? value : [String(value)]
    if (name === 'actorB' && (values.length !== 1 || query.getAll('actor').length > 1)) return null
    for (const one of values) query.append(name, one)
  }
  return `?${query}`
}
