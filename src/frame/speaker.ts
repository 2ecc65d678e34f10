// Who says a clause: "Israel must end the siege, *France* said", "*Rome* said it was regrettable that", "*the envoy* told Chad that it should".
import { agentsOf, isDenied, patientsOf, type Tree } from '../tree/index.ts'
import { wordsOfClass } from './entry.ts'

/**
 * Who says the clause of `verb`, as tokens: the subject of the verb that it is the object of, or of a "… said" beside it; none where nobody
 * does. `isAny`: whatever the verb is that reports it, not only one of plain saying.
 */
export function speakerOf(tree: Tree, verb: number, isAny = false): number[] {
  const relation = tree.deprel(verb)
  const speaks = (j: number) => isAny || (wordsOfClass('urging').has(tree.lowerLemma(j)) && !isDenied(tree, j))
  if (relation === 'conj' && tree.child(verb, 'mark') < 0) {
    const first = tree.head(verb)
    return tree.deprel(first) === 'ccomp' ? speakerOf(tree, first, isAny) : []
  }
  const isStray = relation === 'acl:relcl' && isStrayClause(tree, verb)
  if (relation === 'ccomp' || relation === 'parataxis' || isStray) {
    const governor = isStray ? tree.head(tree.head(verb)) : tree.head(verb)
    const isOpen = relation === 'ccomp' && /^(?:whether|if|what|how|why|when|where)$/.test(markOf(tree, verb))
    return speaks(governor) && !isOpen ? sayersOf(tree, governor) : []
  }
  const aside = tree.child(verb, 'parataxis')
  return aside >= 0 && tree.upos(aside) === 'VERB' && speaks(aside) ? agentsOf(tree, aside) : []
}

/** Who says it; "quoted *the premier* as saying that" among them. */
function sayersOf(tree: Tree, verb: number): number[] {
  const quoting = tree.head(verb)
  const isQuoted = tree.xpos(verb) === 'VBG' && quoting >= 0 && /^(?:quote|cite)$/.test(tree.lowerLemma(quoting))
  return isQuoted ? patientsOf(tree, quoting) : agentsOf(tree, verb)
}

/** "told him last month *that* they should", hung on the month. */
function isStrayClause(tree: Tree, verb: number): boolean {
  const noun = tree.head(verb)
  return tree.head(noun) >= 0 && wordsOfClass('date').has(tree.lowerLemma(noun))
}

const markOf = (tree: Tree, verb: number): string => {
  const mark = tree.child(verb, 'mark', 'advmod', 'obj')
  return mark >= 0 && mark < verb ? tree.lowerForm(mark) : ''
}
