// Phrases that stand beside another to say the same again: appositions, also where the tree takes them for a list or hangs
// them elsewhere.
import type { Tree } from '../tree/index.ts'

/** Tokens that stand beside `i` to say the same again. */
export function besides(tree: Tree, i: number): number[] {
  const out: number[] = []
  for (const c of tree.children(i))
    if (tree.deprel(c) === 'appos' || (tree.deprel(c) === 'conj' && explainedBy(tree, c) === i)) out.push(c)
  if (tree.deprel(i) === 'conj' && tree.upos(i) === 'NOUN') {
    const last = lastConjunct(tree, tree.head(i))
    if (last > i && explainedBy(tree, last) === i) out.push(last)
  }
  return out
}

/** "said Lena Holm, the president's adviser": a phrase behind a comma that the tree hangs elsewhere. */
export function behindComma(tree: Tree, last: number): number[] {
  const next = last + 2
  if (next >= tree.size || tree.form(last + 1) !== ',') return []
  const relation = tree.deprel(next)
  if (relation !== 'det' && relation !== 'amod' && relation !== 'compound' && relation !== 'nmod:poss') return []
  let head = next
  for (let climbs = 0; climbs < 3 && tree.head(head) > head && tree.deprel(head) !== 'nsubj'; climbs++) {
    head = tree.head(head)
    const role = tree.deprel(head)
    if (tree.upos(head) === 'NOUN' && role !== 'compound' && role !== 'nmod:poss') {
      return role === 'conj' || role.startsWith('nsubj') ? [] : [head]
    }
  }
  return []
}

/** "the envoy to Chad, Lena Holm": a name that the tree hangs below what the phrase is joined with. */
export function behindComplement(tree: Tree, i: number): number[] {
  let at = i
  for (let depth = 0; depth < 4; depth++) {
    let inner = -1
    for (const c of tree.children(at)) {
      const relation = tree.deprel(c)
      if (c < at) continue
      if (depth > 0 && relation === 'appos' && /^\p{Lu}/u.test(tree.form(c)) && tree.form(tree.firstOf(c)) === ',')
        return [c]
      if (relation === 'nmod' || (relation === 'conj' && depth > 0)) inner = c
    }
    if (inner < 0) return []
    at = inner
  }
  return []
}

/**
 * The noun of "said Lena Holm, Chad and Niger researcher at the Aid Watch" that the tree took for the last of a list: a bare singular
 * cannot stand in one. −1 where there is none.
 */
function describedBehind(tree: Tree, name: number): number {
  if (name < 0 || tree.upos(name) !== 'PROPN' || tree.child(name, 'flat') < 0) return -1
  const noun = lastConjunct(tree, name)
  if (noun < 0 || tree.xpos(noun) !== 'NN' || tree.upos(noun) !== 'NOUN') return -1
  const area = tree.child(noun, 'compound')
  const mark = tree.child(tree.child(noun, 'nmod'), 'case')
  const placed = mark >= 0 && /^(?:at|with|for)$/.test(tree.lemma(mark))
  return area >= 0 && tree.upos(area) === 'PROPN' && placed && tree.child(noun, 'det', 'nmod:poss', 'nummod') < 0
    ? noun
    : -1
}

/** The last of the conjuncts of `i`, −1 for none. */
export function lastConjunct(tree: Tree, i: number): number {
  const children = tree.children(i)
  for (let k = children.length - 1; k >= 0; k--) if (tree.deprel(children[k]) === 'conj') return children[k]
  return -1
}

/**
 * The noun that a name read as the last of a list in truth explains: "Holm and her counterpart, Jan Ruiz," names two people,
 * not three. −1 where the list is one.
 */
export function explainedBy(tree: Tree, name: number): number {
  const first = tree.head(name)
  if (tree.deprel(name) === 'conj' && name <= describedBehind(tree, first)) return first
  if (tree.deprel(name) !== 'conj' || tree.upos(name) !== 'PROPN' || tree.child(name, 'cc') >= 0) return -1
  // From the end, so that a list of thousands costs each of its members nothing.
  const children = tree.children(first)
  let k = children.length - 1
  while (k >= 0 && tree.deprel(children[k]) !== 'conj') k--
  if (children[k] !== name) return -1
  for (k--; k >= 0 && tree.deprel(children[k]) !== 'conj'; ) k--
  const before = k < 0 ? first : children[k]
  if (tree.upos(before) !== 'NOUN' || tree.xpos(before) !== 'NN') return -1
  return before === first || tree.child(before, 'cc') >= 0 ? before : -1
}
