// Block quotations: what follows "the minister said:" on lines of its own without marks, one span a paragraph.
// They end where a heading, a quoted paragraph or another speaker's lead-in begins, or the text is no longer in the speaker's voice.
import type { Span } from '../span.ts'
import type { Tree, Turn } from '../tree/index.ts'
import type { Cue } from './cue.ts'
import type { Layout } from './layout.ts'
import { trimmed } from './quotation.ts'

const FIRST_PERSON = /^(?:i|we|our|my|us|me|ours|myself|ourselves)$/i
const HEADING =
  /^(?:notes? (?:to|for) editors?|ends?|further information|media enquiries|background|contact|follow|for (?:more|further) information|#+|\*+)\b/i
const OFFICIAL =
  /^(?:the (?:\p{Lu}\w+ ){0,3}(?:minister|secretary|president|ambassador|commissioner|representative|envoy|chancellor)\b|(?:mr|mrs|ms|dr|sir|dame|lord|baroness) \p{Lu})/iu
/** A list's items are short lines; a paragraph ends in a full stop. */
const ENDS_SENTENCE = /[.!?…”"'’]$/

/** A paragraph as the run of sentences that begin on one line. */
interface Paragraph {
  readonly first: number
  readonly last: number
  readonly span: Span
}

/** What stands after a cue whose clause ends in a colon at a line's end, or before a speech without marks. */
export function blockOf(layout: Layout, voiced: boolean, cue: Cue): Span[] {
  const tree = layout.trees[cue.sentence]
  if (cue.signature) return signedBefore(layout, cue.sentence)
  const turn = layout.turns.get(cue.sentence)
  if (turn !== undefined && cue.token === turn.colon) return turnPieces(layout, turn)
  if (HEADING.test(layout.text.slice(...tree.span))) return []
  if (cue.entry === null || (!cue.entry.frames.includes('quote') && cue.entry.pos !== 'noun')) return []
  let colon = cue.last + 1
  const reach = Math.min(tree.size, cue.last + 25)
  while (colon < reach && tree.form(colon) !== ':') colon++
  if (colon >= reach) return []
  const atEnd = colon === tree.size - 1
  // In mid-sentence only right behind the cue: "Philip Hammond said: The UK has …"
  if (!atEnd && (colon > cue.last + 3 || !voiced)) return []
  if (!atEnd && layout.quotationsOf(cue.sentence).length > 0) return []
  for (let i = cue.last + 1; i < colon; i++) if (tree.upos(i) === 'VERB' && tree.xpos(i) !== 'VBG') return []
  if (atEnd && cue.sentence + 1 < layout.trees.length && layout.quotationAt(cue.sentence + 1, 0) >= 0) {
    return quotedAfter(layout, cue.sentence + 1)
  }
  return blockAfter(layout, cue.sentence, colon, voiced)
}

/** The words of a turn, one stretch a paragraph, up to a heading. */
function turnPieces(layout: Layout, { sentence, colon, end }: Turn): Span[] {
  const spans: Span[] = []
  for (let s = sentence; s < end; ) {
    const { span, last } = paragraphFrom(layout, s)
    const from = s === sentence ? layout.trees[s].starts[colon + 1] : span[0]
    if (s > sentence && HEADING.test(layout.text.slice(from, from + 40))) break
    spans.push(trimmed(layout.text, from, span[1]))
    s = last + 1
  }
  return spans.filter(([a, b]) => a < b)
}

/** The quotation that a dash and a name behind it sign, on the same line. */
function signedBefore(layout: Layout, s: number): Span[] {
  if (s === 0 || layout.startsLine(s)) return []
  const start = layout.trees[s].span[0]
  for (const q of layout.quotationsOf(s - 1)) {
    const { inner, outer } = layout.quotations[q]
    if (outer[1] <= start && layout.text.slice(outer[1], start).trim() === '') return [inner]
  }
  return []
}

/** The quotation that begins sentence `s`, with those that repeat its opening mark. */
function quotedAfter(layout: Layout, s: number): Span[] {
  let q = layout.quotationAt(s, 0)
  const spans = [layout.quotations[q].inner]
  while (q + 1 < layout.quotations.length && layout.quotations[q + 1].continues)
    spans.push(layout.quotations[++q].inner)
  return spans
}

/**
 * The paragraphs that a lead-in ending in a colon introduces. `s` is its sentence, `colon` its colon's token; `voiced` says that the
 * whole text is a government's or organisation's own, so that the speaker's words may fill the rest of it.
 */
function blockAfter(layout: Layout, s: number, colon: number, voiced: boolean): Span[] {
  const tree = layout.trees[s]
  const spans: Span[] = []
  /** Up to the last paragraph that says "I" or "we". */
  let spoken = 0
  let next = s + 1
  if (colon < tree.size - 1) {
    // "The minister said: We have …" on one line: the rest of the line is the first paragraph.
    const paragraph = paragraphFrom(layout, s)
    spans.push(trimmed(layout.text, tree.starts[colon + 1], paragraph.span[1]))
    if (speaksFirst(layout, paragraph)) spoken = 1
    next = paragraph.last + 1
  } else if (next >= layout.trees.length || !layout.startsLine(next)) {
    return []
  }
  const listed = next < layout.trees.length && spans.length === 0 && isItem(layout, paragraphFrom(layout, next))
  while (next < layout.trees.length) {
    const paragraph = paragraphFrom(layout, next)
    if (
      startsQuoted(layout, next) ||
      endsInColon(layout, paragraph) ||
      HEADING.test(layout.text.slice(paragraph.span[0], paragraph.span[0] + 40))
    )
      break
    if (listed !== isItem(layout, paragraph)) break
    const speaks = speaksFirst(layout, paragraph)
    if (spans.length > 0 && !speaks && isAboutOfficial(layout, paragraph)) {
      // What stands between the speaker's last words of himself and the report's own voice is the report's.
      if (spoken > 0) spans.length = spoken
      break
    }
    if (!listed && spans.length > 0 && !voiced && !speaks) break
    spans.push(trimmed(layout.text, paragraph.span[0], paragraph.span[1]))
    if (speaks) spoken = spans.length
    next = paragraph.last + 1
  }
  return spans.filter(([a, b]) => a < b)
}

function paragraphFrom(layout: Layout, s: number): Paragraph {
  let last = s
  while (last + 1 < layout.trees.length && layout.sameLine(last, last + 1)) last++
  return { first: s, last, span: [layout.trees[s].span[0], layout.trees[last].span[1]] }
}

const isItem = (layout: Layout, { span }: Paragraph): boolean =>
  span[1] - span[0] < 160 && !ENDS_SENTENCE.test(layout.text.slice(span[1] - 1, span[1]))

const startsQuoted = (layout: Layout, s: number): boolean => layout.quotationAt(s, 0) >= 0

const endsInColon = (layout: Layout, { span }: Paragraph): boolean => layout.text[span[1] - 1] === ':'

/** "The Minister also visited the regiment": the report goes on in its own voice. */
function isAboutOfficial(layout: Layout, paragraph: Paragraph): boolean {
  const tree = layout.trees[paragraph.first]
  if (!OFFICIAL.test(layout.text.slice(paragraph.span[0], paragraph.span[0] + 60))) return false
  return tree.xpos(tree.root) === 'VBD' || tree.children(tree.root).some(c => tree.lowerForm(c) === 'will')
}

/** Whether a paragraph speaks of itself as "I" or "we" outside marks. */
function speaksFirst(layout: Layout, { first, last }: Paragraph): boolean {
  for (let s = first; s <= last; s++) {
    const tree: Tree = layout.trees[s]
    for (let i = 0; i < tree.size; i++) if (FIRST_PERSON.test(tree.form(i)) && layout.quotationAt(s, i) < 0) return true
  }
  return false
}
