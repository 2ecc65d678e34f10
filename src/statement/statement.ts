// The shape of a statement: who said what.
import type { Party, When } from '../mention/index.ts'
import type { Span } from '../span.ts'

/** `direct` inside quotation marks, `indirect` a paraphrase, `mixed` both. */
export const FORMS = ['direct', 'indirect', 'mixed'] as const
export type Form = (typeof FORMS)[number]

/** An attribution: the words that somebody said, thinks, claims or announces something. */
export interface Statement {
  readonly id: string
  /** Empty where the text names none. */
  readonly sources: readonly Party[]
  /** The bare word or phrase of saying: "announced", "according to". */
  readonly cue: Span
  /** What was said, without quotation marks and without "that"; one span a stretch. */
  readonly content: readonly Span[]
  readonly form: Form
  readonly said?: When
  readonly to?: readonly Party[]
}
