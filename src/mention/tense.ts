// Whether a clause tells of what was or of what is to come: decides which Friday "on Friday" is.
import type { Tree } from '../tree/index.ts'

export type Tense = 'past' | 'present' | 'future'

const COMING = new Set("will shall would may might could can must should ’ll 'll wo".split(' '))
/** Before an infinitive they look ahead: "is due to", "plans to". */
const AHEAD = new Set(
  (
    'set due expect plan schedule slate agree want hope intend go prepare aim seek vow promise pledge offer invite ready about likely poise urge ask call order need decide threaten propose allow ' +
    'invitation proposal agreement decision intention readiness commitment'
  ).split(' '),
)
/** In the present tense they tell of a timetable: "the talks open on Friday". */
const TIMETABLED = new Set(
  'meet travel visit begin start open hold host arrive leave end depart resume gather convene fly return expire close'.split(
    ' ',
  ),
)
const MAX_CLIMB = 8

/** The tense of the clause that token `i` stands in. */
export function tenseAt(tree: Tree, i: number): Tense {
  let j = i
  for (let climbs = 0; j >= 0 && climbs < MAX_CLIMB; j = tree.head(j), climbs++) {
    const upos = tree.upos(j)
    if (upos !== 'VERB' && upos !== 'AUX' && tree.child(j, 'cop') < 0) continue
    const tense = tenseOf(tree, j)
    if (tense !== null) return tense
  }
  return 'past'
}

function tenseOf(tree: Tree, verb: number): Tense | null {
  let past = false
  let present = false
  let infinitive = false
  for (const c of tree.children(verb)) {
    const relation = tree.deprel(c)
    if (relation === 'aux' || relation === 'aux:pass' || relation === 'cop') {
      if (COMING.has(tree.lowerForm(c))) return 'future'
      const tag = tree.xpos(c)
      if (tag === 'VBD') past = true
      else if (tree.lemma(c) === 'have') past = true
      else if (tag === 'VBP' || tag === 'VBZ') present = true
    } else if (relation === 'mark' && tree.xpos(c) === 'TO') infinitive = true
  }
  if (infinitive) {
    // "are to meet on Friday"
    if (present) return 'future'
    const head = tree.head(verb)
    return head >= 0 && AHEAD.has(tree.lemma(head)) ? 'future' : null
  }
  if (past) return 'past'
  const tag = tree.xpos(verb)
  if (tag === 'VBD') return 'past'
  if (tag === 'VBP' || tag === 'VBZ') return TIMETABLED.has(tree.lemma(verb)) ? 'future' : 'present'
  // "is meeting on Friday", "is expected on Friday"
  if (present) return tag === 'VBG' || AHEAD.has(tree.lemma(verb)) ? 'future' : 'present'
  if (tag === 'VBN') return 'past'
  return null
}
