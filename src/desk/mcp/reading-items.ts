// Items of a reading that is not kept, flat: each with its words and span.
import type { Party } from '../../mention/index.ts'
import type { Kind, Reading } from '../../record/index.ts'
import type { Span } from '../../span.ts'

interface FlatItem {
  readonly kind: Kind
  readonly type: string
  readonly status: string | null
  readonly who: string
  readonly words: string
  readonly span: number[]
  readonly about: string | null
  readonly from: string | null
  readonly to: string | null
}

/** All items in order of the text. */
export function kindItems({ report: { text }, statements, events, positions, instruments }: Reading): FlatItem[] {
  const words = (span: Span) => text.slice(...span)
  const named = (parties: readonly Party[]) =>
    parties
      .map(({ span, actor, name }) => (actor === null ? (name ?? words(span)) : `${name ?? words(span)} (${actor})`))
      .join(', ')
  const between = (some: readonly Party[], others: readonly Party[]) =>
    others.length === 0 ? named(some) : `${named(some)} → ${named(others)}`
  const item = (
    kind: Kind,
    type: string,
    status: string | null,
    who: string,
    span: Span,
    about: readonly Span[],
    when?: { readonly from: string | null; readonly to: string | null } | null,
  ): FlatItem => ({
    kind,
    type,
    status,
    who,
    words: words(span),
    span: [...span],
    about: about.length === 0 ? null : about.map(words).join(' … '),
    from: when?.from ?? null,
    to: when?.to ?? null,
  })
  const one = (span: Span | null) => (span === null ? [] : [span])
  return [
    ...statements.map(({ form, sources, to = [], cue, content, said }) =>
      item('statements', form, null, between(sources, to), cue, content, said),
    ),
    ...events.map(({ type, status, sources, targets, trigger, content, when }) =>
      item('events', type, status, between(sources, targets), trigger, one(content), when),
    ),
    ...positions.map(({ stance, holders, issue }) => item('positions', stance, null, named(holders), issue, [])),
    ...instruments.map(({ kind, status, parties, addressees, span, subject, when }) =>
      item('instruments', kind, status, between(parties, addressees), span, one(subject), when),
    ),
  ].sort((a, b) => a.span[0] - b.span[0])
}
