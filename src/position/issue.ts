// The thing itself that somebody stands for or against: its span, its parts where two things are named, and what turns it round.
import type { Span } from '../span.ts'
import { nounPhrase, obliquesOf, type Tree } from '../tree/index.ts'

/** Verbs of ending and abstaining: asked to stop a thing, one is asked against it. */
const ENDING = new Set(
  'end stop halt cease refrain abstain avoid abandon drop quit prevent reverse lift scrap suspend curb desist discontinue'.split(
    ' ',
  ),
)

/** An issue and whether its own words turn the stance round ("refrain from any military activity"). */
export interface Issue {
  readonly span: Span
  readonly reversed: boolean
}

/** Issues headed at a token, one for each thing named: "the use of sanctions and interference in their affairs" are two. */
export function issuesAt(tree: Tree, head: number): Issue[] {
  return isClause(tree, head) ? clauseIssues(tree, head) : thingsAt(tree, head)
}

/** Issues that a noun names. */
export function thingsAt(tree: Tree, head: number): Issue[] {
  const end = infinitiveAfter(tree, head)
  const last = closing(tree, head, end ?? wholeOf(tree, head))
  const first = tree.tokenAt(nounPhrase(tree, head)[0])
  if (end !== null) return [{ span: tree.spanOf(first, last), reversed: false }]
  const second = separateConjunct(tree, head, last)
  if (second === null) return [{ span: tree.spanOf(first, last), reversed: false }]
  return [
    { span: tree.spanOf(first, second.before), reversed: false },
    { span: tree.spanOf(second.first, last), reversed: false },
  ]
}

/** "pressed for Russia *to use its influence*": the end of an infinitive that follows its doer, wherever it was attached. */
function infinitiveAfter(tree: Tree, head: number): number | null {
  const marker = tree.child(head, 'case')
  if (marker < 0 || tree.lemma(marker).toLowerCase() !== 'for') return null
  for (let i = head + 1; i < tree.size && i <= head + 6; i++) {
    if (tree.xpos(i) !== 'TO') continue
    const verb = tree.head(i)
    if (verb > i && tree.firstOf(verb) >= head && tree.upos(verb) === 'VERB') return tree.lastOf(verb)
    return null
  }
  return null
}

const isClause = (tree: Tree, i: number) => tree.upos(i) === 'VERB' || tree.child(i, 'cop') >= 0

/** "that NATO refrain from X" is against X; any other clause is the issue as it stands, without "that" or "to". */
function clauseIssues(tree: Tree, head: number): Issue[] {
  if (ENDING.has(tree.lemma(head).toLowerCase())) {
    const thing = tree.child(head, 'obj')
    const found = thing >= 0 ? thing : (obliquesOf(tree, head, 'from')[0] ?? tree.child(head, 'xcomp', 'advcl'))
    if (found >= 0) return issuesAt(tree, found).map(({ span, reversed }) => ({ span, reversed: !reversed }))
  }
  let first = tree.firstOf(head)
  while (first < head && ['punct', 'mark', 'cc'].includes(tree.deprel(first))) first++
  const last = closing(tree, head, tree.lastOf(head))
  const negated = [...tree.children(head)].some(
    c => tree.deprel(c) === 'advmod' && /^(?:not|n['’]t|never)$/i.test(tree.form(c)),
  )
  return [{ span: tree.spanOf(first, last), reversed: negated }]
}

/** Relations that may go on after a comma within one thing: lists and their last member. */
const LISTED = new Set(['conj', 'cc'])

/** Words that open a time or an occasion: it is when one spoke, not what one is for. */
const WHEN = new Set('ahead during following amid'.split(' '))
/** Those that may also stand within the thing ("states that joined after 1997"). */
const WHEN_BESIDE = new Set('before after since until'.split(' '))
/** Prepositions that go on with the thing though they were attached to the verb: "supports demands *for guarantees*". */
const GOING_ON = new Set('of for to over between against with towards toward'.split(' '))

/** The last token of the phrase and of the prepositional phrases that go on with it. */
function wholeOf(tree: Tree, head: number): number {
  let last = tree.lastOf(head)
  const governor = tree.head(head)
  while (last + 2 < tree.size) {
    const marker = last + 1
    const marked = tree.head(marker)
    if (tree.deprel(marker) !== 'case' || !GOING_ON.has(tree.lemma(marker).toLowerCase())) break
    if (marked < marker || tree.firstOf(marked) !== marker || tree.head(marked) !== governor) break
    last = tree.lastOf(marked)
  }
  return last
}

/** The last token of the issue: it ends at a comma or dash that opens anything but a further member of a list. */
function closing(tree: Tree, head: number, last: number): number {
  let end = last
  for (let i = head + 1; i <= last; i++) {
    const form = tree.form(i).toLowerCase()
    const beside = WHEN_BESIDE.has(form) && tree.head(tree.head(i)) === head
    if ((WHEN.has(form) || beside) && tree.upos(i) !== 'NOUN') {
      end = i - 1
      break
    }
    if (tree.upos(i) !== 'PUNCT') continue
    if (form !== ',' && form !== '–' && form !== '—' && form !== '-' && form !== ';' && form !== ':') continue
    const next = topOfNext(tree, i + 1, last)
    if (next >= 0 && (LISTED.has(tree.deprel(next)) || listFollows(tree, i, last))) continue
    end = i - 1
    break
  }
  while (end > head && tree.upos(end) === 'PUNCT') end--
  return end
}

/** The highest token of the phrase that begins at `i`. */
function topOfNext(tree: Tree, i: number, last: number): number {
  if (i > last) return -1
  let top = i
  while (tree.head(top) > i && tree.head(top) <= last && tree.firstOf(tree.head(top)) >= i) top = tree.head(top)
  return top
}

/** "trade, energy, and defense": a later "and" or "or" closes the list that the comma belongs to. */
function listFollows(tree: Tree, comma: number, last: number): boolean {
  for (let i = comma + 1; i <= last && i <= comma + 6; i++) {
    if (tree.deprel(i) === 'cc' && tree.deprel(tree.head(i)) === 'conj' && tree.head(tree.head(i)) < comma) return true
  }
  return false
}

/** A conjunct deep in the phrase that has complements of its own is a thing of its own. */
function separateConjunct(
  tree: Tree,
  head: number,
  last: number,
): { readonly first: number; readonly before: number } | null {
  for (let i = head + 2; i <= last; i++) {
    if (tree.deprel(i) !== 'conj' || tree.upos(i) !== 'NOUN') continue
    const sibling = tree.head(i)
    if (sibling === head || !tree.isUnder(sibling, head)) continue
    const complemented = i < last && tree.upos(i + 1) === 'ADP'
    const shared = [...tree.children(sibling)].some(c => tree.deprel(c) === 'nmod' && c > sibling)
    if (!complemented || shared) continue
    const first = tree.firstOf(i)
    let before = first - 1
    let start = first
    while (start < i && (tree.deprel(start) === 'cc' || tree.upos(start) === 'PUNCT')) start++
    while (before > head && (tree.deprel(before) === 'cc' || tree.upos(before) === 'PUNCT')) before--
    return { first: start, before }
  }
  return null
}
