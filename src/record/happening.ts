// A happening: one thing that many reports tell, with who tells it, who denies it and how the accounts differ. Never a verdict.
import type { KeptItem, KeptReport } from './item.ts'

/** Where accounts differ. Every value is told with the reports that have it; none is called right. */
export interface Difference {
  readonly about: 'status' | 'number' | 'party' | 'time' | 'place'
  /** Of numbers: what is counted ("killed"); of parties: the role. Empty otherwise. */
  readonly of: string
  readonly accounts: readonly { readonly value: string; readonly events: readonly string[] }[]
}

/** One thing reported by one or many. */
export interface Happening {
  /** Content hash of its earliest event. */
  readonly id: string
  /** The commonest among its events. */
  readonly type: string
  readonly from: string | null
  readonly to: string | null
  readonly place: string | null
  /** Words of the fullest account of it. */
  readonly words: string
  readonly parties: readonly { readonly role: string; readonly state: string; readonly events: number }[]
  readonly events: readonly KeptItem[]
  /** One a report; `copyOf` names the edition of which its text is a copy. */
  readonly reports: readonly (KeptReport & { readonly edition: string; readonly copyOf: string | null })[]
  /** Publishers and, where a statement carries it, who said it. */
  readonly reportedBy: readonly { readonly who: string; readonly events: readonly string[] }[]
  readonly deniedBy: readonly { readonly who: string; readonly events: readonly string[] }[]
  readonly differences: readonly Difference[]
}
