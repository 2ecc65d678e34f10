// The shape of what a phrase tells by its own words, and what its words tell without the world: counted wholes, "former".
import type { Tree } from '../tree/index.ts'
import type { Meaning } from '../world/index.ts'
import type { Gender } from './lexicon.ts'
import type { Nation } from './nation.ts'
import { OF_SEVERAL } from './nominal.ts'

/** What sort of thing a phrase denotes; `thing` is no actor. */
export type Sort = 'person' | 'people' | 'body' | 'state' | 'place' | 'thing'

export interface Description {
  readonly sort: Sort
  readonly first: number
  readonly last: number
  readonly plural: boolean
  readonly gender: Gender
  readonly definite: boolean
  /** Actors that the words alone tell. */
  readonly told: readonly string[]
  /** States and organisations of the modifiers. */
  readonly nations: readonly Nation[]
  readonly sector: string | null
  readonly office: string | null
  readonly noun: string | null
  readonly kind: string | null
  /** A proper name, titles left off. */
  readonly name: string | null
  /** Token of the pronoun or person whose state is meant: "his", "Holm's". −1 for none. */
  readonly owner: number
  /** "the two leaders", "both sides". */
  readonly pair: boolean
  /** "former", "late": no longer who the office means today. */
  readonly former: boolean
  /** Whom the world knows by this name. */
  readonly known: readonly Meaning[]
}

/** They tell that no single state's people are meant. */
export const ABROAD = new Set([
  ...OF_SEVERAL,
  ...'foreign other eu un allied various different many all some several'.split(' '),
])

export const sortOfKind = (meaning: Meaning): Sort => {
  switch (meaning.kind) {
    case 'state':
      return 'state'
    case 'seat':
      return meaning.actor.includes(':') ? 'body' : 'state'
    case 'person':
      return 'person'
    case 'place':
      return 'place'
    case 'adjective':
      return 'state'
    case 'demonym':
      return 'people'
    case 'treaty':
      return 'thing'
    default:
      return 'body'
  }
}

const QUANTITIES = new Set(
  'number majority tens handful couple dozen dozens hundred hundreds thousand thousands million millions lot host range variety score scores group minority most many some several all both two three four five six none one half few each either rest'.split(
    ' ',
  ),
)

/** Of "a number of analysts", the analysts; −1 where the phrase counts nothing. */
export function wholeOf(tree: Tree, head: number): number {
  if (!QUANTITIES.has(tree.lowerForm(head))) return -1
  for (const c of tree.children(head)) {
    if (c < head || tree.deprel(c) !== 'nmod') continue
    const mark = tree.child(c, 'case')
    const pos = tree.upos(c)
    if (mark >= 0 && mark === head + 1 && tree.lemma(mark) === 'of' && (pos === 'NOUN' || pos === 'PROPN')) return c
  }
  return -1
}

/** Whether a word says that an office is held no more. */
export function isFormer(tree: Tree, first: number, head: number): boolean {
  for (let i = first; i < head; i++) if (FORMER.has(tree.lowerForm(i))) return true
  return false
}

const FORMER = new Set('former ex late then onetime deposed ousted'.split(' '))
