// "Israel must end the siege, France said": a bare "must" is a request, by the speaker, of the one who must (record.md, settled cases).
// In the reporter's own voice nobody asks, and nothing is read; the deed itself, where it has a type, is read beside it.
import { distinctParties, type Mentions, type Party } from '../mention/index.ts'
import type { Span } from '../span.ts'
import { agentsOf, clauseEnd, subjectsOf, type Tree } from '../tree/index.ts'

/** A request made by "must". `sources` is empty inside quotations: their speaker is known to the statement alone. */
export interface Obligation {
  readonly trigger: Span
  readonly sources: readonly Party[]
  readonly targets: readonly Party[]
  readonly content: Span
}

/** The obligations of a sentence in order of the text. */
export function readObligations(tree: Tree, s: number, mentions: Mentions): Obligation[] {
  const found: Obligation[] = []
  for (let i = 0; i < tree.size; i++) {
    if (tree.deprel(i) !== 'aux' || tree.lowerLemma(i) !== 'must') continue
    const verb = tree.head(i)
    const actors = (tokens: readonly number[]) =>
      tokens.filter(j => mentions.isActor(s, j)).flatMap(j => mentions.parties(s, j))
    const subjects = subjectsOf(tree, verb)
    // "We must act": nobody is asked who is not asking.
    if (subjects.some(j => /^(?:we|i)$/i.test(tree.form(j)))) continue
    // "and they must do it now": what has just been asked.
    if (
      tree.lowerLemma(verb) === 'do' &&
      /^(?:it|this|that|so)$/.test(tree.lowerForm(tree.child(verb, 'obj', 'advmod')))
    )
      continue
    const targets = actors(subjects)
    if (targets.length === 0) continue
    found.push({
      trigger: tree.spanOf(i, i),
      sources: distinctParties(actors(speakerOf(tree, verb))),
      targets,
      content: tree.spanOf(Math.min(verb, i + 1), clauseEnd(tree, verb)),
    })
  }
  return found
}

/** Who says the clause of `verb`: the subject of the verb that it is the object of, or of a "… said" beside it. */
function speakerOf(tree: Tree, verb: number): number[] {
  const relation = tree.deprel(verb)
  if (relation === 'ccomp' || relation === 'parataxis') return agentsOf(tree, tree.head(verb))
  const aside = tree.child(verb, 'parataxis')
  return aside >= 0 && tree.upos(aside) === 'VERB' ? agentsOf(tree, aside) : []
}
