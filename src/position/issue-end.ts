// Where the words of an issue end: what goes on with the thing, however it was attached, and what only tells when or how one spoke.
import { withoutDate } from '../frame/index.ts'
import { isWithinWord, type Tree } from '../tree/index.ts'

/** Relations that may go on after a comma within one thing: lists and their last member. */
const LISTED = new Set(['conj', 'cc'])
/** Words that open a time or an occasion: it is when one spoke, not what one is for. */
const WHEN = new Set('during following amid despite saying adding citing'.split(' '))
/** Those that may also stand within the thing ("states that joined after 1997"). */
const WHEN_BESIDE = new Set('before after since until while as because if unless'.split(' '))
/** The last token of the issue: it ends at a comma or dash that opens anything but a further member of a list. */
export function closing(tree: Tree, head: number, last: number): number {
  let end = last
  for (let i = head + 1; i <= last; i++) {
    const form = tree.lowerForm(i)
    // "using drills *as a pretext*": what they are used for is part of the deed.
    const role = form === 'as' && tree.upos(head) === 'VERB' && tree.upos(tree.head(i)) === 'NOUN'
    const beside = WHEN_BESIDE.has(form) && !role && opensFrom(tree, i, head)
    // "opposed the text *in the strongest terms*"
    if (
      form === 'in' &&
      i + 3 <= last &&
      /^(?:the|no)$/.test(tree.lowerForm(i + 1)) &&
      tree.lowerForm(i + 3) === 'terms'
    ) {
      end = i - 1
      break
    }
    if (opensEnd(tree, i) || opensSpell(tree, i) || opensSpeech(tree, i)) {
      end = i - 1
      break
    }
    // "led the push for the ban *together with* Chad"
    const partner = form === 'together' && i < last && tree.lowerForm(i + 1) === 'with'
    const ahead = form === 'ahead' && i < last && tree.lowerForm(i + 1) === 'of'
    const cause = ahead || partner || (form === 'because' && i < last && tree.lowerForm(i + 1) === 'of')
    if ((WHEN.has(form) || beside || cause) && tree.upos(i) !== 'NOUN') {
      end = i - 1
      break
    }
    // "talks *due* to open in May", "an accord *within* two weeks"
    if (isDue(tree, i) || (form === 'within' && isSpell(tree, tree.head(i)))) {
      end = i - 1
      break
    }
    // "the need for gas *and criticised* the plan": a finite verb goes on with the sentence, not with the thing.
    if (tree.deprel(i) === 'cc' && isOtherTense(tree, head, tree.head(i))) {
      if (tree.child(tree.head(i), 'nsubj') < 0) {
        end = i - 1
        break
      }
    }
    if (tree.upos(i) !== 'PUNCT') continue
    if (!/^[,–—;:-]$/.test(form) || isWithinWord(tree, i)) continue
    // "refrain from sending ships, *and to adhere* to it": the next member of the demand.
    if (form === ',' && i + 2 <= last && /^(?:and|or)$/.test(tree.lowerForm(i + 1)) && tree.xpos(i + 2) === 'TO') {
      end = i - 1
      break
    }
    const next = topOfNext(tree, i + 1, last)
    if (next >= 0 && (LISTED.has(tree.deprel(next)) || listFollows(tree, i, last))) continue
    // "cutting off its money, severing its access and stemming the flow"
    if (next >= 0 && tree.xpos(next) === 'VBG' && tree.children(next).some(c => tree.deprel(c) === 'conj')) continue
    if (form === ',' && i + 1 <= last && /^(?:including|especially|particularly)$/i.test(tree.form(i + 1))) continue
    end = i - 1
    break
  }
  end = withoutDate(tree, head, end)
  while (end > head && tree.upos(end) === 'PUNCT' && tree.form(end) !== ')') end--
  return end
}

/** "*by the end of* the year", "before the middle of May". */
const opensEnd = (tree: Tree, i: number) =>
  /^(?:by|before|until|at)$/.test(tree.lowerForm(i)) &&
  i + 3 < tree.size &&
  tree.lowerForm(i + 1) === 'the' &&
  /^(?:end|middle|beginning|start|turn)$/.test(tree.lowerForm(i + 2)) &&
  tree.lowerForm(i + 3) === 'of'

/** "demanded it *for years*": how long. */
const opensSpell = (tree: Tree, i: number) =>
  tree.lowerForm(i) === 'for' &&
  i + 1 < tree.size &&
  /^(?:days|weeks|months|years|decades)$/.test(tree.lowerForm(i + 1))

const SPEECHES = new Set(
  'message letter statement speech interview tweet post address remark note communique communiqué briefing telegram'.split(
    ' ',
  ),
)

/** "hailed the accord *in a message to Chad*": where one said so. */
function opensSpeech(tree: Tree, i: number): boolean {
  if (tree.lowerForm(i) !== 'in' || tree.deprel(i) !== 'case' || tree.head(i) < i || tree.head(i) > i + 4) return false
  const determiner = tree.child(tree.head(i), 'det')
  return determiner === i + 1 && tree.lowerLemma(determiner) === 'a' && SPEECHES.has(tree.lowerLemma(tree.head(i)))
}

/** A noun, an infinitive or a subjunctive ("that they *be published*"): nothing with a tense can be joined to it. */
function isTenseless(tree: Tree, head: number): boolean {
  if (tree.upos(head) !== 'VERB') return true
  if (tree.child(head, 'aux') >= 0) return false
  const passive = tree.child(head, 'aux:pass')
  return tree.xpos(passive >= 0 ? passive : head) === 'VB'
}

/** "the need for gas *and criticised* it", "that talks would resume *but warned* of delays": the verb behind "and" is not of the thing. */
function isOtherTense(tree: Tree, head: number, joined: number): boolean {
  if (isTenseless(tree, head)) return hasTense(tree, joined)
  const auxiliary = tree.child(head, 'aux')
  return auxiliary >= 0 && tree.xpos(auxiliary) === 'MD' && /^VB[DZ]$/.test(tree.xpos(joined))
}

/** A verb with a tense of its own or under "will", "would" … */
function hasTense(tree: Tree, verb: number): boolean {
  if (/^VB[DZP]$/.test(tree.xpos(verb))) return true
  const auxiliary = tree.upos(verb) === 'VERB' ? tree.child(verb, 'aux') : -1
  return auxiliary >= 0 && /^(?:MD|VB[DZP])$/.test(tree.xpos(auxiliary))
}

const DUE = new Set(['due', 'scheduled', 'slated'])
const isDue = (tree: Tree, i: number) =>
  DUE.has(tree.lowerForm(i)) &&
  i + 1 < tree.size &&
  /^(?:to|in|on|for|next|this|at|by|later)$/.test(tree.lowerForm(i + 1))

const isSpell = (tree: Tree, i: number) => /^(?:hour|day|week|month|year|decade)$/.test(tree.lowerLemma(i))

/** The word opens a phrase or clause that hangs on the head. */
function opensFrom(tree: Tree, i: number, head: number): boolean {
  return tree.head(tree.head(i)) === head
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
