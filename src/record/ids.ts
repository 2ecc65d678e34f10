// Ids by content: what is the same has the same id, on any machine, in any order of keeping.
import { hash } from 'node:crypto'
import type { Report } from '../report/index.ts'
import type { AnyItem } from './correction.ts'
import { labelOf, spansOf } from './flat-item.ts'
import type { Kind } from './reading.ts'

const LENGTH = 20

/** 20 hex digits of SHA-256: two of a billion items share them with a chance of one in a million. */
export const contentHash = (words: string): string => hash('sha256', words, 'hex').slice(0, LENGTH)

/** What editions of one report share: its url, or its id. */
export const sourceOf = (report: Report): string => report.url || report.id

/** One text of one report. */
export const editionOf = (report: Report): string =>
  contentHash(JSON.stringify(['edition', sourceOf(report), report.text]))

/** One item of an edition. Its spans tell items apart; without text (imports) all its fields do. */
export function itemIdOf(kind: Kind, edition: string, item: AnyItem, textless = false): string {
  const { id: _, ...fields } = item
  return contentHash(JSON.stringify([kind, edition, labelOf(kind, item), textless ? fields : spansOf(kind, item)]))
}
