// Where: names of places, states and seats that stand behind a preposition of place, with what follows them ("Lyon, France").
import type { Tree } from '../tree/index.ts'
import type { Meaning } from '../world/index.ts'
import type { Names } from './names.ts'
import { isStateCode } from './nation.ts'
import type { PlaceMention } from './party.ts'

const KINDS = new Set<Meaning['kind']>(['place', 'state', 'seat'])

/** The place names of each sentence. */
export function readPlaces(trees: readonly Tree[], names: Names): PlaceMention[][] {
  return trees.map((tree, sentence) => {
    const out: PlaceMention[] = []
    for (let i = 0; i < tree.size; i++) {
      const name = names.over(sentence, i)
      if (name === null || name.first !== i) continue
      const meaning = name.meanings.find(({ kind }) => KINDS.has(kind))
      if (meaning === undefined) continue
      let last = name.last
      let state = stateOf(meaning.actor)
      // "Lyon, France": the larger place tells the state.
      const next = names.over(sentence, last + 2 < tree.size ? last + 2 : last)
      if (next !== null && next !== name && last + 1 < tree.size && tree.form(last + 1) === ',') {
        const larger = next.meanings.find(({ kind }) => kind === 'state' || kind === 'place')
        if (larger !== undefined && meaning.kind !== 'state' && tree.deprel(next.last) !== 'conj') {
          last = next.last
          state = stateOf(larger.actor) ?? state
        }
      }
      out.push({ first: i, last, where: { span: tree.spanOf(i, last), place: state } })
      i = last
    }
    return out
  })
}

const stateOf = (actor: string): string | null => {
  const state = actor.split(':')[0]
  return isStateCode(state) ? state : null
}
