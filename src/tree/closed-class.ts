// English has no new prepositions, determiners, pronouns, conjunctions or auxiliaries, and new adverbs end in "-ly" or the like: words
// outside data/lexicon/closed-class.tsv are none.
import { readFileSync } from 'node:fs'
import { UPOS } from './labels.ts'

const CLOSED = new Set(['ADP', 'AUX', 'CCONJ', 'DET', 'PART', 'PRON', 'SCONJ'])
const ADVERB = /(?:ly|wards?|wise|where|times?|wide|-)$/
/** Words kept; past that the store starts anew. */
const STORE = 1 << 15

/** Words by what they may be: `closed` anything, `ADV` an adverb or an open class. */
let words: ReadonlyMap<string, string> | null = null

function loadWords(): ReadonlyMap<string, string> {
  if (words) return words
  const [, ...rows] = readFileSync(new URL('../../data/lexicon/closed-class.tsv', import.meta.url), 'utf8').split('\n')
  words = new Map(rows.filter(row => row !== '').map(row => row.split('\t') as [string, string]))
  return words
}

/** Which classes of a tagger a word cannot have, by what their parts of speech admit. */
export class ClosedClasses {
  private readonly closed: readonly number[]
  private readonly adverbs: readonly number[]
  private readonly both: readonly number[]
  private readonly limited: Uint8Array
  private readonly known = new Map<string, readonly number[]>()

  /** `upos` is the part of speech of each class. */
  constructor(upos: Uint8Array) {
    this.closed = [...upos.keys()].filter(c => CLOSED.has(UPOS[upos[c]]))
    this.adverbs = [...upos.keys()].filter(c => UPOS[upos[c]] === 'ADV')
    this.both = [...this.closed, ...this.adverbs]
    this.limited = new Uint8Array(upos.length)
    for (const c of this.both) this.limited[c] = 1
  }

  /** Whether there are words that cannot have a class. */
  isLimited(c: number): boolean {
    return this.limited[c] === 1
  }

  /** The classes that `form` cannot have. */
  impossible(form: string): readonly number[] {
    const known = this.known.get(form)
    if (known !== undefined) return known
    if (this.known.size >= STORE) this.known.clear()
    const found = this.look(form)
    this.known.set(form, found)
    return found
  }

  private look(form: string): readonly number[] {
    const word = form.toLowerCase().replace(/[’`]/g, "'")
    const known = loadWords().get(word)
    if (known === 'closed') return []
    if (known === 'ADV' || ADVERB.test(word) || !/^\p{L}/u.test(word)) return this.closed
    return this.both
  }
}
