// "warned that it would strike back": a warning threatens where it tells of the warner's own doing, or of what others will have to bear
// for theirs. "Warned that the rebels might strike" only foretells.
import { type Frame, roleTokens, wordsOfClass } from '../frame/index.ts'
import { type Party, stateOf } from '../mention/index.ts'
import { isPassive, subjectsOf, type Tree } from '../tree/index.ts'
import type { EventLabel } from './lexicon.ts'

/** Consequences of this sort are feared by who warns of them: "would have *dire* consequences for children". */
const FEARED =
  /^(?:dire|catastrophic|devastating|disastrous|tragic|humanitarian|economic|social|environmental|unpredictable|irreversible|long-term)$/

const BORNE = /^(?:face|bear|suffer|incur|meet|pay|encounter)$/

/** Whether a row that asks what its clause tells has found somebody else's doing in `clause`. `actorsAt` reads the parties of tokens. */
export function onlyForetells(
  tree: Tree,
  frame: Frame<EventLabel>,
  clause: number,
  sources: readonly Party[],
  actorsAt: (tokens: readonly number[]) => readonly Party[],
): boolean {
  const { type } = frame.entry.label
  // "warned that Chad was on the brink *of famine*": what the verb does not warn of itself.
  const isOf = frame.entry.conditions.some(condition => condition.test === 'role' && condition.role === 'of')
  if (type === 'THREATEN' && isOf && clause >= 0 && tree.head(clause) !== frame.head) return true
  const asks = frame.entry.conditions.some(condition => condition.test === 'role' && condition.role === 'told')
  if (type !== 'THREATEN' || !asks || clause < 0 || tree.deprel(clause) !== 'ccomp') return false
  const told = roleTokens(tree, frame, 'told')
  const borne = wordsOfClass('consequence')
  for (const j of told) {
    if (!borne.has(tree.lowerLemma(j))) continue
    const quality = tree.child(j, 'amod')
    if (quality < 0 || !FEARED.test(tree.lowerLemma(quality))) return false
  }
  // "warned that Chad would *face* further measures"
  if (BORNE.test(tree.lowerLemma(clause)) && told.some(j => wordsOfClass('burden').has(tree.lowerLemma(j))))
    return false
  const reprisal = wordsOfClass('reprisal')
  if (!told.some(j => reprisal.has(tree.lowerLemma(j)))) return true
  const subjects = subjectsOf(tree, clause)
  if (isPassive(tree, clause) || subjects.length === 0) return tree.child(clause, 'obl:agent') >= 0
  const doers = actorsAt(subjects)
  const known = doers.map(stateOf).filter(state => state !== null)
  if (known.length === 0) return !subjects.some(j => tree.upos(j) === 'PRON')
  return !sources.some(source => known.includes(stateOf(source) ?? ''))
}
