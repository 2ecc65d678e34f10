// The word tables that mentions rely on: nouns for persons and for groups, titles, given names, verbs of saying.
// Names of states, organisations and persons are not here but in `data/world`.
import { readFileSync } from 'node:fs'

export type Gender = 'm' | 'f' | null

/** A noun for one person: "aide", "general". `kind` groups nouns that may take up one another ("adviser", "aide"). */
export interface PersonNoun {
  readonly gender: Gender
  readonly sector: string | null
  readonly kind: string
}

/** What a noun for more than one person stands for; `thing` where a capitalised noun names no actor ("Treaty"). */
export interface GroupNoun {
  readonly sort: 'state' | 'body' | 'people' | 'place' | 'thing'
  readonly sector: string | null
}

/** A word before a name. `actor` where the title alone tells it ("Sen."). */
export interface Title {
  readonly gender: Gender
  readonly sector: string | null
  readonly actor: string | null
  /** The noun that takes up its bearer: "senator" for "Sen.". */
  readonly noun: string | null
}

export interface Lexicon {
  readonly personNouns: ReadonlyMap<string, PersonNoun>
  readonly groupNouns: ReadonlyMap<string, GroupNoun>
  readonly titles: ReadonlyMap<string, Title>
  readonly givenNames: ReadonlyMap<string, Gender>
  readonly sayingVerbs: ReadonlySet<string>
}

const FOLDER = new URL('../../data/lexicon/', import.meta.url)

function rows(file: string): string[][] {
  const lines = readFileSync(new URL(file, FOLDER), 'utf8').split('\n')
  return lines.slice(1).flatMap(line => (line.trim() === '' ? [] : [line.replace(/\r$/, '').split('\t')]))
}

const orNull = (cell: string | undefined): string | null =>
  cell === undefined || cell === '-' || cell === '' ? null : cell
const gender = (cell: string | undefined): Gender => (cell === 'm' || cell === 'f' ? cell : null)

function read(): Lexicon {
  return {
    personNouns: new Map(
      rows('person-nouns.tsv').map(([w, g, s, k]) => [w, { gender: gender(g), sector: orNull(s), kind: k ?? '' }]),
    ),
    groupNouns: new Map(
      rows('group-nouns.tsv').map(([w, sort, s]) => [w, { sort: sort as GroupNoun['sort'], sector: orNull(s) }]),
    ),
    titles: new Map(
      rows('titles.tsv').flatMap(([w, g, s, a, n]) => {
        const title: Title = { gender: gender(g), sector: orNull(s), actor: orNull(a), noun: orNull(n) }
        // "MS. HOLM:" in a transcript
        return (w.endsWith('.') ? [w, w.toUpperCase()] : [w]).map(word => [word, title] as const)
      }),
    ),
    givenNames: new Map(rows('given-names.tsv').map(([w, g]) => [w, gender(g)])),
    sayingVerbs: new Set(rows('cues.tsv').flatMap(([words, pos]) => (pos === 'verb' ? [words.split(' ')[0]] : []))),
  }
}

let loaded: Lexicon | null = null

/** The tables, read once. */
export function loadLexicon(): Lexicon {
  loaded ??= read()
  return loaded
}
