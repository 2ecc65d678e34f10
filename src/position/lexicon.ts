// The words of stance (data/lexicon/stances.tsv): who uses them is for or against what they govern.
import { type Lexicon, loadLexicon } from '../frame/index.ts'
import { STANCES, type Stance } from './position.ts'

/** What a negation makes of a word: nothing that is a stance, its opposite; or it is a stance only where refused. */
const NEGATIONS = ['', 'turn', 'only'] as const

/** What a word of stance means. */
export interface StanceLabel {
  readonly stance: Stance
  readonly negation: (typeof NEGATIONS)[number]
  /** Whether one may stand for or against an actor by it ("backs the rebels"), or only for or against what it did. */
  readonly whom: boolean
}

let cached: Lexicon<StanceLabel> | null = null

/** The stance words. Throws where a row is broken, naming file and line. */
export function loadStanceLexicon(): Lexicon<StanceLabel> {
  cached ??= loadLexicon(['stances.tsv'], (cells, _file, place) => {
    const stance = STANCES.find(known => known === cells.get('stance'))
    if (!stance) throw new Error(`${place}: stance is "${cells.get('stance')}", expected one of ${STANCES.join(', ')}`)
    const negation = NEGATIONS.find(known => known === cells.get('not'))
    if (negation === undefined)
      throw new Error(`${place}: not is "${cells.get('not')}", expected turn, only or nothing`)
    return { stance, negation, whom: cells.get('whom') === 'y' }
  })
  return cached
}
