// Words by which reports tell that a plan came to nothing or was put off, and in which texts they are: found when a text is kept, so that
// no question about plans searches all texts for them.
import { type Kysely, sql } from 'kysely'
import { anyOf, holdsAny } from './conditions.ts'
import type { Backend } from './migrations.ts'
import type { Tables } from './tables.ts'

/** By their stems, as full text has them. Where they change, a step of `migrations.ts` must look through the texts again. */
const END_WORDS: readonly string[] = [
  ...['cancel', 'suspend', 'scrap', 'abandon', 'postpone', 'reschedule', 'delay', '"brought forward"'],
  ...['"call off"', '"calling off"', '"put off"', '"putting off"', '"will not go"', '"will not take"'],
  ...['move', 'moved', 'moving'].flatMap(move => ['to', 'back', 'forward'].map(where => `"${move} ${where}"`)),
]

/** Notes which texts of all hold such a word. */
export async function markAllEndings(database: Kysely<Tables>, backend: Backend): Promise<void> {
  await sql`insert into endings select e.n from editions e where ${holdsAny(END_WORDS, backend)}`.execute(database)
}

/** The same for the texts that were just kept; tells which. */
export async function markEndings(
  database: Kysely<Tables>,
  backend: Backend,
  editions: readonly number[],
): Promise<ReadonlySet<number>> {
  if (editions.length === 0) return new Set()
  const [first, last] = [Math.min(...editions), Math.max(...editions)]
  // On SQLite new texts are numbered one after the other: full text is asked for their stretch alone.
  await (backend === 'sqlite'
    ? sql`insert into endings select rowid from editions_text
        where editions_text match ${anyOf(END_WORDS)} and rowid between ${sql.lit(first)} and ${sql.lit(last)}`
    : sql`insert into endings select e.n from editions e
        where e.n in (${sql.join(editions.map(n => sql.lit(n)))}) and ${holdsAny(END_WORDS, backend)}`
  ).execute(database)
  const { rows } = await sql<{ n: number }>`
    select edition_n as n from endings where edition_n in (${sql.join(editions.map(n => sql.lit(n)))})`.execute(
    database,
  )
  return new Set(rows.map(({ n }) => n))
}
