// How far a long run has come: a bar on standard error where that is a terminal, nothing in a pipe.
import { stat } from 'node:fs/promises'
import cliProgress from 'cli-progress'

/** Bytes of the files together; null where their size is not known: standard input, folders, addresses. */
export async function sizeOf(names: readonly string[]): Promise<number | null> {
  let total = 0
  for (const name of names) {
    const found = name === '-' ? null : await stat(name).catch(() => null)
    if (found === null || found.isDirectory()) return null
    total += found.size
  }
  return total
}

/** A bar with the rate and the time left; nothing where standard error is no terminal. */
export class Progress {
  readonly #bar: cliProgress.SingleBar | null
  readonly #size: number | null
  readonly #begun = performance.now()

  constructor(size: number | null) {
    this.#size = size
    if (!process.stderr.isTTY) {
      this.#bar = null
      return
    }
    const counts = '{count} reports · {rate} a second'
    const format = size === null ? counts : `{bar} {percentage} % · ${counts} · {eta_formatted} left`
    this.#bar = new cliProgress.SingleBar({ format, stream: process.stderr }, cliProgress.Presets.shades_classic)
    this.#bar.start(size ?? 0, 0, { count: 0, rate: '–' })
  }

  /** Bytes and reports so far. */
  update(bytes: number, count: number): void {
    const seconds = (performance.now() - this.#begun) / 1000
    const rate = (count / Math.max(seconds, 0.001)).toPrecision(2)
    this.#bar?.update(this.#size === null ? count : Math.min(bytes, this.#size), { count, rate })
  }

  stop(): void {
    this.#bar?.stop()
  }
}
