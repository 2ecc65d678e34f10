// PLOVER JSONL, by the manual of February 2024: one event a line. Read with the older names (source, target, eventText) too.
import { z } from 'zod'
import type { KeptParty } from '../record/index.ts'
import { codeOf, quadName, stateOfId, stateOfName } from './codes.ts'
import { type EventFacts, eventFacts, isToldAsDone, nameOf, partsOf } from './event-facts.ts'
import {
  dayOf,
  eventTypeOf,
  type ForeignParty,
  foreignReading,
  type Reader,
  rowsOf,
  shown,
  statusOf,
} from './import-row.ts'
import type { Writer } from './source.ts'

/** Items in, one JSON object a line out. Planned and denied events have `has_event` false and their status as comment. */
export const writePlover: Writer = async function* (source, leftOut) {
  for await (const item of source.items()) {
    const facts = eventFacts(item)
    if (facts === null) leftOut(`${item.kind}: PLOVER knows events only`)
    else if (facts.day === null) leftOut('events without a date: PLOVER needs a day')
    else yield `${JSON.stringify(recordOf(facts, facts.day))}\n`
  }
}

function recordOf({ item, event, sources, targets }: EventFacts, day: string) {
  const { plover, quad, intensity } = codeOf(event.type, event.mode)
  const place = item.place === null ? null : stateOfId(item.place)
  const { url, title, publisher, published } = item.report
  const notes = [
    `status=${event.status}`,
    ...(plover === event.type ? [] : [`type=${event.type}`]),
    // PLOVER has a day of coding, and none of publication.
    ...(published === null ? [] : [`published=${published.slice(0, 10)}`]),
  ]
  return {
    id: item.id,
    has_event: isToldAsDone(item.status),
    date: day,
    ...(item.to !== null && item.to !== day ? { enddate: item.to } : {}),
    actor: sources.map(entityOf),
    recipient: targets.map(entityOf),
    event: plover,
    ...(event.mode ? { mode: event.mode } : {}),
    ...(event.contexts && event.contexts.length > 0 ? { context: event.contexts } : {}),
    quad_code: quadName(quad),
    event_scale: intensity,
    ...(item.words === '' ? {} : { event_text: item.words }),
    ...(item.place === null
      ? {}
      : {
          event_loc: {
            resolved_place: place?.name ?? item.place,
            country: place?.name ?? item.place,
            country_code: item.place,
            ...(place?.middle ? { lat: place.middle.latitude, lon: place.middle.longitude } : {}),
            resolution: 1,
          },
        }),
    ...(item.words === '' ? {} : { text_info: { start: item.span[0], end: item.span[1] } }),
    cite_info: clean({ citation: item.reportId, url, title, publication: publisher, language: 'en' }),
    coder: 'chancery',
    comment: notes.join('; '),
  }
}

const clean = (fields: Readonly<Record<string, string | null>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))

function entityOf(party: KeptParty) {
  const { state, sector } = partsOf(party.actor)
  return {
    ...(state === '' ? {} : { code: state }),
    ...(sector === '' ? {} : { sector: [sector] }),
    ...(nameOf(party) === '' ? {} : { entity_text: party.words || nameOf(party) }),
    ...(party.name === null ? {} : { identifier_text: party.name }),
  }
}

// What other hands wrote is loose: numbers as text, one value for a list. Only what is used is looked at.
const words = z.union([z.string(), z.number()]).transform(String)
const list = z
  .union([words.transform(value => [value]), z.array(words)])
  .nullish()
  .catch(null)
const entity = z.object({
  code: words.nullish().catch(null),
  sector: list,
  entity_text: words.nullish().catch(null),
  identifier_text: words.nullish().catch(null),
})
type Entity = z.infer<typeof entity>
const codeOnly = words.transform((code): Entity => ({ code, sector: null, entity_text: null, identifier_text: null }))
const entities = z.union([
  z.array(z.union([entity, codeOnly])),
  entity.transform(one => [one]),
  codeOnly.transform(one => [one]),
])
const cite = z.object({ url: words.nullish(), title: words.nullish(), publication: words.nullish() })
const record = z.object({
  id: words,
  date: words,
  enddate: words.nullish().catch(null),
  event: words,
  actor: entities.nullish(),
  recipient: entities.nullish().catch(null),
  source: entities.nullish().catch(null),
  target: entities.nullish().catch(null),
  mode: list,
  context: list,
  comment: words.nullish().catch(null),
  event_loc: z.object({ country_code: words.nullish(), country: words.nullish() }).nullish().catch(null),
  cite_info: cite.nullish().catch(null),
  has_event: z
    .union([z.boolean(), z.literal([0, 1, '0', '1', 'false', 'true'])])
    .nullish()
    .catch(null),
})

const TELLS_NONE: ReadonlySet<unknown> = new Set([false, 0, '0', 'false'])

/** Lines in, events without text out. */
export const readPlover: Reader = (chunks, encoding) =>
  rowsOf(chunks, encoding, line => {
    let value: unknown
    try {
      value = JSON.parse(line.trim().replace(/^\[|[\],]$/g, '') || 'null')
    } catch {
      return `is not JSON: ${shown(line)}`
    }
    // The brackets of a JSON array that stand on lines of their own.
    if (value === null) return null
    const checked = record.safeParse(value)
    if (!checked.success) {
      const [{ path, message }] = checked.error.issues
      return `is no PLOVER record: ${path.length > 0 ? `"${path.join('.')}": ` : ''}${message}`
    }
    const given = checked.data
    const note = (key: string) => new RegExp(`(?:^|; )${key}=([\\w-]+)`).exec(given.comment ?? '')?.[1] ?? ''
    const status = statusOf(note('status'))
    if (status === null && TELLS_NONE.has(given.has_event)) return 'tells of no event: has_event is false'
    const type = eventTypeOf(note('type')) ?? eventTypeOf(given.event)
    if (type === null) return `event is ${shown(given.event)}, expected one of PLOVER's types`
    const from = dayOf(given.date)
    if (from === null) return `date is ${shown(given.date)}, expected a day like 2024-01-15`
    const place = given.event_loc?.country_code || given.event_loc?.country || ''
    return foreignReading({
      id: `plover:${given.id}`,
      type,
      mode: given.mode?.[0],
      contexts: given.context ?? [],
      status: status ?? undefined,
      sources: partiesOf(given.actor ?? given.source),
      targets: partiesOf(given.recipient ?? given.target),
      from,
      to: given.enddate ? dayOf(given.enddate) : null,
      place: stateOfName(place),
      url: given.cite_info?.url,
      title: given.cite_info?.title,
      publisher: given.cite_info?.publication,
      published: dayOf(note('published')),
    })
  })

const partiesOf = (given: readonly Entity[] | null | undefined): ForeignParty[] =>
  (given ?? []).flatMap(({ code, sector, identifier_text, entity_text }) => {
    const state = code ? (stateOfName(code) ?? code) : null
    const name = identifier_text || (state === null ? entity_text : null)
    if (state === null && !name) return []
    return [{ actor: state === null ? null : sector?.[0] ? `${state}:${sector[0]}` : state, name }]
  })
