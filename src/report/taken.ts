// What is taken from input: a report or what is wrong, with its place; and how it is to be taken.
import type { Columns } from './archive/index.ts'
import type { Encoding } from './decode.ts'
import type { Given } from './found.ts'
import type { Report } from './report.ts'

/** A report with its place for messages; or what is wrong there. */
export type Taken = { readonly place: string } & (
  | { readonly report: Report; readonly doubt?: string; readonly raw?: Raw }
  | { readonly error: string }
  | { readonly skipped: true }
)

/** The bytes that a report was read from, where they were asked for. */
export interface Raw {
  readonly bytes: Uint8Array
  readonly contentType: string | null
}

/** How input is to be taken. */
export interface TakeOptions extends Given {
  readonly encoding?: Encoding | undefined
  /** Lines of JSON, unless the name or the bytes say otherwise. */
  readonly jsonl?: boolean | undefined
  /** Columns of a table by field. */
  readonly columns?: Columns | undefined
  readonly raw?: boolean | undefined
  /** Asked before a page or document is read: those that were taken in an earlier run need no reading. */
  readonly skip?: (() => boolean) | undefined
  /** Hears how many bytes of the input were read, packed as they come. */
  readonly onBytes?: ((count: number) => void) | undefined
}

/** Why something could not be read, in one line. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT') return 'no such file'
  if (code === 'EACCES') return 'permission denied'
  return error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error)
}
