// What each format of import does: takes its lines one by one, and joins what it kept when all are read.

export interface Source {
  /** Takes a line, which is only lent; the reason why it cannot be read, or null. */
  take(line: Buffer, number: number): string | null
  /** Turns what was kept into rows of tables: `tenures.tsv`, `memberships.tsv`, `organisations.tsv`, `organs.tsv`. */
  finish(): void
}
