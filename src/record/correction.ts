// What analysts say of items. A correction is added, never changed; undoing one is a correction too.
import { z } from 'zod'
import type { Span } from '../span.ts'
import { KINDS, type Kind, type Reading } from './reading.ts'

/** `split` takes an event out of its happening into one of its own (or the one of the items split off with it). */
export const ACTIONS = ['confirm', 'reject', 'edit', 'add', 'split', 'undo'] as const
export type Action = (typeof ACTIONS)[number]

/** Any item of a reading. */
export type AnyItem = Reading[Kind][number]

/** A correction as an analyst gives it. */
export interface NewCorrection {
  readonly action: Action
  /** Who corrects. */
  readonly by: string
  readonly reason?: string | null
  /** ISO time; the moment of keeping where it is left out. */
  readonly at?: string
  /** Kept id of the item, or a unique beginning of it (confirm, reject, edit). */
  readonly item?: string
  /** Ids of events that are a happening of their own (split). */
  readonly items?: readonly string[]
  /** Id of the correction that is taken back (undo). */
  readonly correction?: string
  /** Where an item is added. */
  readonly edition?: string
  readonly kind?: Kind
  /** The item as it should be (edit, add), with spans in the edition's text. */
  readonly after?: AnyItem
}

/** A correction as it is kept. */
export interface Correction {
  /** Content hash. */
  readonly id: string
  readonly action: Action
  readonly by: string
  readonly reason: string | null
  readonly at: string
  readonly item: string | null
  readonly items: readonly string[]
  readonly correction: string | null
  readonly edition: string
  readonly kind: Kind | null
  /** The item as it was read; null for what was added. */
  readonly before: AnyItem | null
  readonly after: AnyItem | null
  /** Of `item` or `after`: where it stands and the words there, by which it is found again after re-reading. */
  readonly span: Span | null
  readonly words: string | null
  /** Whether it was taken back. */
  readonly undone: boolean
}

/** Checks a correction that comes from a file. Its `after` is checked as an item of its kind when it is kept. */
export const correctionSchema = z.object({
  id: z.string(),
  action: z.enum(ACTIONS),
  by: z.string(),
  reason: z.string().nullable(),
  at: z.string(),
  item: z.string().nullable(),
  items: z.array(z.string()).readonly(),
  correction: z.string().nullable(),
  edition: z.string(),
  kind: z.enum(KINDS).nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  span: z.tuple([z.number(), z.number()]).nullable(),
  words: z.string().nullable(),
  undone: z.boolean(),
})
