// Two editions of one report set beside each other: which items came, went, or changed.
import type { KeptItem } from './item.ts'

/** `changed` pairs items of the same kind on the same words. */
export interface EditionDiff {
  readonly before: string
  readonly after: string
  readonly added: readonly KeptItem[]
  readonly removed: readonly KeptItem[]
  readonly changed: readonly { readonly before: KeptItem; readonly after: KeptItem }[]
  readonly same: number
}
