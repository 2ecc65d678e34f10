// GDELT 2.0 events: 61 columns, no header. One row a pair of actors; numbers of tone and coverage that nobody measured stay empty.
import type { KeptParty } from '../record/index.ts'
import {
  cameoGroup,
  cameoSector,
  codeOf,
  groupOfCameo,
  sectorOfCameo,
  stateOfCameo,
  stateOfFips,
  stateOfId,
  typeOfCameo,
} from './codes.ts'
import { nameOf, partsOf } from './event-facts.ts'
import { compactDay, compactTime, type GdeltPair, gdeltPairs } from './gdelt.ts'
import { dayOf, type ForeignParty, foreignReading, type Reader, rowsOf, shown } from './import-row.ts'
import type { Writer } from './source.ts'
import { cellsOf, tabCells } from './tab-row.ts'

const ACTOR = [
  'Code',
  'Name',
  'CountryCode',
  'KnownGroupCode',
  'EthnicCode',
  'Religion1Code',
  'Religion2Code',
  'Type1Code',
  'Type2Code',
  'Type3Code',
] as const
const GEO = ['Type', 'FullName', 'CountryCode', 'ADM1Code', 'ADM2Code', 'Lat', 'Long', 'FeatureID'] as const
const named = <P extends string, F extends string>(prefix: P, fields: readonly F[]) =>
  fields.map(field => `${prefix}${field}` as const)

/** The columns in their order. */
export const GDELT_EVENT_COLUMNS = [
  'GLOBALEVENTID',
  'SQLDATE',
  'MonthYear',
  'Year',
  'FractionDate',
  ...named('Actor1', ACTOR),
  ...named('Actor2', ACTOR),
  'IsRootEvent',
  'EventCode',
  'EventBaseCode',
  'EventRootCode',
  'QuadClass',
  'GoldsteinScale',
  'NumMentions',
  'NumSources',
  'NumArticles',
  'AvgTone',
  ...named('Actor1Geo_', GEO),
  ...named('Actor2Geo_', GEO),
  ...named('ActionGeo_', GEO),
  'DATEADDED',
  'SOURCEURL',
] as const
type Column = (typeof GDELT_EVENT_COLUMNS)[number]
type Cells = Partial<Record<Column, string | number>>

/** Items in, tab-separated rows out. */
export const writeGdeltEvents: Writer = async function* (source, leftOut) {
  for await (const pair of gdeltPairs(source, leftOut)) {
    const text = (await source.report(pair.facts.item.edition))?.text ?? ''
    yield tabCells(GDELT_EVENT_COLUMNS, cellsOfPair(pair, text))
  }
}

function cellsOfPair({ number, facts, actor1, actor2 }: GdeltPair, text: string): Cells {
  const { item, event, day } = facts
  const { cameo, goldstein } = codeOf(event.type, event.mode)
  const [year, month, date] = day.split('-').map(Number)
  const root = cameo.slice(0, 2)
  const paragraph = text.search(/\n\s*\n/)
  return {
    GLOBALEVENTID: number,
    SQLDATE: compactDay(day),
    MonthYear: compactDay(day).slice(0, 6),
    Year: year,
    // GDELT's own reckoning: months of 30 days in a year of 365.
    FractionDate: (year + (month * 30 + date) / 365).toFixed(4),
    ...actorCells('Actor1', actor1),
    ...actorCells('Actor2', actor2),
    IsRootEvent: paragraph < 0 || item.span[0] < paragraph ? 1 : 0,
    EventCode: cameo,
    EventBaseCode: cameo.slice(0, 3),
    EventRootCode: root,
    QuadClass: quadOfRoot(Number(root)),
    GoldsteinScale: goldstein,
    NumMentions: 1,
    NumSources: 1,
    NumArticles: 1,
    ...geoCells('ActionGeo_', item.place),
    DATEADDED: compactTime(item.report.published ?? day),
    SOURCEURL: item.report.url ?? item.reportId,
  }
}

/** CAMEO's quad classes go by root code: words and deeds, cooperation and conflict. */
const quadOfRoot = (root: number) => (root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4)

function actorCells(prefix: 'Actor1' | 'Actor2', party: KeptParty | null): Cells {
  if (party === null) return {}
  const { state, sector } = partsOf(party.actor)
  const type = sector === '' ? '' : cameoSector(sector)
  const country = stateOfId(state)
  const group = country === null && state !== '' ? cameoGroup(state) : ''
  const name = party.name ?? country?.name ?? nameOf(party)
  return {
    [`${prefix}Code`]: `${country?.cameo ?? group}${type}`,
    [`${prefix}Name`]: name.toUpperCase(),
    [`${prefix}CountryCode`]: country?.cameo ?? '',
    [`${prefix}KnownGroupCode`]: group,
    [`${prefix}Type1Code`]: type,
    ...geoCells(`${prefix}Geo_`, country?.id ?? null),
  }
}

function geoCells(prefix: 'Actor1Geo_' | 'Actor2Geo_' | 'ActionGeo_', place: string | null): Cells {
  const state = place === null ? null : stateOfId(place)
  // Type 0: GDELT's sign for no place at all.
  if (!state?.middle) return { [`${prefix}Type`]: 0 }
  return {
    [`${prefix}Type`]: 1,
    [`${prefix}FullName`]: state.name,
    [`${prefix}CountryCode`]: state.fips,
    [`${prefix}ADM1Code`]: state.fips,
    [`${prefix}Lat`]: state.middle.latitude,
    [`${prefix}Long`]: state.middle.longitude,
    [`${prefix}FeatureID`]: state.fips,
  }
}

/** Rows in, events without text out. Statements (root 01) have no event type and are told. */
export const readGdeltEvents: Reader = (chunks, encoding) =>
  rowsOf(chunks, encoding, line => {
    const cells = cellsOf(line, GDELT_EVENT_COLUMNS)
    if (typeof cells === 'string') return cells
    if (!/^\d+$/.test(cells.GLOBALEVENTID)) return `GLOBALEVENTID is ${shown(cells.GLOBALEVENTID)}, expected a number`
    const from = dayOf(cells.SQLDATE)
    if (from === null) return `SQLDATE is ${shown(cells.SQLDATE)}, expected a day like 20240115`
    const found = typeOfCameo(cells.EventCode)
    if (found === null) return `EventCode is ${shown(cells.EventCode)}, which has no event type`
    return foreignReading({
      id: `gdelt:${cells.GLOBALEVENTID}`,
      type: found.type,
      mode: found.mode,
      sources: actorOf(cells, 'Actor1'),
      targets: actorOf(cells, 'Actor2'),
      from,
      place: stateOfFips(cells.ActionGeo_CountryCode),
      url: cells.SOURCEURL,
      published: dayOf(cells.DATEADDED),
    })
  })

function actorOf(cells: Readonly<Record<Column, string>>, prefix: 'Actor1' | 'Actor2'): ForeignParty[] {
  const name = cells[`${prefix}Name`].trim()
  const code = cells[`${prefix}Code`].trim()
  if (name === '' && code === '') return []
  const state = stateOfCameo(cells[`${prefix}CountryCode`])
  const group = cells[`${prefix}KnownGroupCode`]
  const whose = state ?? (group === '' ? null : groupOfCameo(group))
  const type = cells[`${prefix}Type1Code`]
  const sector = type === '' || (state === null && type === 'IGO') ? '' : `:${sectorOfCameo(type)}`
  const isState = state !== null && name.toUpperCase() === stateOfId(state)?.name.toUpperCase()
  return [{ actor: whose === null ? null : whose + sector, name: isState ? null : name }]
}
