// POLECAT: 40 columns with a header, one row an event. Several values in a cell are parted by "; " in the order of the actors;
// what is not known is "None". Read as found in the wild: "|" as well, "Intensity", a stray "Headline" header, extra tabs.
import type { KeptParty } from '../record/index.ts'
import { codeOf, quadName, stateOfId, stateOfName } from './codes.ts'
import { type EventFacts, eventFacts, isToldAsDone, nameOf, partsOf } from './event-facts.ts'
import { dayOf, eventTypeOf, type ForeignParty, foreignReading, type Reader, rowsOf, shown } from './import-row.ts'
import type { Writer } from './source.ts'
import { tabCells, tabRow } from './tab-row.ts'

/** The columns in their order. */
export const POLECAT_COLUMNS = [
  'Event ID',
  'Event Date',
  'Event Type',
  'Event Mode',
  'Event Intensity',
  'Quad Code',
  'Contexts',
  'Actor Name',
  'Actor Country',
  'Actor COW',
  'Primary Actor Sector',
  'Actor Sectors',
  'Actor Title',
  'Actor Name Raw',
  'Wikipedia Actor ID',
  'Recipient Name',
  'Recipient Country',
  'Recipient COW',
  'Primary Recipient Sector',
  'Recipient Sectors',
  'Recipient Title',
  'Recipient Name Raw',
  'Wikipedia Recipient ID',
  'Placename',
  'City',
  'District',
  'Province',
  'Country',
  'Latitude',
  'Longitude',
  'GeoNames ID',
  'Raw Placename',
  'Feature Type',
  'Source',
  'Publication Date',
  'Story People',
  'Story Organizations',
  'Story Locations',
  'Language',
  'Version',
] as const
type Column = (typeof POLECAT_COLUMNS)[number]
type Cells = Partial<Record<Column, string | number>>

const MISSING = 'None'
const VERSION = 'chancery'

/** Items in, a header and one row an event out. */
export const writePolecat: Writer = async function* (source, leftOut) {
  yield tabRow(POLECAT_COLUMNS)
  for await (const item of source.items()) {
    const facts = eventFacts(item)
    if (facts === null) leftOut(`${item.kind}: POLECAT knows events only`)
    else if (!isToldAsDone(item.status)) leftOut(`events ${item.status}: POLECAT knows only what is told as done`)
    else if (facts.day === null) leftOut('events without a date: POLECAT needs a day')
    else yield tabCells(POLECAT_COLUMNS, cellsOfEvent(facts, facts.day), MISSING)
  }
}

function cellsOfEvent({ item, event, sources, targets }: EventFacts, day: string): Cells {
  const { plover, quad, intensity } = codeOf(event.type, event.mode)
  const place = item.place === null ? null : stateOfId(item.place)
  return {
    'Event ID': item.id,
    'Event Date': day,
    'Event Type': plover,
    'Event Mode': event.mode ?? '',
    'Event Intensity': intensity.toFixed(1),
    'Quad Code': quadName(quad),
    Contexts: (event.contexts ?? []).join('; '),
    ...partyCells('Actor', sources),
    ...partyCells('Recipient', targets),
    Country: place?.id ?? item.place ?? '',
    Latitude: place?.middle?.latitude ?? '',
    Longitude: place?.middle?.longitude ?? '',
    'Feature Type': place?.middle ? 'country' : '',
    Source: item.report.publisher ?? '',
    'Publication Date': item.report.published?.slice(0, 10) ?? '',
    Language: 'en',
    Version: VERSION,
  }
}

function partyCells(side: 'Actor' | 'Recipient', parties: readonly KeptParty[]): Cells {
  if (parties.length === 0) return {}
  const each = (value: (party: KeptParty) => string) =>
    parties
      .map(
        party =>
          value(party)
            .replace(/[|;]\s*/g, ', ')
            .trim() || MISSING,
      )
      .join('; ')
  const code = ({ actor }: KeptParty) => partsOf(actor).state
  return {
    [`${side} Name`]: each(party => party.name ?? stateOfId(code(party))?.name ?? nameOf(party)),
    [`${side} Country`]: each(code),
    [`${side} COW`]: each(party => stateOfId(code(party))?.cow ?? ''),
    [`Primary ${side} Sector`]: each(({ actor }) => partsOf(actor).sector),
    [`${side} Sectors`]: each(({ actor }) => partsOf(actor).sector),
    [`${side} Name Raw`]: each(({ words }) => words),
  }
}

/** Headers that stand for one of ours, in lower case. */
const ALIASES: Readonly<Record<string, Column>> = { intensity: 'Event Intensity' }
const columnOf = (header: string): Column | null =>
  POLECAT_COLUMNS.find(column => column.toLowerCase() === header.toLowerCase()) ?? ALIASES[header.toLowerCase()] ?? null

/** Rows in, events without text out. The header decides where each column stands; without one, the published order. */
export const readPolecat: Reader = (chunks, encoding) => {
  let places: readonly (Column | null)[] | null = null
  /** Rows of a file with a stray "Headline" header have no cell for it. */
  let withoutStray: readonly (Column | null)[] | null = null
  return rowsOf(chunks, encoding, line => {
    const cells = line.split('\t').map(cell => cell.trim())
    if (places === null) {
      const headers = cells.map(columnOf)
      const isHeader = headers.includes('Event ID') && headers.includes('Event Type')
      places = isHeader ? headers : POLECAT_COLUMNS
      withoutStray = isHeader ? headers.filter((header, i) => header !== null || !/^headline$/i.test(cells[i])) : places
      if (isHeader) return null
    }
    if (columnOf(cells[0]) === 'Event ID') return 'is the header once more'
    return eventOfRow(cells, places, withoutStray ?? places)
  })
}

function eventOfRow(
  given: readonly string[],
  places: readonly (Column | null)[],
  withoutStray: readonly (Column | null)[],
) {
  const cells = [...given]
  while (cells.length > places.length && cells[cells.length - 1] === '') cells.pop()
  // Extra tabs within a row: no cell of these files is empty but by mistake ("None" is written), so empty ones go first.
  while (cells.length > places.length && cells.includes('')) cells.splice(cells.indexOf(''), 1)
  const by = cells.length === withoutStray.length ? withoutStray : places
  if (cells.length !== by.length) return `has ${cells.length} columns, expected ${by.length}`
  const cell = (column: Column) => {
    const found = cells[by.indexOf(column)] ?? ''
    return found === MISSING ? '' : found
  }
  const id = cell('Event ID')
  if (id === '') return 'Event ID is empty'
  const type = eventTypeOf(cell('Event Type'))
  if (type === null) return `Event Type is ${shown(cell('Event Type'))}, expected one of PLOVER's`
  const from = dayOf(cell('Event Date'))
  if (from === null) return `Event Date is ${shown(cell('Event Date'))}, expected a day like 2024-01-15`
  return foreignReading({
    id: `polecat:${id}`,
    type,
    mode: cell('Event Mode').toLowerCase(),
    contexts: valuesOf(cell('Contexts')).map(context => context.toLowerCase()),
    sources: partiesOf('Actor', cell),
    targets: partiesOf('Recipient', cell),
    from,
    place: stateOfName(cell('Country')),
    publisher: cell('Source'),
    published: dayOf(cell('Publication Date')),
  })
}

const valuesOf = (cell: string): string[] => (cell === '' ? [] : cell.split(/\s*[|;]\s*/).filter(value => value !== ''))

function partiesOf(side: 'Actor' | 'Recipient', cell: (column: Column) => string): ForeignParty[] {
  const names = valuesOf(cell(`${side} Name`))
  const codes = valuesOf(cell(`${side} Country`))
  const sectors = valuesOf(cell(`Primary ${side} Sector`))
  const known = (value = '') => (value === MISSING ? '' : value)
  const parties: ForeignParty[] = []
  for (let i = 0; i < Math.max(names.length, codes.length); i++) {
    // One country or sector for several names holds for each of them.
    const code = known(codes.length === 1 ? codes[0] : codes[i])
    const sector = known(sectors.length === 1 ? sectors[0] : sectors[i])
    const name = known(names[i])
    const state = stateOfName(code) ?? (code === '' ? null : code)
    const actor = state === null ? null : sector === '' ? state : `${state}:${sector}`
    const isState = state !== null && name === stateOfId(state)?.name
    if (actor !== null || name !== '') parties.push({ actor, name: isState ? null : name })
  }
  return parties
}
