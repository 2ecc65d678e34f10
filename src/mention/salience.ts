// What a pronoun or a bare description may take up: recent mentions in order, and the weight of states, which fades.
import type { Entity } from './entity.ts'

/** A mention that later ones may take up; `entity` is null for a thing that is no actor. */
export interface Recent {
  readonly sentence: number
  readonly token: number
  readonly entity: Entity | null
  /** The noun of a thing: "draft"; null for actors. */
  readonly thing: string | null
  readonly plural: boolean
  /** How much its grammatical role makes it stand out. */
  readonly role: number
  readonly relation: string
  /** The predicate that it is an argument of, or −1. */
  readonly governor: number
  /** Object of a verb of accusing. */
  readonly accused: boolean
  /** Subject of a verb of saying. */
  readonly speaks: boolean
  readonly quoted: boolean
}

/** How many mentions back an antecedent is sought: keeps the cost of a pronoun constant. */
export const REACH = 48
const FADE = 0.8

/** Recent mentions and faded weights of one report. */
export class Salience {
  readonly recent: Recent[] = []
  private readonly weights = new Map<string, { weight: number; sentence: number }>()

  push(mention: Recent): void {
    this.recent.push(mention)
  }

  /** The body last named or described by a noun. */
  bodyCalled(noun: string): Entity | null {
    for (let k = this.recent.length - 1, steps = 0; k >= 0 && steps < REACH; k--, steps++) {
      const { entity } = this.recent[k]
      if (entity !== null && entity.sort === 'body' && !entity.plural && entity.nouns.has(noun)) return entity
    }
    return null
  }

  /** A mention of a state or of one of its members adds to the state's weight. */
  raise(state: string, by: number, sentence: number): void {
    const there = this.weights.get(state)
    if (there === undefined) this.weights.set(state, { weight: by, sentence })
    else {
      there.weight = there.weight * FADE ** (sentence - there.sentence) + by
      there.sentence = sentence
    }
  }

  /** Whether a state was last raised in a sentence. */
  isNamedIn(state: string, sentence: number): boolean {
    return this.weights.get(state)?.sentence === sentence
  }

  /** States by faded weight, heaviest first; `here` favours those named in the sentence itself. */
  ranked(sentence: number, here = false): { state: string; weight: number }[] {
    const out: { state: string; weight: number }[] = []
    for (const [state, { weight, sentence: at }] of this.weights) {
      const now = weight * FADE ** (sentence - at) * (here && at === sentence ? 4 : 1)
      if (now > 0.02) out.push({ state, weight: now })
    }
    return out.sort((a, b) => b.weight - a.weight)
  }
}
