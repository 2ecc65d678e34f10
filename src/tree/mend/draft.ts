/** A sentence whose tree may still change: what the mends see of it and change in it. */
export interface Draft {
  readonly heads: Int32Array
  readonly relations: Uint8Array
  /** The word as it was read: in a headline without the capitals that running text would not give it. */
  form(i: number): string
  /** The word as it stands in the text. */
  written(i: number): string
  xpos(i: number): number
  /** Tags the word as a verb in the past tense, or as its participle. */
  makePast(i: number): void
  makeParticiple(i: number): void
  /** Tags the word as a verb in the present tense, third person. */
  makePresent(i: number): void
  /** Tags the word as a noun in the plural. */
  makePlural(i: number): void
}
