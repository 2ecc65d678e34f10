// Reads the lines of a Wikidata JSON dump: holders of offices (P39 with a beginning), the positions that they hold, states
// and their memberships (P463). Everything else is passed over by its bytes, without being parsed.
import type { World } from '../world.ts'
import type { KeptRows } from './kept-rows.ts'
import { officeOf } from './office-label.ts'
import type { Source } from './source.ts'

const WANTED = ['"P39"', '"P298"', '"P463"', '"P1001"', '"P1308"', '"P2389"', '"Q245065"', '"Q484652"', '"Q1127126"']
/** Sovereign state, country, historical country. */
const STATES = ['Q3624078', 'Q6256', 'Q3024240']
/** Intergovernmental and international organisation, military alliance, supranational union, political alliance, economic union. */
const ORGANISATIONS = ['Q245065', 'Q484652', 'Q1127126', 'Q1335818', 'Q1127126', 'Q1140229']

interface Snak {
  readonly snaktype?: string
  readonly datavalue?: { readonly value?: unknown }
}
interface Claim {
  readonly mainsnak?: Snak
  readonly rank?: string
  readonly qualifiers?: Readonly<Record<string, readonly Snak[]>>
}
interface Entity {
  readonly id?: unknown
  readonly labels?: Readonly<Record<string, { readonly value?: unknown }>>
  readonly aliases?: Readonly<Record<string, readonly { readonly value?: unknown }[]>>
  readonly claims?: Readonly<Record<string, readonly Claim[]>>
}

export class Wikidata implements Source {
  private readonly rows: KeptRows
  private readonly world: World

  constructor(rows: KeptRows, world: World) {
    this.rows = rows
    this.world = world
  }

  take(line: Buffer): string | null {
    let from = 0
    let to = line.length
    while (to > from && (line[to - 1] === 44 || line[to - 1]! <= 32)) to--
    while (from < to && line[from]! <= 32) from++
    if (from === to || (to - from === 1 && (line[from] === 91 || line[from] === 93))) return null
    if (line[from] !== 123) return 'does not begin with {'
    if (line[to - 1] !== 125) return 'does not end with }'
    const body = line.subarray(from, to)
    if (!WANTED.some(property => body.includes(property))) return null
    let entity: Entity
    try {
      entity = JSON.parse(body.toString('utf8')) as Entity
    } catch (error) {
      return error instanceof Error ? error.message.slice(0, 120) : 'no JSON'
    }
    if (typeof entity.id !== 'string') return 'no id'
    this.entity(entity.id, entity)
    return null
  }

  private entity(id: string, entity: Entity): void {
    const label = text(entity.labels?.en?.value)
    if (label === '') return
    const kinds = itemsOf(entity, 'P31')
    if (kinds.includes('Q5')) {
      this.person(id, label, entity)
      return
    }
    const iso = text(claimsOf(entity, 'P298')[0]?.mainsnak?.datavalue?.value)
    if (iso !== '' || kinds.some(kind => STATES.includes(kind))) {
      const code = this.world.isState(iso) ? iso : (this.world.stateOf(label) ?? '')
      if (code === '') return
      this.rows.add('states', [id, code])
      for (const claim of claimsOf(entity, 'P463')) {
        const organisation = itemIn(claim.mainsnak)
        if (organisation !== '')
          this.rows.add('members', [organisation, code, timeIn(claim, 'P580'), timeIn(claim, 'P582'), id])
      }
      return
    }
    if (kinds.some(kind => ORGANISATIONS.includes(kind))) {
      const short = (entity.aliases?.en ?? [])
        .map(({ value }) => text(value))
        .filter(name => name !== '' && name !== label)
      this.rows.add('organisations', [id, label, short.slice(0, 12).join('|')])
      return
    }
    const where = [...itemsOf(entity, 'P1001'), ...itemsOf(entity, 'P2389'), ...itemsOf(entity, 'P17')]
    const named = officeOf(label, '', this.world)
    // Labels without a state ("prime minister") may have it by jurisdiction: that is known when the whole dump is read.
    if (named !== null) this.rows.add('positions', [id, label, named.state, where[0] ?? ''])
    else if (where[0] !== undefined && officeOf(label, 'ZZZ', this.world) !== null)
      this.rows.add('positions', [id, label, '', where[0]])
  }

  private person(id: string, name: string, entity: Entity): void {
    const born = time(claimsOf(entity, 'P569')[0]?.mainsnak).slice(0, 4)
    const aliases = (entity.aliases?.en ?? [])
      .map(({ value }) => text(value))
      .filter(alias => alias !== name && alias.includes(' ') && !/[|~\t(]/.test(alias))
    for (const claim of claimsOf(entity, 'P39')) {
      const position = itemIn(claim.mainsnak)
      const since = timeIn(claim, 'P580')
      if (position === '' || since === '') continue
      this.rows.add('holders', [name, born, aliases.slice(0, 8).join('|'), position, since, timeIn(claim, 'P582'), id])
    }
  }

  finish(): void {
    const { rows, world } = this
    const states = new Map<string, string>()
    for (const [id, code] of rows.rows('states')) states.set(id!, code!)
    const organisations = new Map<string, string>()
    const wanted = new Set<string>()
    for (const [organisation] of rows.rows('members')) wanted.add(organisation!)
    for (const [id, label, aliases] of rows.rows('organisations')) {
      const known = world.lookup(label!, null).find(({ kind }) => kind === 'organisation')
      const names = aliases === '' ? [] : aliases!.split('|')
      const acronym = names.find(name => /^[A-Z][A-Z-]{1,9}$/.test(name))
      const actor = known?.actor ?? acronym ?? label!.toUpperCase()
      organisations.set(id!, actor)
      if (known === undefined && wanted.has(id!))
        rows.add('organisations.tsv', [actor, label!, names.join('|'), 'igo', '', '', '', `wikidata.org ${id}`])
    }
    const positions = new Map<string, { readonly office: string; readonly state: string }>()
    for (const [id, label, state, where] of rows.rows('positions')) {
      const own = state !== '' ? state! : (states.get(where!) ?? organisations.get(where!) ?? '')
      const named = own === '' ? null : officeOf(label!, own, world)
      if (named !== null && named.state !== '') positions.set(id!, { office: named.office, state: own })
    }
    for (const [name, born, aliases, position, since, until, id] of rows.rows('holders')) {
      const held = positions.get(position!)
      if (held === undefined) continue
      const person = born === '' ? name! : `${name} (${born})`
      rows.add('tenures.tsv', [person, held.state, held.office, '', since!, until!, aliases!, `wikidata.org ${id}`])
    }
    for (const [organisation, member, since, until, id] of rows.rows('members')) {
      const actor = organisations.get(organisation!)
      if (actor === undefined) continue
      // A membership told without a date would wipe out the built-in one's dates.
      if (since === '' && world.members(actor, null).length > 0) continue
      rows.add('memberships.tsv', [actor, member!, since!, until!, `wikidata.org ${id}`])
    }
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** The claims of a property that are not deprecated. */
const claimsOf = ({ claims }: Entity, property: string): readonly Claim[] => {
  const all = claims?.[property]
  return Array.isArray(all) ? all.filter(({ rank }: Claim) => rank !== 'deprecated') : []
}

function itemIn(snak: Snak | undefined): string {
  const value = snak?.datavalue?.value
  return value !== null && typeof value === 'object' && 'id' in value ? text(value.id) : ''
}

const itemsOf = (entity: Entity, property: string): readonly string[] =>
  claimsOf(entity, property)
    .map(({ mainsnak }) => itemIn(mainsnak))
    .filter(id => id !== '')

const timeIn = ({ qualifiers }: Claim, property: string): string => time(qualifiers?.[property]?.[0])

/** Precision 11 is a day, 10 a month, 9 a year; coarser times and those before our era are left out. */
function time(snak: Snak | undefined): string {
  const value = snak?.datavalue?.value
  if (value === null || typeof value !== 'object' || !('time' in value)) return ''
  const told = /^\+(\d{4})-(\d\d)-(\d\d)T/.exec(text(value.time))
  const precision = 'precision' in value ? Number(value.precision) : 0
  if (told === null || precision < 9) return ''
  const [, year, month, day] = told
  if (precision === 9 || month === '00') return year!
  return precision === 10 || day === '00' ? `${year}-${month}` : `${year}-${month}-${day}`
}
