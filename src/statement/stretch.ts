// Where a stretch of content begins and ends on the tree and on the page: which clause a word opens, what only stands beside it,
// and the span that is left without "that" and marks.
import type { Span } from '../span.ts'
import { isWithinWord, type Tree } from '../tree/index.ts'
import type { Layout } from './layout.ts'
import { trimmed } from './quotation.ts'

/** Head of the clause that "to" or "that" at a token opens, wherever the parser hung it: "with its threat to close the zone". */
export function clauseFrom(tree: Tree, i: number): number {
  const form = tree.form(i)
  const head = tree.head(i)
  if ((form !== 'to' && form !== 'that') || tree.deprel(i) !== 'mark' || head <= i) return -1
  return tree.firstOf(head) === i ? head : -1
}

/** "Oslo's answer *was that the claim had no basis*": the clause that a form of "be" says a noun is, from behind its "that"; null for none. */
export function predicated(tree: Tree, noun: number): { readonly first: number; readonly token: number } | null {
  if (!/^nsubj/.test(tree.deprel(noun))) return null
  const phrase = tree.lastOf(noun)
  const be = phrase + 1
  if (be + 2 >= tree.size || tree.lemma(be) !== 'be' || tree.form(be + 1) !== 'that') return null
  const token = tree.head(be + 1)
  const joined = token === tree.head(noun) || tree.head(token) === tree.head(noun) || tree.head(token) === be
  return tree.deprel(be + 1) === 'mark' && token > be && joined ? { first: be + 2, token } : null
}

/** "announced it, as relations came under strain": when, why and although what, never what. */
export function isCircumstance(tree: Tree, i: number): boolean {
  const relation = tree.deprel(i)
  if (relation !== 'advcl' && relation !== 'ccomp') return false
  const mark = tree.child(i, 'mark')
  if (mark < 0) return false
  const form = tree.lowerForm(mark)
  if (relation === 'ccomp') return form === 'because'
  if (form === 'as') return tree.child(i, 'nsubj', 'nsubj:pass') >= 0
  return /^(?:after|before|while|because|since|although|though|until|unless|once|whereas|so)$/.test(form)
}

/** "a charge that Oslo called baseless": a clause about the noun, not what it says; its "that" has a part in it. */
export function isAboutNoun(tree: Tree, i: number): boolean {
  if (tree.deprel(i) !== 'acl:relcl') return false
  const first = tree.firstOf(i)
  return first < i && /^(?:WDT|WP|WP\$)$/.test(tree.xpos(first)) && tree.deprel(first) !== 'mark'
}

/** Nouns by which a speaker's judgement stands beside a clause. */
const ASIDE =
  /^(?:view|opinion|estimation|assessment|judge?ment|telling|account|count|admission|reckoning|calculation|estimate|eye)$/

/** "would, *in the bank's view*, fail", "*by its own count* nine died": a judge's word beside the clause that is judged. */
export function isAside(tree: Tree, noun: number): boolean {
  const mark = tree.child(noun, 'case')
  return (
    mark >= 0 &&
    /^(?:in|by)$/.test(tree.lowerForm(mark)) &&
    ASIDE.test(tree.lowerLemma(noun)) &&
    tree.child(noun, 'nmod:poss') >= 0 &&
    /^(?:obl|obj|advmod|nmod)/.test(tree.deprel(noun)) &&
    !tree.children(noun).some(c => c > noun && /^(?:nmod|acl)/.test(tree.deprel(c)))
  )
}

/** Last token of a complement without what may belong to the clause above: a second predicate, a remark, an adverbial clause. */
export function coreEnd(tree: Tree, i: number): number {
  for (const c of tree.children(i)) {
    if (c < i) continue
    const relation = tree.deprel(c)
    const second = relation === 'conj' && (tree.upos(c) === 'VERB' || tree.upos(c) === 'AUX')
    if (!second && relation !== 'parataxis' && relation !== 'advcl') continue
    let end = tree.firstOf(c) - 1
    while (end > i && (tree.upos(end) === 'PUNCT' || tree.upos(end) === 'CCONJ')) end--
    return end
  }
  return -1
}

const MAX_CUTS = 4

/** Last tokens of a complement when its last phrases are left to the clause above: "backed the ban | in a tweet | on Friday". */
export function cutsOf(tree: Tree, i: number): number[] {
  const out: number[] = []
  let node = i
  let end = tree.lastOf(i)
  while (out.length < MAX_CUTS) {
    const children = tree.children(node)
    let k = children.length - 1
    while (k >= 0 && children[k] > node && tree.upos(children[k]) === 'PUNCT') k--
    if (k < 0 || children[k] < node) break
    const last = children[k]
    // What goes with the word itself is no phrase beside it.
    if (/^(?:fixed|flat|compound|goeswith)/.test(tree.deprel(last))) break
    end = tree.firstOf(last) - 1
    while (end > i && (tree.upos(end) === 'PUNCT' || tree.upos(end) === 'CCONJ')) end--
    if (end < node) break
    out.push(end)
    node = last
  }
  return out.filter(at => at >= i)
}

/** Last token before the next comma or the sentence's end behind token `i`; before the next finite verb where `phrase`. */
export function commaEnd(tree: Tree, i: number, phrase: boolean): number {
  let end = i
  while (end + 1 < tree.size && tree.upos(end + 1) !== 'PUNCT' && end - i < 40) {
    // "their call for an inquiry was ignored"
    if (phrase && /^(?:VBD|VBZ|VBP|MD)$/.test(tree.xpos(end + 1))) break
    end++
  }
  return end
}

/** The token by which a cue hangs on the clause: of "in the words of X" the words, of "according to X" the X. */
export function topOf(tree: Tree, cue: number, first: number, last: number, source: number): number {
  if (tree.deprel(cue) !== 'case') return cue
  let top = cue
  while (tree.head(top) >= first && tree.head(top) <= last) top = tree.head(top)
  return top === cue && source >= 0 && tree.head(cue) === source ? source : top
}

/** “War and Peace”: no clause in marks but the name of something. */
export function isTitle(layout: Layout, q: number): boolean {
  const { inner, outer, finished } = layout.quotations[q]
  if (inner[1] - inner[0] > 80) return false
  const words = layout.text.slice(inner[0], inner[1])
  if (/(?:^|\s)\p{Ll}[\p{L}’']{3,}/u.test(words)) return false
  // "in an interview with “Fox News Sunday.”": what ends the sentence around it is no stop of its own.
  return (
    !finished || (/\S\s+\S/.test(words) && INTO_TITLE.test(layout.text.slice(Math.max(0, outer[0] - 12), outer[0])))
  )
}
const INTO_TITLE = /(?:\b(?:with|on|to|of|for|in|by|told)|['’]s)\s+$/

/**
 * Tokens `a` to `b` as a stretch: without "that" before it and marks around it, and with every quotation in it whole.
 * `token` is the head of the stretch where it is a subtree, else −1.
 */
export function pieceOf(
  layout: Layout,
  tree: Tree,
  s: number,
  a: number,
  b: number,
  cue: number,
  token: number,
): Span | null {
  let from = a
  // "The ministry: over the past day, …": nothing but the colon leads into it.
  const announced = tree.form(cue) === ':'
  while (from <= b && (tree.upos(from) === 'PUNCT' || (!announced && isOpener(tree, from, token)))) from++
  if (from > b) return null
  let [start, end] = trimmed(layout.text, tree.starts[from], tree.ends[lastOfWord(tree, b)])
  if (start >= end) return null
  const around = layout.quotationAt(s, cue)
  for (const q of layout.quotationsOf(s)) {
    const { inner, outer } = layout.quotations[q]
    if (start >= inner[0] && end <= inner[1] && isTitle(layout, q)) return null
    if (q === around) {
      start = Math.max(start, inner[0])
      end = Math.min(end, inner[1])
    } else if (outer[0] < end && outer[1] > start) {
      // "… a “lunch is planned. It will …”": the quotation ends in a later sentence.
      if (outer[1] > end && tree.starts[cue] < start) end = inner[1]
      if (outer[0] < start && tree.starts[cue] > start) start = inner[0]
    }
  }
  return start < end ? [start, end] : null
}

/** The last token of the word that one is a part of: "al-Qaeda" is of three. */
function lastOfWord(tree: Tree, i: number): number {
  let last = i
  while (isWithinWord(tree, last + 1)) last += 2
  return last
}

/** Words that lead into content and are no part of it: "that", and a preposition or conjunction of saying. */
function isOpener(tree: Tree, i: number, token: number): boolean {
  const relation = tree.deprel(i)
  const form = tree.lowerForm(i)
  if (relation === 'mark')
    return form === 'that' || form === 'as' || /^(?:in|of|about|on|for|against|at|over|from)$/.test(form)
  if (form === 'that' && tree.xpos(i) === 'IN') return true
  if (relation === 'cc') return true
  // "warned that without an agreement they would move": the preposition is the clause's own.
  if (relation !== 'case' || form === 'between') return false
  // "according to him, at least ten died": it belongs to the number.
  if (i + 1 < tree.size && /^(?:least|most)$/i.test(tree.form(i + 1))) return false
  return token < 0 || tree.upos(token) !== 'VERB' || tree.head(i) === token
}
