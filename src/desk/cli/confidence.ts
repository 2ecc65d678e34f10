// The option by which recall is traded for precision.
import { InvalidArgumentError, Option } from 'commander'

export const confidenceOption = () =>
  new Option('--min-confidence <share>', 'leave out events that are less sure than so, 0 to 1').argParser(shareOf)

function shareOf(value: string): number {
  const share = value.trim() === '' ? Number.NaN : Number(value)
  if (share >= 0 && share <= 1) return share
  throw new InvalidArgumentError('Expected a number from 0 to 1.')
}
