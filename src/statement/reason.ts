// Why a statement was read, in one line for the eye: where its source and content stand as seen from the cue, and the score.
import type { ContentWay } from './content.ts'
import type { Explained } from './read-statements.ts'
import type { SourcePlace } from './source.ts'

const SOURCES: Readonly<Record<SourcePlace, string>> = {
  none: 'no source named',
  subject: 'source: subject',
  relative: 'source: whom the relative clause is about',
  agent: 'source: behind "by"',
  climb: 'source: subject of a clause above',
  modified: 'source: the noun it describes',
  owner: 'source: owner',
  of: 'source: behind "of"',
  from: 'source: behind "from"',
  by: 'source: behind "by"',
  among: 'source: behind "among", "in" or "to"',
  adjective: 'source: its adjective',
  compound: 'source: the noun joined to it',
  object: 'source: object',
  'head-object': 'source: object of the verb above',
  phrase: 'source: within the phrase',
  before: 'source: the name before it',
  after: 'source: the name after it',
}

const CONTENTS: Readonly<Record<ContentWay, string>> = {
  block: 'paragraphs it introduces',
  child: 'its complement',
  core: 'its complement without a second predicate',
  cut: 'its complement without a last phrase',
  stretch: 'its complement up to the comma',
  rest: 'the rest of its clause',
  head: 'the clause around it',
  antecedent: 'the noun its clause describes',
  raised: 'its subject and complement',
  quotes: 'all quotations of the sentence',
  'quote-before': 'the quotation before it',
  'quote-after': 'the quotation after it',
  before: 'the sentence before it',
  after: 'the sentence after it',
  shared: 'the complement of its twin',
  'clause-before': 'the clause before it',
}

/** One line: 's1: cue of kind "say"; source: subject; content: its complement; score +2.6'. The score is in log-odds beyond what is asked of such a cue. */
export function reasonOf({ statement, kind, source, content, score }: Explained): string {
  const sign = score < 0 ? '−' : '+'
  const cue = kind === null ? 'a cue outside the lexicon' : `cue of kind “${kind}”`
  return `${statement.id}: ${cue}; ${SOURCES[source]}; content: ${CONTENTS[content]}; score ${sign}${Math.abs(score).toFixed(1)}`
}
