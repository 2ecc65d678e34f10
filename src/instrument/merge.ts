// Which mentions are one paper: of one family, with no name that speaks against it. "The document", "the accord" take up the last one.
// The item has the fullest mention and the furthest that the paper got.
import { stateOf } from '../mention/index.ts'
import type { Instrument, InstrumentKind, InstrumentStatus } from './instrument.ts'

/** A mention of a paper before those of one paper are put together. */
export interface Draft extends Omit<Instrument, 'id'> {
  /** The noun, in lower case. */
  readonly noun: string
  /** The noun with the words that belong to its term ("presidential statement"). */
  readonly term: string
  /** Whether another noun stands before it ("the *market* protocol"), by which it takes up none of another name. */
  readonly sorted: boolean
  /** "the present declaration": the text that holds it. */
  readonly itself: boolean
  /** "the 86-page document": it says more of the paper than that it was spoken of. */
  readonly measured: boolean
  /** Names, numbers and states in its phrase, which part it from others of its family. */
  readonly marks: ReadonlySet<string>
  /** The words of its subject, in lower case. */
  readonly about: ReadonlySet<string>
  /** Whether the paper has a name of its own ("the Rome Statute"). */
  readonly proper: boolean
  /** "the", "this", "its": what was spoken of before. */
  readonly definite: boolean
  /** How surely the mention tells the status: 2 by what was done, 1 by what that leaves understood, 0 not at all. */
  readonly told: 0 | 1 | 2
  /** Whether the mention may stand for a paper alone; one that may not only adds to an earlier. */
  readonly alone: boolean
}

const FAMILIES: readonly (readonly InstrumentKind[])[] = [
  ['treaty', 'agreement', 'memorandum', 'plan'],
  ['law'],
  ['resolution', 'draft'],
  ['statement', 'joint statement', 'declaration', 'communiqué'],
  ['sanctions list'],
  ['report'],
  ['letter'],
]
/** Nouns that take up any paper. */
const ANY = new Set(['document', 'text', 'paper'])
const ORDER: readonly InstrumentStatus[] = [
  'proposed',
  'drafted',
  'handed over',
  'agreed',
  'signed',
  'issued',
  'adopted',
  'ratified',
  'in force',
  'rejected',
  'suspended',
  'withdrawn',
  'expired',
]

/** How many papers back the one that is meant is looked for, so that a report of ten thousand papers stays linear. */
const REACH = 200

/** One item a paper, in order of their first mentions. */
export function merge(drafts: readonly Draft[]): Draft[] {
  const out: Draft[] = []
  for (const draft of drafts) {
    const at = twinOf(out, draft)
    if (at >= 0) out[at] = join(out[at], draft)
    else if (draft.alone) out.push(draft)
  }
  // A fuller mention may show that two earlier ones were of one paper.
  const gone = new Set<number>()
  for (let k = out.length - 1; k > 0; k--) {
    for (let j = Math.max(0, k - REACH); j < k; j++) {
      if (out[j].kind !== out[k].kind || !sameMarks(out[j], out[k])) continue
      out[j] = join(out[j], out[k])
      gone.add(k)
      break
    }
  }
  return out.filter((_, k) => !gone.has(k))
}

/** The item that a mention is of; −1 for a new one. "The bill" is the latest bill, else the latest law, else a paper of its family. */
function twinOf(items: readonly Draft[], draft: Draft): number {
  const latest = (fits: (item: Draft) => boolean): number => {
    for (let k = items.length - 1; k >= 0 && k >= items.length - REACH; k--) if (fits(items[k])) return k
    return -1
  }
  const fits = (item: Draft) =>
    (draft.status !== 'signed' || draft.told < 2 || !UNSIGNED.has(item.noun)) &&
    !(draft.told === 2 && UNMADE.has(draft.status) && item.status === 'in force')
  if (!isAnaphor(draft)) return latest(item => item.kind === draft.kind && sameMarks(item, draft))
  const nearer = latest(item => item.noun === draft.noun && !item.proper)
  if (nearer >= 0) return nearer
  if (draft.sorted || draft.itself) return -1
  const kindred = latest(item => item.kind === draft.kind)
  if (kindred >= 0) return kindred
  return latest(item => fits(item) && (ANY.has(draft.noun) || sameFamily(item.kind, draft.kind)))
}

/** What nobody signs: "signed the text" is not of the resolution. */
const UNSIGNED = new Set(['resolution', 'report', 'statement', 'motion'])

/** A treaty in force is not the accord that is being drawn up or is still to be signed. */
const UNMADE = new Set<InstrumentStatus>(['proposed', 'drafted', 'agreed'])

/** "the bill", "its text": nothing in it but that it was spoken of. */
const isAnaphor = (draft: Draft) => draft.definite && draft.marks.size === 0 && !draft.proper && draft.subject === null

const sameFamily = (a: InstrumentKind, b: InstrumentKind) =>
  a === b || FAMILIES.some(family => family.includes(a) && family.includes(b))

/** Names that go together: all of one's among the other's. Two without names are one where their nouns are. */
function sameMarks(a: Draft, b: Draft): boolean {
  if (a.proper !== b.proper) return false
  if (areOthers(a, b)) return false
  // "a statement … a presidential statement"
  if (!a.definite && !b.definite && a.kind === 'statement' && a.term !== b.term) return false
  // "a deadline for a comprehensive deal … the aim of reaching an agreement": what is hoped for is one.
  const hoped = a.status === 'proposed' && b.status === 'proposed' && a.kind === 'agreement' && b.kind === 'agreement'
  if (hoped && a.marks.size === 0 && b.marks.size === 0) return true
  // "a law on foreign agents" and "a law on drones"
  if (a.about.size > 0 && b.about.size > 0 && ![...a.about].some(word => b.about.has(word))) return false
  if (a.marks.size === 0 || b.marks.size === 0) return a.marks.size === b.marks.size && a.noun === b.noun && !a.definite
  const [small, large] = a.marks.size < b.marks.size ? [a.marks, b.marks] : [b.marks, a.marks]
  const shared = [...small].filter(mark => large.has(mark)).length
  // "the agreement between Baghdad and Erbil on oil", told again with its day and its signers
  return shared === small.size || (shared > 1 && a.noun === b.noun)
}

const SETTLED = new Set<InstrumentStatus>(['signed', 'issued', 'adopted', 'ratified', 'in force'])

/** "adopted Resolution 2191 … Chad rejected the text": what was settled stays so, whoever rejects it. */
function standing(told: readonly Draft[]): readonly Draft[] {
  const settled = told.some(draft => SETTLED.has(draft.status))
  return settled ? told.filter(draft => draft.status !== 'rejected') : told
}

/** "New Zealand's pact with Beijing", "an accord between Canberra and Beijing": each has a side that the other has not. */
function areOthers(a: Draft, b: Draft): boolean {
  const [x, y] = [a, b].map(draft => new Set(draft.parties.flatMap(party => stateOf(party) ?? [])))
  return x.size > 1 && y.size > 1 && ![...x].every(side => y.has(side)) && ![...y].every(side => x.has(side))
}

/** More names than these are not gathered for one paper. */
const MARKS = 40

function join(a: Draft, b: Draft): Draft {
  const longer = !isAnaphor(b) && b.span[1] - b.span[0] > a.span[1] - a.span[0]
  const fuller = longer || (b.measured && a.subject === null && !a.proper) ? b : a
  const sure = Math.max(a.told, b.told)
  const told = standing(sure === 0 ? [] : [a, b].filter(draft => draft.told === sure))
  const further = (told.length > 0 ? told : [fuller]).reduce((x, y) =>
    ORDER.indexOf(y.status) > ORDER.indexOf(x.status) ? y : x,
  )
  return {
    ...fuller,
    marks: a.marks.size + b.marks.size > MARKS ? fuller.marks : new Set([...a.marks, ...b.marks]),
    about: fuller.about.size > 0 ? fuller.about : a.about.size > 0 ? a.about : b.about,
    kind: a.kind === 'other' ? b.kind : a.kind,
    parties: a.parties.length >= b.parties.length ? a.parties : b.parties,
    addressees: a.addressees.length > 0 ? a.addressees : b.addressees,
    subject: fuller.subject ?? a.subject ?? b.subject,
    status: further.status,
    when: further.when ?? a.when ?? b.when,
    told: a.told > b.told ? a.told : b.told,
  }
}
