// How much a phrase stands out by its role in the clause, for what later pronouns take up.
import { subjectsOf, type Tree } from '../tree/index.ts'

const ROLES: Readonly<Record<string, number>> = {
  obj: 2,
  iobj: 2,
  root: 1.5,
  obl: 1.2,
  'nmod:poss': 1.6,
  nmod: 0.8,
  appos: 0.6,
}

/** The weight of a grammatical relation. */
export const roleWeight = (relation: string): number =>
  relation.startsWith('nsubj') || relation === 'obl:agent' ? 3 : (ROLES[relation] ?? 0.7)

/** "said that the president would come": who is spoken of stands out less than who speaks. */
export const isReported = (tree: Tree, verb: number): boolean => verb >= 0 && tree.deprel(verb) === 'ccomp'

/** "in Ruritania", "on Iran": where or about whom, not who acts. */
export function isSetting(tree: Tree, i: number): boolean {
  const mark = tree.child(i, 'case')
  return mark >= 0 && /^(?:in|on|at|about|over|across|inside|near)$/.test(tree.lemma(mark))
}

/** Subjects of the clause around `i`, understood ones too: "called on Ruritania to withdraw its troops". */
export function doersAbove(tree: Tree, i: number): number[] {
  let verb = tree.head(i)
  for (let climbs = 0; verb >= 0 && tree.upos(verb) !== 'VERB' && climbs < 4; climbs++) verb = tree.head(verb)
  return verb >= 0 && tree.upos(verb) === 'VERB' ? subjectsOf(tree, verb) : []
}

const DEMANDING = new Set('demand urge seek call ask request order press appeal want require insist'.split(' '))
/** What is demanded for others: nobody demands his own. */
const DEMANDED = new Set(
  'release extradition resignation arrest freedom ouster return surrender trial removal reinstatement detention expulsion departure repatriation prosecution dismissal'.split(
    ' ',
  ),
)
const FREEING = new Set(
  'release free return hand extradite deport expel arrest try punish prosecute reinstate repatriate'.split(' '),
)

/** "demanded *his* release", "urged Chad to free *them*": those who demand it are others. */
export function demandersAbove(tree: Tree, i: number): number[] {
  const governor = tree.head(i)
  if (governor < 0) return []
  const isDeed =
    tree.deprel(i) === 'nmod:poss'
      ? DEMANDED.has(tree.lemma(governor))
      : tree.deprel(i) === 'obj' && FREEING.has(tree.lemma(governor))
  let above = isDeed && /^(?:obj|obl|ccomp|xcomp|advcl)$/.test(tree.deprel(governor)) ? tree.head(governor) : -1
  // "demanded the rebels' surrender and his release"
  if (above < 0 && isDeed && tree.deprel(governor) === 'conj') above = tree.head(tree.head(governor))
  return above >= 0 && DEMANDING.has(tree.lemma(above)) ? subjectsOf(tree, above) : []
}
