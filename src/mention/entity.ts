// Who a report speaks of: one entity a chain of mentions, found again by name, by actor, or by state and office.
import type { Gender } from './lexicon.ts'

export type EntitySort = 'person' | 'people' | 'body' | 'state' | 'place'

/** What is known of one entity so far; filled in as the report goes on, so that a late introduction serves early mentions. */
export interface Entity {
  readonly id: number
  readonly sort: EntitySort
  readonly plural: boolean
  gender: Gender
  /** One for most; several for "American and Chinese officials". */
  actors: readonly string[]
  name: string | null
  /** Named by the tables of office-holders, not by the report. */
  implied: boolean
  sector: string | null
  readonly offices: Set<string>
  readonly nouns: Set<string>
  readonly kinds: Set<string>
  /** Of a joint mention ("Holm and Ruiz", "the two leaders"): the entities it is made of. */
  readonly members: readonly number[]
  count: number
  /** Sentence of the latest mention. */
  last: number
}

const SUFFIXES = new Set(['Jr.', 'Jr', 'Sr.', 'Sr', 'II', 'III', 'IV'])

/** How many bearers of one word are kept: a text of namesakes only must stay linear. */
const NAMESAKES = 8

/** The words of a name that a later mention may use alone, generation marks left off. */
export function wordsOfName(name: string): string[] {
  const words = name.split(/\s+/)
  while (words.length > 1 && SUFFIXES.has(words[words.length - 1])) words.pop()
  return words
}

const initial = (word: string): string => word.charAt(0)

/** Whether two names may be one person's: "Lena Holm" and "Holm", "L. Holm", but not "Per Holm". */
export function sameName(a: string, b: string): boolean {
  const x = wordsOfName(a)
  const y = wordsOfName(b)
  if (x.length === 1 || y.length === 1) {
    const [single, full] = x.length === 1 ? [x[0], y] : [y[0], x]
    return full.includes(single) || full.some(word => bare(word) === bare(single))
  }
  if (x.join(' ') === y.join(' ')) return true
  if (bare(x[x.length - 1]) !== bare(y[y.length - 1])) {
    // "Le Duc" and "Le Duc Anh": one name is the beginning of the other.
    const [short, long] = x.length < y.length ? [x, y] : [y, x]
    return short.length < long.length && short.every((word, k) => word === long[k])
  }
  if (x[0] === y[0]) return true
  // "Lara Holm" of "Jorge Lara Holm": a double surname without the given name.
  const [fewer, more] = x.length < y.length ? [x, y] : [y, x]
  if (
    fewer.length > 1 &&
    fewer.length < more.length &&
    fewer.every((word, k) => word === more[more.length - fewer.length + k])
  )
    return true
  const short = /^\p{Lu}\.?$/u
  return (short.test(x[0]) || short.test(y[0])) && initial(x[0]) === initial(y[0])
}

/** The surname of a name, generation marks and articles left off. */
export function surname(name: string): string {
  const words = wordsOfName(name)
  return bare(words[words.length - 1])
}

/** "al-Sadr" and "Sadr" are one surname. */
export const bare = (word: string): string => word.replace(/^(?:[aA]l|[eE]l)[-\s]/, '')

/** The entities of one report. */
export class Entities {
  readonly all: Entity[] = []
  private readonly byName = new Map<string, number[]>()
  private readonly byActor = new Map<string, number>()

  create(
    sort: EntitySort,
    plural: boolean,
    actors: readonly string[],
    name: string | null,
    members: readonly number[] = [],
  ): Entity {
    const entity: Entity = {
      id: this.all.length,
      sort,
      plural,
      gender: null,
      actors,
      name: null,
      implied: false,
      sector: null,
      offices: new Set(),
      nouns: new Set(),
      kinds: new Set(),
      members,
      count: 0,
      last: 0,
    }
    this.all.push(entity)
    if (name !== null) this.rename(entity, name)
    return entity
  }

  /** Gives an entity a name if it is fuller than the one it has, and makes it known by each of its words. */
  rename(entity: Entity, name: string): void {
    if (entity.name === null || entity.implied || name.length > entity.name.length) entity.name = name
    entity.implied = false
    if (entity.sort !== 'person') return
    for (const word of wordsOfName(name)) {
      const key = bare(word)
      const there = this.byName.get(key)
      if (there === undefined) this.byName.set(key, [entity.id])
      else if (!there.includes(entity.id)) {
        there.push(entity.id)
        if (there.length > NAMESAKES) there.shift()
      }
    }
  }

  /** Persons who bear a word of the name that matters: the last, or the only one. Latest mentioned first. */
  persons(name: string): Entity[] {
    const words = wordsOfName(name)
    const ids = new Set(this.byName.get(bare(words[words.length - 1])))
    if (words.length > 1) for (const id of this.byName.get(bare(words[0])) ?? []) ids.add(id)
    return [...ids].map(id => this.all[id]).sort((a, b) => b.last - a.last || b.count - a.count)
  }

  /** The entity filed under an actor and a name or noun. */
  filed(key: string): Entity | null {
    const id = this.byActor.get(key)
    return id === undefined ? null : this.all[id]
  }

  file(key: string, entity: Entity): void {
    this.byActor.set(key, entity.id)
  }
}
