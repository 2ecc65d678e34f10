// `--threads`, the same on every command that reads.
import { InvalidArgumentError, Option } from 'commander'

export const threadsOption = () => new Option('--threads <count>', 'threads that read').argParser(countOf).default(1)

/** A whole number above 0. */
export function countOf(value: string): number {
  const count = Number(value)
  if (Number.isInteger(count) && count > 0) return count
  throw new InvalidArgumentError('Expected a whole number above 0.')
}
