// Where the corpora lie: outside the repository, by `CHANCERY_CORPORA` or beside the checkout. See models/card.md for their homes.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The corpora's folder. */
export const corpora = resolve(
  process.env.CHANCERY_CORPORA ?? new URL('../../shared/corpora', import.meta.url).pathname,
)

/** The scorer that stands beside them. */
export const scorer = resolve(corpora, '../eval/score.mjs')

/** Throws, saying what to set, where the corpora are not there. */
export function requireCorpora(): string {
  if (!existsSync(corpora))
    throw new Error(`no corpora at "${corpora}": set CHANCERY_CORPORA (see models/card.md for where to get them)`)
  return corpora
}

/** The lines of a JSONL file, parsed. */
export function jsonLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as T)
}
