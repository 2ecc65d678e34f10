// The words for papers (data/lexicon/instruments.tsv) and for what is done with them (data/lexicon/instrument-verbs.tsv).
import { type Lexicon, loadLexicon } from '../frame/index.ts'
import { INSTRUMENT_KINDS, INSTRUMENT_STATUSES, type InstrumentKind, type InstrumentStatus } from './instrument.ts'

/** What a noun for a paper means. */
export interface PaperLabel {
  readonly kind: InstrumentKind
  /** The status where no verb tells one. */
  readonly status: InstrumentStatus
  /** Whether a mention without a name, parties or a telling verb counts ("a memorandum of understanding": yes; "a plan": no). */
  readonly bare: boolean
}

let papers: Lexicon<PaperLabel> | null = null
let verbs: Lexicon<InstrumentStatus> | null = null

const oneOf = <T extends string>(known: readonly T[], value: string | undefined, place: string): T => {
  const found = known.find(k => k === value)
  if (!found) throw new Error(`${place}: "${value}", expected one of ${known.join(', ')}`)
  return found
}

/** Nouns for papers. Throws where a row is broken, naming file and line. */
export function loadPapers(): Lexicon<PaperLabel> {
  papers ??= loadLexicon(['instruments.tsv'], (cells, _file, place) => ({
    kind: oneOf(INSTRUMENT_KINDS, cells.get('kind'), place),
    status: oneOf(INSTRUMENT_STATUSES, cells.get('status'), place),
    bare: cells.get('bare') === 'y',
  }))
  return papers
}

/** Verbs and nouns of making, handing over, signing, rejecting a paper, with the status they give it. */
export function loadPaperVerbs(): Lexicon<InstrumentStatus> {
  verbs ??= loadLexicon(['instrument-verbs.tsv'], (cells, _file, place) =>
    oneOf(INSTRUMENT_STATUSES, cells.get('status'), place),
  )
  return verbs
}
