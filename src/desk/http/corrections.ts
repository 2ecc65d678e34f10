// Corrections: `POST /corrections` makes one, `/corrections.json` tells them all. Signed with the name of the token.
import { z } from 'zod'
import { ACTIONS, type AnyItem, type Correction, KINDS } from '../../record/index.ts'
import { pageQuery } from './filter.ts'
import { listOf, oneOf, rowPage } from './list.ts'
import { Problem } from './problem.ts'
import { isAtLeast } from './role.ts'
import { route } from './route.ts'
import { span } from './shapes.ts'

const itemAsWritten = z.custom<AnyItem>(
  value => value !== null && typeof value === 'object' && !Array.isArray(value),
  'expected an item',
)
const itemShape = itemAsWritten.nullable()

export const correctionShape = z
  .object({
    id: z.string(),
    action: z.enum(ACTIONS),
    by: z.string(),
    reason: z.string().nullable(),
    at: z.string(),
    item: z.string().nullable(),
    items: z.array(z.string()).readonly(),
    correction: z.string().nullable(),
    edition: z.string(),
    kind: z.enum(KINDS).nullable(),
    before: itemShape,
    after: itemShape,
    span: span.nullable(),
    words: z.string().nullable(),
    undone: z.boolean(),
  })
  .readonly()

const id = z.string().regex(/^[0-9a-f]{4,20}$/, 'expected 4 to 20 hex digits')
const reason = z.string().max(2000).optional()

/** One shape an action. `after` is checked as an item of its kind, with its words at its spans, when it is kept. */
const newCorrection = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('confirm'), item: id, reason }),
  z.strictObject({ action: z.literal('reject'), item: id, reason }),
  z.strictObject({ action: z.literal('edit'), item: id, after: itemAsWritten, reason }),
  z.strictObject({ action: z.literal('add'), edition: id, kind: z.enum(KINDS), after: itemAsWritten, reason }),
  z.strictObject({ action: z.literal('split'), items: z.array(id).min(1).max(200), reason }),
  z.strictObject({ action: z.literal('undo'), correction: id, reason }),
])

export const correct = route({
  method: 'POST',
  path: '/corrections',
  about: 'Confirms, rejects, edits or adds an item, splits events off their happening, or undoes a correction',
  role: 'analyst',
  changes: true,
  body: { as: 'json', schema: newCorrection, most: 100_000 },
  answer: oneOf(correctionShape),
  async handle({ desk: { store }, body: { reason = null, ...body }, visitor }) {
    const by = visitor.name ?? ''
    if (body.action === 'undo' && !isAtLeast(visitor.role, 'admin')) {
      const made = await correctionOf(store.corrections(), body.correction)
      if (made !== null && made.by !== by)
        throw new Problem('forbidden', `the correction is ${made.by}’s, and to undo another’s needs the role admin`)
    }
    return { data: await store.correct({ ...body, by, reason }) }
  },
})

async function correctionOf(all: AsyncIterable<Correction>, prefix: string): Promise<Correction | null> {
  for await (const correction of all) if (correction.id.startsWith(prefix)) return correction
  return null
}

export const corrections = route({
  method: 'GET',
  path: '/corrections.json',
  about: 'Every correction, the latest first',
  role: 'reader',
  query: pageQuery.extend({ item: id.optional(), by: z.string().max(200).optional(), edition: id.optional() }),
  answer: listOf(correctionShape),
  async handle({ desk: { store }, query: { item, by, edition, ...page } }) {
    const filter = {
      ...(item === undefined ? {} : { item }),
      ...(by === undefined ? {} : { by }),
      ...(edition === undefined ? {} : { edition }),
    }
    const all: Correction[] = []
    for await (const correction of store.corrections(filter)) all.push(correction)
    return rowPage(all.reverse(), null, correction => correction.id, page)
  },
})
