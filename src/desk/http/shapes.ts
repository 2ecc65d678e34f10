// What answers are made of, as zod has it: kept items, cited rows, reports. The same as the interfaces of record/ and view/, which the
// handlers' types check. What has an `id` stands once in /openapi.json, under that name.
import { z } from 'zod'
import { KINDS, ORIGINS, ROLES, readingSchema, VERDICTS } from '../../record/index.ts'

export const span = z
  .tuple([z.int(), z.int()])
  .readonly()
  .meta({ id: 'Span', description: '[start, end) in UTF-16 code units of the text' })
const text = z.string()
const textOrNull = z.string().nullable()
const code = textOrNull.describe('RUS, RUS:GOV, NATO; null where nobody could tell')
const day = textOrNull.describe('ISO date')

export const reportShape = z
  .object({ id: text, url: textOrNull, title: textOrNull, publisher: textOrNull, published: day })
  .readonly()
  .meta({ id: 'Report' })

const sentence = z.object({ words: text, span }).readonly().nullable()

const item = z
  .union([
    readingSchema.shape.statements.unwrap().element,
    readingSchema.shape.events.unwrap().element,
    readingSchema.shape.positions.unwrap().element,
    readingSchema.shape.instruments.unwrap().element,
  ])
  .meta({ id: 'Item' })

export const keptParty = z
  .object({ role: z.enum(ROLES), actor: code, state: code, name: textOrNull, span, words: text })
  .readonly()
  .meta({ id: 'KeptParty' })

export const keptItem = z
  .object({
    id: text.describe('20 hex digits; /item/{id}.json'),
    kind: z.enum(KINDS),
    reportId: text,
    edition: text.describe('The text it stands in; /report/{edition}.json'),
    editionNumber: z.int(),
    type: text,
    status: textOrNull,
    span,
    words: text.describe('Exactly as in the text'),
    sentence,
    about: textOrNull.describe('Content, issue or subject, as in the text'),
    from: day,
    to: day,
    place: code,
    statement: textOrNull.describe('Id of the statement that tells it; null in the reporter’s own voice'),
    parties: z.array(keptParty).readonly(),
    item: item.describe('As read, with local ids and all spans'),
    origin: z.enum(ORIGINS),
    verdict: z.enum(VERDICTS).nullable(),
    happening: textOrNull,
    report: reportShape,
  })
  .readonly()
  .meta({ id: 'KeptItem', description: 'An item with its exact words' })

export const cited = z
  .object({
    id: text.describe('/item/{id}.json'),
    kind: z.enum(KINDS),
    type: text,
    mode: textOrNull,
    status: textOrNull,
    words: text.describe('Exactly as in the text'),
    span,
    sentence: sentence.describe('The sentence around the words; null for imports'),
    about: textOrNull,
    parties: z.array(z.object({ role: z.enum(ROLES), actor: code, state: code, name: text }).readonly()).readonly(),
    from: day,
    to: day,
    place: code,
    statement: textOrNull,
    happening: textOrNull,
    origin: z.enum(ORIGINS),
    verdict: z.enum(VERDICTS).nullable(),
    report: reportShape
      .unwrap()
      .extend({ edition: text.describe('/report/{edition}.json') })
      .readonly(),
  })
  .readonly()
  .meta({ id: 'Cited', description: 'An item as a row of a view cites it' })

export const keptEdition = reportShape.unwrap().extend({
  edition: text,
  editionNumber: z.int(),
  latest: z.boolean(),
  language: textOrNull,
  text,
  textHash: text,
  reader: text,
  origin: z.enum(ORIGINS),
  copyOf: textOrNull,
})

/** Without the text. */
export const editionHead = keptEdition.omit({ text: true }).meta({ id: 'EditionHead' })

export const actorNamed = z
  .object({ code: text, name: text.describe('The usual name; the code where there is none') })
  .readonly()
  .meta({ id: 'ActorNamed' })
