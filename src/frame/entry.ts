// Lexical frames: rows of `data/lexicon` that say which words tell something and where its parties stand, indexed by head lemma.
// Events, positions and instruments each bring their own table; a broken row is refused with its file and line.
import { readFileSync } from 'node:fs'

/** How the head word must be used. */
export const WORD_CLASSES = ['verb', 'noun', 'adj'] as const
export type WordClass = (typeof WORD_CLASSES)[number]

/**
 * Where a party or content stands: `subj`, `obj`, `iobj`, `xcomp`, `ccomp`, `poss`, `amod`, `compound`, or a preposition; `speaker` is who
 * says the clause.
 */
export type Role = string

/**
 * What must hold beside the words: a role is filled (by one of the lemmas, where they are given), the source or target is an actor or a
 * thing, content is there.
 */
export type Condition =
  | {
      readonly test: 'role'
      readonly role: Role
      readonly lemmas: ReadonlySet<string> | null
      readonly negated: boolean
    }
  | { readonly test: 'source' | 'target'; readonly is: 'actor' | 'thing'; readonly negated: boolean }
  | { readonly test: 'content'; readonly negated: boolean }

/** One row: words, where their parties stand, and what the row means to its kind. */
export interface Entry<Label> {
  readonly label: Label
  readonly head: string
  /** The other words, lemmas that must stand below the head. */
  readonly rest: readonly string[]
  /** Whether its words begin with a preposition that stands before the noun: "in favour". */
  readonly isMarked: boolean
  readonly wordClass: WordClass
  readonly conditions: readonly Condition[]
  readonly source: readonly Role[]
  readonly target: readonly Role[]
  readonly content: readonly Role[]
  /** A sentence that the row must read, with `<s>`, `<t>` and `<e>` marks. */
  readonly sentence: string
  /** File and line. */
  readonly place: string
}

const FOLDER = new URL('../../data/lexicon/', import.meta.url)
const SHARED_COLUMNS = ['words', 'pos', 'if', 'source', 'target', 'content', 'sentence']
const DEFAULT_SOURCE = { verb: 'subj', noun: 'poss,by,amod,compound,of', adj: 'subj' }
const DEFAULT_TARGET = { verb: 'obj', noun: 'on,against,with,to,of', adj: 'of,to,with,about' }

/** Prepositions: the first one ends a noun entry's head ("withdrawal of troop"); a last one names the target's place. */
export const PREPOSITIONS: ReadonlySet<string> = new Set(
  'of on in to for with against between from over at by under into about after behind among toward towards'.split(' '),
)

function roles(cell: string): Role[] {
  if (cell === '-') return []
  return cell
    .split(',')
    .map(role => role.trim())
    .filter(role => role !== '')
}

let classes: ReadonlyMap<string, readonly string[]> | null = null

/** Word classes (`@forces`) by name. */
function loadClasses(): ReadonlyMap<string, readonly string[]> {
  if (classes) return classes
  const found = new Map<string, string[]>()
  const [, ...rows] = readFileSync(new URL('classes.tsv', FOLDER), 'utf8').split('\n')
  for (const row of rows) {
    const [name, word] = row.split('\t')
    if (word === undefined || word === '') continue
    const words = found.get(name)
    if (words) words.push(word)
    else found.set(name, [word])
  }
  classes = found
  return found
}

const classSets = new Map<string, ReadonlySet<string>>()

/** The lemmas of a word class; throws for a name that `classes.tsv` does not have. */
export function wordsOfClass(name: string): ReadonlySet<string> {
  let found = classSets.get(name)
  if (found === undefined) {
    const words = loadClasses().get(name)
    if (!words) throw new Error(`word class "${name}" is not in data/lexicon/classes.tsv`)
    found = new Set(words)
    classSets.set(name, found)
  }
  return found
}

function parseCondition(cell: string, place: string): Condition {
  const negated = cell.startsWith('!')
  const body = negated ? cell.slice(1).trim() : cell
  if (body === 'content') return { test: 'content', negated }
  const kind = /^(source|target)=(actor|thing)$/.exec(body)
  if (kind)
    return { test: kind[1] === 'source' ? 'source' : 'target', is: kind[2] === 'actor' ? 'actor' : 'thing', negated }
  if (/^[a-z]+$/.test(body)) return { test: 'role', role: body, lemmas: null, negated }
  const colon = body.indexOf(':')
  if (colon < 1) {
    throw new Error(
      `${place}: condition is "${cell}", expected role:lemma|lemma, a role, target=actor, source=thing or content`,
    )
  }
  const lemmas = new Set<string>()
  for (const word of body.slice(colon + 1).split('|')) {
    if (!word.startsWith('@')) lemmas.add(word.trim())
    else {
      const members = loadClasses().get(word.slice(1))
      if (!members) throw new Error(`${place}: word class "${word}" is not in data/lexicon/classes.tsv`)
      for (const member of members) lemmas.add(member)
    }
  }
  return { test: 'role', role: body.slice(0, colon), lemmas, negated }
}

function parseRow<Label>(cells: ReadonlyMap<string, string>, label: Label, place: string): Entry<Label> {
  const cell = (column: string) => cells.get(column) ?? ''
  const wordClass = WORD_CLASSES.find(known => known === cell('pos'))
  if (!wordClass) throw new Error(`${place}: pos is "${cell('pos')}", expected one of ${WORD_CLASSES.join(', ')}`)
  const list = cell('words').split(' ')
  let headAt = 0
  if (wordClass === 'noun') {
    const preposition = list.findIndex(word => PREPOSITIONS.has(word))
    headAt = preposition > 0 ? preposition - 1 : list.length - 1
  }
  const last = list.at(-1) ?? ''
  const closing = list.length > 1 && PREPOSITIONS.has(last) ? last : ''
  return {
    label,
    head: list[headAt],
    rest: list.filter((_, i) => i !== headAt),
    isMarked: headAt > 0 && PREPOSITIONS.has(list[0]),
    wordClass,
    conditions:
      cell('if') === ''
        ? []
        : cell('if')
            .split('&')
            .map(part => parseCondition(part.trim(), place)),
    source: roles(cell('source') || DEFAULT_SOURCE[wordClass]),
    target: roles(cell('target') || closing || DEFAULT_TARGET[wordClass]),
    content: roles(cell('content')),
    sentence: cell('sentence'),
    place,
  }
}

/** Rows keyed by head lemma; the entries of one head stand most specific first. */
export type Lexicon<Label> = ReadonlyMap<string, readonly Entry<Label>[]>

/**
 * Loads tables below `data/lexicon`. `labelOf` makes a row's label from its cells by column name and throws where they are wrong.
 * @throws where a row has the wrong columns, an unknown class of word or a condition that cannot be read.
 */
export function loadLexicon<Label>(
  files: readonly string[],
  labelOf: (cells: ReadonlyMap<string, string>, file: string, place: string) => Label,
): Lexicon<Label> {
  const index = new Map<string, Entry<Label>[]>()
  for (const file of files) {
    const [header, ...rows] = readFileSync(new URL(file, FOLDER), 'utf8').split(/\r?\n/)
    const columns = header.split('\t')
    const missing = SHARED_COLUMNS.filter(column => !columns.includes(column))
    if (missing.length > 0) throw new Error(`data/lexicon/${file}:1: no column ${missing.join(', ')}`)
    rows.forEach((row, i) => {
      if (row.trim() === '') return
      const place = `data/lexicon/${file}:${i + 2}`
      const values = row.split('\t')
      if (values.length !== columns.length)
        throw new Error(`${place}: ${values.length} columns, expected ${columns.length}`)
      const cells = new Map(columns.map((column, k) => [column, values[k].trim()]))
      const entry = parseRow(cells, labelOf(cells, file, place), place)
      const sisters = index.get(entry.head)
      if (sisters) sisters.push(entry)
      else index.set(entry.head, [entry])
    })
  }
  const weight = (entry: Entry<Label>) => entry.rest.length * 10 + entry.conditions.length
  for (const entries of index.values()) entries.sort((a, b) => weight(b) - weight(a))
  return index
}
