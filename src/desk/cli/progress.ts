// How far a long run has come: a bar on standard error where that is a terminal, nothing in a pipe.
import { stat } from 'node:fs/promises'
import cliProgress from 'cli-progress'

/** Bytes of the files together; null where standard input is among them. */
export async function sizeOf(names: readonly string[]): Promise<number | null> {
  let total = 0
  for (const name of names) {
    if (name === '-') return null
    total += await stat(name).then(
      ({ size }) => size,
      () => 0,
    )
  }
  return total
}

/** A bar over so many bytes; null where standard error is no terminal. */
export function barFor(size: number | null): cliProgress.SingleBar | null {
  if (!process.stderr.isTTY) return null
  const format = size === null ? '{count} reports' : '{bar} {percentage} % · {count} reports · {eta_formatted} left'
  const bar = new cliProgress.SingleBar({ format, stream: process.stderr }, cliProgress.Presets.shades_classic)
  bar.start(size ?? 0, 0, { count: 0 })
  return bar
}
