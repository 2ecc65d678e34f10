// How far a long run has come, in a file beside it: a run that was stopped goes on from there. What is kept twice is kept once.
import { existsSync, readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { z } from 'zod'

const shape = z.object({
  inputs: z.record(z.string(), z.object({ reports: z.int().nonnegative(), done: z.boolean() })),
})

/** A checkpoint that is no checkpoint. */
export class CheckpointError extends Error {}

/** Reports taken of each input. */
export class Checkpoint {
  readonly #name: string
  readonly #inputs: Record<string, { reports: number; done: boolean }>
  /** Read to their end, though the last reports may not be kept yet. */
  readonly #finished = new Set<string>()

  /** Throws a `CheckpointError` where the file holds something else. */
  constructor(name: string) {
    this.#name = name
    if (!existsSync(name)) {
      this.#inputs = {}
      return
    }
    try {
      this.#inputs = shape.parse(JSON.parse(readFileSync(name, 'utf8'))).inputs
    } catch {
      throw new CheckpointError('is no checkpoint; remove it to begin anew')
    }
  }

  isDone(input: string): boolean {
    return this.#inputs[input]?.done ?? false
  }

  countOf(input: string): number {
    return this.#inputs[input]?.reports ?? 0
  }

  finish(input: string): void {
    this.#finished.add(input)
  }

  /** Notes that all up to these reports are kept: by input, how many. Written whole or not at all. */
  async save(counts: ReadonlyMap<string, number>): Promise<void> {
    for (const [input, reports] of counts) this.#inputs[input] = { reports, done: false }
    for (const input of this.#finished) this.#inputs[input] = { reports: this.countOf(input), done: true }
    const beside = `${this.#name}.new`
    await writeFile(beside, `${JSON.stringify({ inputs: this.#inputs })}\n`)
    await rename(beside, this.#name)
  }
}
