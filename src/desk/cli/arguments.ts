// `--threads`, and the numbers and dates of options.
import { InvalidArgumentError, Option } from 'commander'
import { isDate } from '../../report/index.ts'

export const threadsOption = () => new Option('--threads <count>', 'threads that read').argParser(countOf).default(1)

/** A whole number above 0. */
export function countOf(value: string): number {
  const count = Number(value)
  if (Number.isInteger(count) && count > 0) return count
  throw new InvalidArgumentError('Expected a whole number above 0.')
}

/** An ISO date. */
export function dateOf(value: string): string {
  if (isDate(value)) return value
  throw new InvalidArgumentError('Expected a date like 2022-02-02.')
}
