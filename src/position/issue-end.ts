// Where the words of an issue end: what goes on with the thing, however it was attached, and what only tells when or how one spoke.
import { wordsOfClass } from '../frame/index.ts'
import type { Tree } from '../tree/index.ts'

/** Relations that may go on after a comma within one thing: lists and their last member. */
const LISTED = new Set(['conj', 'cc'])
/** Words that open a time or an occasion: it is when one spoke, not what one is for. */
const WHEN = new Set('ahead during following amid despite saying adding citing'.split(' '))
/** Those that may also stand within the thing ("states that joined after 1997"). */
const WHEN_BESIDE = new Set('before after since until while as because'.split(' '))
/** Prepositions that go on with the thing though they were attached to the verb: "supports demands *for guarantees*". */
const GOING_ON = new Set('of for to over between against with towards toward in from on into by'.split(' '))
/** Those that may just as well belong to the verb: they go on only from a noun with nothing else behind it. */
const LOOSE = new Set(['in', 'from', 'on', 'into', 'by', 'with'])
const TIME = new Set(
  'monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow january february march april june july august september october november december week weekend month'.split(
    ' ',
  ),
)

const lower = (tree: Tree, i: number) => tree.lemma(i).toLowerCase()

/** The last token of a noun's phrase and of what goes on with it, wherever it was attached. */
export function wholeOf(tree: Tree, head: number): number {
  let last = tree.lastOf(head)
  const governor = tree.head(head)
  while (last + 1 < tree.size) {
    const next = last + 1
    const marked = tree.head(next)
    const relation = tree.deprel(next)
    const own = marked > next && tree.firstOf(marked) === next && tree.head(marked) === governor
    if (!own) break
    if (relation === 'case' && GOING_ON.has(lower(tree, next)) && isOf(tree, next, marked)) last = tree.lastOf(marked)
    // "efforts *to reduce capacity*", "the decision *to leave*": the verb's own purpose would need no such noun before it.
    else if (relation === 'mark' && tree.xpos(next) === 'TO' && wordsOfClass('effort').has(lower(tree, head)))
      last = tree.lastOf(marked)
    else break
  }
  return last
}

/** Whether a phrase that follows belongs to the noun: a time does not, nor a loose one that names when or where it was said. */
function isOf(tree: Tree, preposition: number, marked: number): boolean {
  const word = lower(tree, marked)
  if (TIME.has(word) || tree.upos(marked) === 'NUM') return false
  // "the importance of ties *in many areas*": below another noun it can be of nothing else.
  if (!LOOSE.has(lower(tree, preposition)) || tree.upos(tree.head(marked)) !== 'VERB') return true
  return lower(tree, preposition) === 'in' && !wordsOfClass('utterance').has(word)
}

/** The last token of the issue: it ends at a comma or dash that opens anything but a further member of a list. */
export function closing(tree: Tree, head: number, last: number): number {
  let end = last
  for (let i = head + 1; i <= last; i++) {
    const form = tree.form(i).toLowerCase()
    const beside = WHEN_BESIDE.has(form) && opensFrom(tree, i, head)
    if ((WHEN.has(form) || beside) && tree.upos(i) !== 'NOUN') {
      end = i - 1
      break
    }
    if (tree.upos(i) !== 'PUNCT') continue
    if (!/^[,–—;:-]$/.test(form) || isHyphen(tree, i)) continue
    const next = topOfNext(tree, i + 1, last)
    if (next >= 0 && (LISTED.has(tree.deprel(next)) || listFollows(tree, i, last))) continue
    // "cutting off its money, severing its access and stemming the flow"
    if (next >= 0 && tree.xpos(next) === 'VBG' && [...tree.children(next)].some(c => tree.deprel(c) === 'conj'))
      continue
    if (form === ',' && i + 1 <= last && /^(?:including|especially|particularly)$/i.test(tree.form(i + 1))) continue
    end = i - 1
    break
  }
  end = withoutTime(tree, head, end)
  while (end > head && tree.upos(end) === 'PUNCT' && tree.form(end) !== ')') end--
  return end
}

/** "cease-fire" cut into three. */
const isHyphen = (tree: Tree, i: number) =>
  tree.form(i) === '-' &&
  i > 0 &&
  i + 1 < tree.size &&
  tree.ends[i - 1] === tree.starts[i] &&
  tree.ends[i] === tree.starts[i + 1]

/** The word opens a phrase or clause that hangs on the head. */
function opensFrom(tree: Tree, i: number, head: number): boolean {
  return tree.head(tree.head(i)) === head
}

/** "the release of the crew *on Monday*": a day at the very end is that of the act. */
function withoutTime(tree: Tree, head: number, end: number): number {
  if (end - 1 <= head || !TIME.has(lower(tree, end))) return end
  let first = end - 1
  if (/^(?:last|this|next|late|early)$/.test(lower(tree, first))) first--
  if (first > head && /^(?:on|in|since|by|from|until)$/.test(lower(tree, first))) return first - 1
  return first < end - 1 || tree.deprel(end) === 'obl' ? first : end
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
