// Which earlier mention a third-person pronoun takes up: number, gender and sort must agree, then role and nearness decide.
import type { Tree } from '../tree/index.ts'
import type { Entity } from './entity.ts'
import type { Gender } from './lexicon.ts'
import { REACH, type Recent, type Salience } from './salience.ts'

/** A personal or possessive pronoun. */
export interface Pronoun {
  readonly person: 1 | 3
  readonly plural: boolean
  /** `m`, `f` for persons; null for "it" and "they". */
  readonly gender: Gender
  readonly possessive: boolean
  readonly reflexive: boolean
}

const FIRST_ONE = new Set(['i', 'me', 'my', 'mine', 'myself'])
const FIRST_MANY = new Set(['we', 'us', 'our', 'ours', 'ourselves', "let's"])
const HE = new Set(['he', 'him', 'his', 'himself'])
const SHE = new Set(['she', 'her', 'hers', 'herself'])
const IT = new Set(['it', 'its', 'itself'])
const THEY = new Set(['they', 'them', 'their', 'theirs', 'themselves'])

/** The pronoun at a token; null for others ("you", "this", "who") and for "it" that stands for nothing. */
export function pronounAt(tree: Tree, i: number): Pronoun | null {
  const form = tree.lowerForm(i)
  if (tree.deprel(i) === 'expl') return null
  const possessive = tree.xpos(i) === 'PRP$' || tree.deprel(i) === 'nmod:poss'
  const reflexive = form.endsWith('self') || form.endsWith('selves')
  if (FIRST_ONE.has(form)) return { person: 1, plural: false, gender: null, possessive, reflexive }
  if (FIRST_MANY.has(form)) return { person: 1, plural: true, gender: null, possessive, reflexive }
  if (HE.has(form)) return { person: 3, plural: false, gender: 'm', possessive, reflexive }
  if (SHE.has(form)) return { person: 3, plural: false, gender: 'f', possessive, reflexive }
  if (IT.has(form)) return { person: 3, plural: false, gender: null, possessive, reflexive }
  if (THEY.has(form)) return { person: 3, plural: true, gender: null, possessive, reflexive }
  return null
}

/** What two who met do together. */
const JOINING = new Set('agree discuss meet talk speak exchange consult confer review'.split(' '))
/** Verbs of one who was accused. */
const DENYING = new Set('deny dismiss refute dispute reject'.split(' '))
/** What is another's when somebody violates it: "accused Chad of violating its airspace". */
const VIOLATING = new Set('violate infringe breach enter invade threaten undermine trample'.split(' '))
const VIOLATED = new Set('sovereignty airspace territory water integrity border independence security'.split(' '))

const PEOPLE = new Set('everyone everybody anyone anybody someone somebody nobody'.split(' '))

/** "Everyone", "those responsible", "those who fled": people whom nothing names. */
export function meansPeople(tree: Tree, i: number): boolean {
  const form = tree.lowerForm(i)
  if (PEOPLE.has(form)) return true
  return (form === 'those' || form === 'all') && tree.child(i, 'acl', 'acl:relcl', 'amod') >= 0
}

/** Verbs whose subject is no thing: "it said", "it denied". */
const ANIMATE = new Set(
  'discuss meet exchange consult say tell announce deny accuse want seek hope believe agree refuse vow pledge promise warn threaten plan decide demand urge call insist claim add argue support oppose reject condemn welcome deploy invade attack expect think know intend try face respond reiterate stress note reveal emphasize emphasise underline underscore repeat explain suggest remark observe reply write conclude admit acknowledge confirm report predict caution complain insist recall point comment speak'.split(
    ' ',
  ),
)

/**
 * The mention that the pronoun takes up, or null. `doers` are the subjects of its clause, favoured by a possessive; `beside` are
 * those who do something to it, and so others.
 */
export function antecedentFor(
  tree: Tree,
  sentence: number,
  i: number,
  pronoun: Pronoun,
  salience: Salience,
  quoted: boolean,
  speaking: Entity | null,
  doers: readonly number[],
  beside: readonly Entity[],
): Recent | null {
  const { recent } = salience
  const relation = tree.deprel(i)
  const governor = tree.head(i)
  const subject = relation.startsWith('nsubj')
  const verb = governor >= 0 ? tree.lemma(governor) : ''
  const animate = subject && ANIMATE.has(verb)
  const joins = subject && pronoun.plural && JOINING.has(verb)
  const denies = subject && DENYING.has(verb)
  const described =
    DESCRIBING.has(verb) && !tree.children(governor).some(c => c > i && STATELIKE.has(tree.lowerLemma(c)))
  const undergoes = pronoun.gender === null && !pronoun.plural && !pronoun.possessive && /^(?:obj|iobj)$/.test(relation)
  const violated = pronoun.possessive && isViolated(tree, governor)
  const telling = subject && pronoun.gender === null && !pronoun.plural ? tellingVerb(tree, governor) : -1
  const reach = pronoun.gender === null ? 4 : 8
  let best: Recent | null = null
  const barred = new Set(beside)
  let top = Number.NEGATIVE_INFINITY
  for (let k = recent.length - 1, steps = 0; k >= 0 && steps < REACH; k--, steps++) {
    const candidate = recent[k]
    const back = sentence - candidate.sentence
    if (back > reach) break
    const fitness = agreement(candidate, pronoun, animate, { subject, verb })
    if (fitness === null) continue
    if (quoted && candidate.entity !== null && candidate.entity === speaking) continue
    // A speaker calls his own country "we", not "they".
    const own = quoted && speaking !== null && pronoun.gender === null && sharesState(candidate.entity, speaking)
    const sameClause = back === 0 && candidate.governor === governor && candidate.governor >= 0
    // "Holm met him": the object is not the subject of the same verb, unless it is reflexive.
    if (sameClause && !pronoun.possessive && !pronoun.reflexive) {
      if (barred.size === 0 && candidate.entity !== null) barred.add(candidate.entity)
      continue
    }
    if (candidate.entity !== null && barred.has(candidate.entity)) continue
    if (beside.some(({ id }) => candidate.entity?.members.includes(id))) continue
    if (pronoun.reflexive && !(sameClause && candidate.relation.startsWith('nsubj'))) continue
    if (back === 0 && candidate.token === governor) continue
    // "Chad's president hailed it": what the doer is of is not what he does it to.
    if (undergoes && described && candidate.entity !== null) continue
    if (back === 0 && undergoes && candidate.governor >= 0 && tree.head(candidate.governor) === governor) continue
    let score = fitness + candidate.role - back * (pronoun.gender === null ? 1.9 : 1.4)
    if (back === 0) score += 0.5 - (i - candidate.token) * 0.02
    // "in a call with the premier, the envoy urged *him*": whom somebody does something to has been named beside.
    if (back === 0 && pronoun.gender !== null && !subject && !pronoun.possessive) score += 1
    if (candidate.relation === relation || (subject && candidate.relation.startsWith('nsubj'))) score += 0.6
    if (candidate.entity !== null) score += Math.min(candidate.entity.count, 8) * 0.15
    if (subject && candidate.speaks && animate) score += 1.2 / Math.max(1, back)
    if (candidate.quoted !== quoted) score -= candidate.quoted ? 1.5 : 0.3
    if (own) score -= 1.5
    if (back === 0 && telling >= 0 && candidate.governor === telling && candidate.relation === 'nsubj') score += 0.8
    if (back === 0 && doers.includes(candidate.token)) score += violated ? -3 : 1.5
    if (back === 0 && pronoun.possessive) score += ownedBeside(tree, i, candidate)
    if (joins && candidate.entity !== null && candidate.entity.members.length > 1) score += 1.5
    if (denies && back <= 1 && candidate.accused) score += 2.5
    if (score > top) {
      top = score
      best = candidate
    }
  }
  return best
}

/** "Chad announced *it was halting* aid": the verb by which somebody tells what he does, without "that"; −1 for none. */
function tellingVerb(tree: Tree, deed: number): number {
  if (deed < 0 || tree.deprel(deed) !== 'ccomp' || tree.upos(deed) !== 'VERB') return -1
  const isSilent = tree.child(deed, 'mark') < 0
  return isSilent && /^(?:announce|say|confirm|add|declare)$/.test(tree.lemma(tree.head(deed))) ? tree.head(deed) : -1
}

/** What one does to another's. */
const ATTACKING = new Set('attack bomb shell strike hit raid invade storm seize occupy ram hack'.split(' '))

/** Whether the thing owned is what somebody violates or attacks. */
function isViolated(tree: Tree, thing: number): boolean {
  const verb = thing < 0 ? -1 : tree.head(thing)
  if (verb < 0) return false
  // "Ukraine says Russia attacked its power grid"
  if (tree.deprel(thing) === 'obj' && ATTACKING.has(tree.lemma(verb))) return true
  return VIOLATED.has(tree.lemma(thing)) && VIOLATING.has(tree.lemma(verb))
}

/** "Chad and its allies", "thanked Chad for its help": what stands beside somebody is his. */
function ownedBeside(tree: Tree, i: number, candidate: Recent): number {
  const thing = tree.head(i)
  if (thing < 0) return 0
  if (tree.deprel(thing) === 'conj' && tree.head(thing) === candidate.token) return 4
  const verb = tree.head(thing)
  const mark = tree.child(thing, 'case', 'mark')
  const reason = verb >= 0 && mark >= 0 && tree.lemma(mark) === 'for'
  return reason && candidate.governor === verb && candidate.relation === 'obj' ? 3.5 : 0
}

/** Papers, words and deeds that somebody judges, accepts or takes up as "it". */
const JUDGED = new Set(
  (
    'draft resolution text document judgment judgement ruling verdict award decision pact deal treaty agreement accord bill law decree ' +
    'statement declaration letter report proposal plan offer move step measure veto vote amendment attack strike raid invasion coup putsch takeover test launch ' +
    'ceasefire truce visit announcement initiative roadmap convention protocol communiqué memorandum contract order referendum election'
  ).split(' '),
)
/** Papers that call for, condemn and decide. */
const SPEAKING = new Set(
  'draft resolution text document judgment judgement ruling verdict statement declaration letter report pact deal treaty agreement accord bill proposal plan communiqué memorandum'.split(
    ' ',
  ),
)
/** What a paper does as well as its authors: "It calls on both to withdraw". */
const SAID_BY_PAPERS = new Set(
  'call demand urge request say condemn warn note reaffirm recall stress seek require threaten welcome'.split(' '),
)
/** Its object is rather a thing than a state. */
const JUDGING = new Set(
  'hail call describe denounce welcome reject accept sign ratify approve adopt endorse dismiss brand label implement publish issue release deem term honour honor veto repeal amend submit announce'.split(
    ' ',
  ),
)

/** Of it somebody says what it is: a deed, unless he says that it is a state or a group. */
const DESCRIBING = new Set('call hail describe term deem label brand welcome'.split(' '))
const STATELIKE = new Set(
  'state country nation partner ally friend enemy foe rival neighbour neighbor threat regime government group organisation organization bloc alliance sponsor dictatorship democracy power militia terrorist'.split(
    ' ',
  ),
)
/** Its object may as well be a state. */
const BACKING = new Set(
  'praise condemn support oppose back criticise criticize defend violate renounce block protest'.split(' '),
)

/** "It" for the draft, the ruling, the pact: how much better than a state a thing fits the place of the pronoun; null for a thing that does not fit. */
function fitOfThing({ thing, role }: Recent, place: Place, animate: boolean): number | null {
  const judged = thing !== null && JUDGED.has(thing)
  if (place.subject && thing !== null && SPEAKING.has(thing) && SAID_BY_PAPERS.has(place.verb))
    return role < 2 ? null : 0.6
  if (animate || role < (judged ? 1.5 : 2)) return null
  if (judged && !place.subject && JUDGING.has(place.verb)) return 1.6
  if (judged && !place.subject && BACKING.has(place.verb)) return 0.9
  return judged ? 0.3 : -0.4
}

/** Where a pronoun stands: as subject or not, of which verb. */
interface Place {
  readonly subject: boolean
  readonly verb: string
}

/** How well a mention's number, gender and sort agree with the pronoun's; null where they do not. */
function agreement(candidate: Recent, pronoun: Pronoun, animate: boolean, place: Place): number | null {
  const entity = candidate.entity
  if (pronoun.gender !== null) {
    if (entity === null || entity.sort !== 'person' || entity.plural) return null
    if (entity.gender !== null && entity.gender !== pronoun.gender) return null
    return (entity.gender === pronoun.gender ? 0.5 : 0) + (entity.name !== null ? 0.4 : 0)
  }
  if (pronoun.plural) {
    if (entity === null) return candidate.plural && !animate ? -0.8 : null
    if (entity.plural || entity.members.length > 0) return 0.5
    return entity.sort === 'body' || entity.sort === 'state' ? -1.5 : null
  }
  if (candidate.plural) return null
  if (entity === null) return fitOfThing(candidate, place, animate)
  if (entity.sort === 'person' || entity.sort === 'people') return null
  return entity.sort === 'place' ? -1 : 0.3
}

function sharesState(entity: Entity | null, speaker: Entity): boolean {
  const states = speaker.actors.map(actor => actor.split(':')[0])
  return entity?.actors.some(actor => states.includes(actor.split(':')[0])) ?? false
}
