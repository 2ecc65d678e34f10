// Where a noun's phrase ends on the page, wherever the parse hung what follows it: "supports demands *for guarantees*",
// "passed a bill *to ban arms sales*".
import type { Span } from '../span.ts'
import type { Tree } from '../tree/index.ts'
import { wordsOfClass } from './entry.ts'

/** Prepositions that go on with a noun though they were attached to its verb. */
const GOING_ON = new Set(
  'of for to over between against with towards toward along across in from on into by about concerning regarding'.split(
    ' ',
  ),
)
/** Those that may just as well belong to the verb. */
const LOOSE = new Set(['in', 'from', 'on', 'into', 'by', 'with'])

const lower = (tree: Tree, i: number) => tree.lowerLemma(i)

/** Whether a word is a day or a month: what it dates is what was done, not the thing. */
export const isDate = (tree: Tree, i: number): boolean => wordsOfClass('date').has(lower(tree, i))

/** "the release of the crew *on Monday*": a day at the very end is that of the act. */
export function withoutDate(tree: Tree, head: number, end: number): number {
  if (end - 1 <= head || !isDate(tree, end)) return end
  let first = end - 1
  if (/^(?:last|this|next|late|early)$/.test(lower(tree, first))) first--
  if (first > head && /^(?:on|in|since|by|from|until)$/.test(lower(tree, first))) {
    // "the accord *reached in January*": without its day the participle says nothing.
    const bare = first - 1 > head && tree.deprel(first - 1) === 'acl' && tree.xpos(first - 1) === 'VBN'
    return bare && tree.head(first - 1) === head ? first - 2 : first - 1
  }
  return first < end - 1 || tree.deprel(end) === 'obl' ? first : end
}

/** A stretch with the mark that stands right beside it, where the mark's other half is within: 'its new "resolution"'. */
export function withBothMarks(text: string, [start, end]: Span): Span {
  const words = text.slice(start, end)
  const next = text[end] ?? ''
  const open =
    next === '”' ? words.lastIndexOf('“') > words.lastIndexOf('”') : next === '"' && words.split('"').length % 2 === 0
  if (open) return [start, end + 1]
  const before = text[start - 1] ?? ''
  const closed =
    before === '“'
      ? words.indexOf('”') >= 0 && !words.includes('“')
      : before === '"' && words.split('"').length % 2 === 0
  return closed ? [start - 1, end] : [start, end]
}

/** The last token of a noun's phrase and of what goes on with it; `own` are prepositions that go on with this noun in any case. */
export function endOfWhole(tree: Tree, head: number, own: readonly string[] = []): number {
  let last = tree.lastOf(head)
  const governor = tree.head(head)
  while (last + 1 < tree.size) {
    const next = last + 1
    const marked = tree.head(next)
    const relation = tree.deprel(next)
    if (!(marked > next && tree.firstOf(marked) === next && tree.head(marked) === governor)) break
    const word = lower(tree, next)
    const goesOn = (GOING_ON.has(word) && isOf(tree, next, marked)) || (own.includes(word) && !isDate(tree, marked))
    if (relation === 'case' && goesOn) last = tree.lastOf(marked)
    // "a ban *on admitting* refugees"
    else if (relation === 'mark' && /^(?:on|of|against)$/.test(word) && tree.xpos(marked) === 'VBG')
      last = tree.lastOf(marked)
    // "efforts *to reduce capacity*", "the decision *to leave*": the verb's own purpose would need no such noun before it.
    else if (relation === 'mark' && tree.xpos(next) === 'TO' && wordsOfClass('effort').has(lower(tree, head)))
      last = tree.lastOf(marked)
    else break
  }
  return last
}

/** Whether a phrase that follows belongs to the noun: a time does not, nor a loose one that names when or where it was said. */
function isOf(tree: Tree, preposition: number, marked: number): boolean {
  if (isDate(tree, marked) || tree.upos(marked) === 'NUM') return false
  // "the importance of ties *in many areas*": below another noun it can be of nothing else.
  if (!LOOSE.has(lower(tree, preposition)) || tree.upos(tree.head(marked)) !== 'VERB') return true
  return lower(tree, preposition) === 'in' && !wordsOfClass('utterance').has(lower(tree, marked))
}
