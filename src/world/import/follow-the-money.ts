// Reads the lines of FollowTheMoney JSONL as OpenSanctions gives it: persons, positions, who occupies which, and bodies.
import type { World } from '../world.ts'
import type { KeptRows } from './kept-rows.ts'
import { officeOf } from './office-label.ts'
import type { Source } from './source.ts'

interface Entity {
  readonly id?: unknown
  readonly schema?: unknown
  readonly caption?: unknown
  readonly properties?: Readonly<Record<string, readonly unknown[]>>
}

export class FollowTheMoney implements Source {
  private readonly rows: KeptRows
  private readonly world: World
  private readonly states: ReadonlyMap<string, string>

  constructor(rows: KeptRows, world: World, states: ReadonlyMap<string, string>) {
    this.rows = rows
    this.world = world
    this.states = states
  }

  take(line: Buffer): string | null {
    const words = line.toString('utf8').trim()
    if (words === '') return null
    let entity: Entity
    try {
      entity = JSON.parse(words) as Entity
    } catch (error) {
      return error instanceof Error ? error.message.slice(0, 120) : 'no JSON'
    }
    if (entity === null || typeof entity !== 'object' || typeof entity.id !== 'string') return 'no id'
    if (typeof entity.schema !== 'string') return 'no schema'
    this.entity(entity.id, entity.schema, entity)
    return null
  }

  private entity(id: string, schema: string, entity: Entity): void {
    const all = (property: string): readonly string[] =>
      (entity.properties?.[property] ?? []).filter(
        (value): value is string => typeof value === 'string' && value !== '',
      )
    const name = all('name')[0] ?? (typeof entity.caption === 'string' ? entity.caption : '')
    const state =
      [...all('country'), ...all('jurisdiction')].map(code => this.states.get(code.toLowerCase()) ?? '')[0] ?? ''
    const others = [
      ...all('name').slice(1),
      ...all('alias'),
      ...all('abbreviation'),
      ...all('weakAlias').map(weak => `~${weak}`),
    ]
      .filter(other => other !== name && !other.includes('|') && /[a-z]/i.test(other))
      .slice(0, 8)
    if (schema === 'Person') {
      if (name !== '')
        this.rows.add('persons', [
          id,
          name,
          (all('birthDate')[0] ?? '').slice(0, 4),
          others.filter(o => o.includes(' ')).join('|'),
        ])
    } else if (schema === 'Position') {
      const named = officeOf(name, state, this.world)
      if (named !== null && named.state !== '') this.rows.add('positions', [id, named.office, named.state])
    } else if (schema === 'Occupancy') {
      const [since = '', until = ''] = [all('startDate')[0], all('endDate')[0]]
      const [holder = '', post = ''] = [all('holder')[0], all('post')[0]]
      if (holder !== '' && post !== '' && since !== '')
        this.rows.add('occupancies', [holder, post, since.slice(0, 10), until.slice(0, 10)])
    } else if (schema === 'PublicBody') {
      if (name !== '' && state !== '')
        this.rows.add('organs.tsv', [[name, ...others].join('|'), `${state}:GOV`, '', '', `import ${id}`])
    } else if (schema === 'Organization' && name !== '' && all('topics').includes('gov.igo')) {
      const known = this.world.lookup(name, null).some(({ kind }) => kind === 'organisation')
      const acronym = others.find(other => /^[A-Z][A-Z-]{1,9}$/.test(other))
      if (!known)
        this.rows.add('organisations.tsv', [acronym ?? name, name, others.join('|'), 'igo', '', '', '', `import ${id}`])
    }
  }

  finish(): void {
    const { rows } = this
    const posts = new Map<string, readonly [office: string, state: string]>()
    for (const [id, office, state] of rows.rows('positions')) posts.set(id!, [office!, state!])
    // Only holders of an office that the tables know are kept in memory, whoever else the file names.
    const holders = new Map<string, readonly [name: string, aliases: string] | null>()
    for (const [holder, post] of rows.rows('occupancies')) if (posts.has(post!)) holders.set(holder!, null)
    for (const [id, name, born, aliases] of rows.rows('persons'))
      if (holders.has(id!)) holders.set(id!, [born === '' ? name! : `${name} (${born})`, aliases!])
    for (const [holder, post, since, until] of rows.rows('occupancies')) {
      const held = posts.get(post!)
      const person = holders.get(holder!)
      if (held === undefined || person == null) continue
      rows.add('tenures.tsv', [person[0], held[1], held[0], '', since!, until!, person[1], `import ${holder}`])
    }
  }
}
