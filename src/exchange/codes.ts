// Which foreign code stands for which of ours: the tables of data/exchange, and states by their codes and names.
import { readFileSync } from 'node:fs'
import { EVENT_TYPES, type EventType } from '../event/index.ts'

/** Rows of a table of the package by column; a table whose header is another is refused. */
function table<Column extends string>(file: string, columns: readonly Column[]): Readonly<Record<Column, string>>[] {
  const [header, ...lines] = readFileSync(new URL(`../../data/${file}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  const names = header.split('\t')
  const places = columns.map(column => {
    const place = names.indexOf(column)
    if (place < 0) throw new Error(`data/${file}: header is "${header}", expected a column "${column}"`)
    return place
  })
  return lines.map(line => {
    const cells = line.split('\t')
    return Object.fromEntries(columns.map((column, i) => [column, cells[places[i]] ?? ''])) as Record<Column, string>
  })
}

const once = <T>(load: () => T): (() => T) => {
  let kept: T | undefined
  return () => (kept ??= load())
}

/** How an event type, with its mode, is written in foreign codes. */
export interface EventCode {
  readonly cameo: string
  readonly goldstein: string
  readonly plover: string
  readonly quad: number
  readonly intensity: number
}

const eventCodes = once(() => {
  const columns = ['type', 'mode', 'cameo', 'goldstein', 'plover', 'quad', 'intensity'] as const
  return new Map(
    table('exchange/events.tsv', columns).map(({ type, mode, cameo, goldstein, plover, quad, intensity }) => [
      `${type} ${mode}`,
      { cameo, goldstein, plover, quad: Number(quad), intensity: Number(intensity) } satisfies EventCode,
    ]),
  )
})

/** The codes of a type; those of the type alone where its mode has none. Throws for what is no event type. */
export function codeOf(type: string, mode = ''): EventCode {
  const code = eventCodes().get(`${type} ${mode}`) ?? eventCodes().get(`${type} `)
  if (code === undefined) throw new Error(`"${type}" is no event type, expected one of ${EVENT_TYPES.join(', ')}`)
  return code
}

const QUADS = ['', 'VERBAL COOPERATION', 'MATERIAL COOPERATION', 'VERBAL CONFLICT', 'MATERIAL CONFLICT'] as const
export const quadName = (quad: number): string => QUADS[quad] ?? ''

const cameoTypes = once(
  () => new Map(table('exchange/cameo.tsv', ['cameo', 'type', 'mode']).map(row => [row.cameo, row])),
)

/** The type and mode of a CAMEO code, by its longest known beginning; null where it has none. */
export function typeOfCameo(code: string): { readonly type: EventType; readonly mode: string } | null {
  for (let length = code.length; length >= 2; length--) {
    const row = cameoTypes().get(code.slice(0, length))
    const type = EVENT_TYPES.find(known => known === row?.type)
    if (row && type) return { type, mode: row.mode }
  }
  return null
}

const pairs = (file: string, ours: string, theirs: string) => {
  const rows = table(file, [ours, theirs])
  return {
    out: new Map(rows.map(row => [row[ours], row[theirs]])),
    back: new Map(rows.map(row => [row[theirs], row[ours]])),
  }
}
const sectors = once(() => pairs('exchange/sectors.tsv', 'sector', 'cameo'))
const groups = once(() => pairs('exchange/groups.tsv', 'actor', 'cameo'))
const countries = once(() => pairs('exchange/countries.tsv', 'state', 'cameo'))

export const cameoSector = (sector: string): string => sectors().out.get(sector) ?? sector
export const sectorOfCameo = (code: string): string => sectors().back.get(code) ?? code
export const cameoGroup = (actor: string): string => groups().out.get(actor) ?? actor
export const groupOfCameo = (code: string): string => groups().back.get(code) ?? code

/** A state as foreign files know it. */
export interface StateCodes {
  readonly id: string
  readonly alpha2: string
  readonly cow: string
  readonly name: string
  readonly cameo: string
  readonly fips: string
  /** Its middle on the map; null for a state of the past. */
  readonly middle: { readonly latitude: number; readonly longitude: number } | null
}

const states = once(() => {
  const middles = new Map(
    table('world/centroids.tsv', ['state', 'latitude', 'longitude', 'fips']).map(row => [row.state, row]),
  )
  const byId = new Map<string, StateCodes>()
  for (const { id, alpha2, cow, name } of table('world/states.tsv', ['id', 'alpha2', 'cow', 'name'])) {
    const at = middles.get(id)
    byId.set(id, {
      id,
      alpha2,
      cow,
      name: name.replace('~', ''),
      cameo: countries().out.get(id) ?? id,
      fips: at?.fips ?? '',
      middle: at ? { latitude: Number(at.latitude), longitude: Number(at.longitude) } : null,
    })
  }
  const by = (key: 'name' | 'cow' | 'fips') => {
    const found = new Map<string, StateCodes>()
    // A past state shares codes with its successor: the one that still is comes first.
    for (const state of byId.values()) {
      const code = state[key].toUpperCase()
      if (code !== '' && (!found.has(code) || state.middle !== null)) found.set(code, state)
    }
    return found
  }
  return { byId, byName: by('name'), byFips: by('fips') }
})

/** The state of our code; null where it is none (an organisation, a group). */
export const stateOfId = (id: string): StateCodes | null => states().byId.get(id) ?? null
/** The state's code from CAMEO's; null where there is no such state. */
export const stateOfCameo = (code: string): string | null =>
  countries().back.get(code) ?? (states().byId.has(code) ? code : null)
export const stateOfFips = (code: string): string | null => states().byFips.get(code.toUpperCase())?.id ?? null
/** The state's code from its code or its name in English. */
export const stateOfName = (name: string): string | null =>
  states().byId.has(name.trim()) ? name.trim() : (states().byName.get(name.trim().toUpperCase())?.id ?? null)
