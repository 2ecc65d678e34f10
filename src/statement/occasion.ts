// When something was said and to whom, where the words of saying tell it: "told reporters on Monday that …".
// What stands within the content belongs to the content and is left out.
import type { Mentions, Party, When } from '../mention/index.ts'
import { overlaps, type Span } from '../span.ts'
import type { Tree } from '../tree/index.ts'
import type { Cue } from './cue.ts'
import type { Layout } from './layout.ts'
import { addresses } from './settled.ts'

/** The parties addressed, empty where the text names none. */
export function audienceOf(
  tree: Tree,
  mentions: Mentions,
  cue: Cue,
  source: number,
  content: readonly Span[],
): readonly Party[] {
  if (!addresses(cue) || cue.passive) return []
  for (const c of tree.children(cue.token)) {
    const relation = tree.deprel(c)
    if (c === source || (relation !== 'obj' && relation !== 'iobj')) continue
    if (!mentions.isActor(cue.sentence, c) || within(tree, c, c, content)) continue
    return mentions.parties(cue.sentence, c)
  }
  return spokenTo(tree, mentions, cue, content)
}

/** "Speaking to reporters, she said …" */
function spokenTo(tree: Tree, mentions: Mentions, cue: Cue, content: readonly Span[]): readonly Party[] {
  for (const c of tree.children(cue.token)) {
    if (tree.deprel(c) !== 'advcl' || !/^(?:speak|talk|write|address)$/.test(tree.lemma(c))) continue
    for (const d of tree.children(c)) {
      const mark = tree.child(d, 'case')
      const to = mark >= 0 ? /^(?:to|with|before)$/i.test(tree.form(mark)) : tree.deprel(d) === 'obj'
      if (to && mentions.isActor(cue.sentence, d) && !within(tree, d, d, content))
        return mentions.parties(cue.sentence, d)
    }
  }
  return []
}

/** The time that hangs on the cue, or undefined. */
export function saidAt(layout: Layout, mentions: Mentions, cue: Cue, content: readonly Span[]): When | undefined {
  const tree = layout.trees[cue.sentence]
  // "made this statement on Monday": the time hangs on the verb that carries the noun.
  const carrier = cue.entry?.pos === 'noun' && tree.deprel(cue.token) === 'obj' ? tree.head(cue.token) : -1
  for (const { first, last, when } of mentions.times(cue.sentence)) {
    // The autumn of a title in marks is no time.
    if (within(tree, first, last, content) || layout.quotationAt(cue.sentence, first) >= 0) continue
    let top = last
    while (tree.head(top) >= first && tree.head(top) <= last) top = tree.head(top)
    // "said in a statement on Monday" hangs two steps down.
    for (let climbs = 0; climbs < 2 && top >= 0; climbs++) {
      top = tree.head(top)
      if (top === cue.token || (carrier >= 0 && top === carrier)) return when
    }
  }
  return undefined
}

const within = (tree: Tree, first: number, last: number, content: readonly Span[]): boolean =>
  content.some(piece => overlaps(piece, tree.spanOf(first, last)))
