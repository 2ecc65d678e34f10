// Which mentions are one paper: of one family, with no name that speaks against it. "The document", "the accord" take up the last one.
// The item has the fullest mention and the furthest that the paper got.
import type { Instrument, InstrumentKind, InstrumentStatus } from './instrument.ts'

/** A mention of a paper before those of one paper are put together. */
export interface Draft extends Omit<Instrument, 'id'> {
  /** The noun, in lower case. */
  readonly noun: string
  /** Names, numbers and states in its phrase, which part it from others of its family. */
  readonly marks: ReadonlySet<string>
  /** Whether the paper has a name of its own ("the Rome Statute"). */
  readonly proper: boolean
  /** "the", "this", "its": what was spoken of before. */
  readonly definite: boolean
  /** Whether a verb told the status. */
  readonly told: boolean
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

/** One item a paper, in order of their first mentions. */
export function merge(drafts: readonly Draft[]): Draft[] {
  let out: Draft[] = []
  for (const draft of drafts) {
    const at = twinOf(out, draft)
    if (at >= 0) out[at] = join(out[at], draft)
    else if (draft.alone) out.push(draft)
  }
  // A fuller mention may show that two earlier ones were of one paper.
  for (let k = out.length - 1; k > 0; k--) {
    const at = out.findIndex((other, j) => j < k && sameMarks(other, out[k]) && other.kind === out[k].kind)
    if (at < 0) continue
    out[at] = join(out[at], out[k])
    out = out.filter((_, j) => j !== k)
  }
  return out
}

/** The item that a mention is of; −1 for a new one. "The bill" is the latest bill, else the latest law, else a paper of its family. */
function twinOf(items: readonly Draft[], draft: Draft): number {
  if (!isAnaphor(draft)) return items.findLastIndex(item => item.kind === draft.kind && sameMarks(item, draft))
  const nearer = items.findLastIndex(item => item.noun === draft.noun && !item.proper)
  if (nearer >= 0) return nearer
  const kindred = items.findLastIndex(item => item.kind === draft.kind)
  if (kindred >= 0) return kindred
  return items.findLastIndex(item => ANY.has(draft.noun) || sameFamily(item.kind, draft.kind))
}

/** "the bill", "its text": nothing in it but that it was spoken of. */
const isAnaphor = (draft: Draft) => draft.definite && draft.marks.size === 0 && !draft.proper && draft.subject === null

const sameFamily = (a: InstrumentKind, b: InstrumentKind) =>
  a === b || FAMILIES.some(family => family.includes(a) && family.includes(b))

/** Names that go together: all of one's among the other's. Two without names are one where their nouns are. */
function sameMarks(a: Draft, b: Draft): boolean {
  if (a.proper !== b.proper) return false
  if (a.marks.size === 0 || b.marks.size === 0) return a.marks.size === b.marks.size && a.noun === b.noun && !a.definite
  const [small, large] = a.marks.size < b.marks.size ? [a.marks, b.marks] : [b.marks, a.marks]
  const shared = [...small].filter(mark => large.has(mark)).length
  // "the agreement between Baghdad and Erbil on oil", told again with its day and its signers
  return shared === small.size || (shared > 1 && a.noun === b.noun)
}

function join(a: Draft, b: Draft): Draft {
  const fuller = !isAnaphor(b) && b.span[1] - b.span[0] > a.span[1] - a.span[0] ? b : a
  const told = [a, b].filter(draft => draft.told)
  const further = (told.length > 0 ? told : [fuller]).reduce((x, y) =>
    ORDER.indexOf(y.status) > ORDER.indexOf(x.status) ? y : x,
  )
  return {
    ...fuller,
    marks: new Set([...a.marks, ...b.marks]),
    kind: a.kind === 'other' ? b.kind : a.kind,
    parties: a.parties.length >= b.parties.length ? a.parties : b.parties,
    addressees: a.addressees.length > 0 ? a.addressees : b.addressees,
    subject: fuller.subject ?? a.subject ?? b.subject,
    status: further.status,
    when: further.when ?? a.when ?? b.when,
    told: told.length > 0,
  }
}
