// What a figure counts, in words: of `counted` in an address.
import { actorName } from './actor-name.ts'
import { decoded } from './address.ts'
import { longMonth } from './day.ts'
import { QUAD_LABELS, QUADS } from './label.ts'
import { visible } from './visible.ts'

const blocName = (codes: string) => codes.split('+').map(actorName).join(', ')

/** `ties of Norway and Iceland, material conflict`; the value itself where it is none. */
export function figureName(counted: string): string {
  const [view, one = '', other = '', by = '', value = ''] = counted.split('/').map(decoded)
  if (view === 'ties') {
    const quad = QUADS.find(known => String(known) === value)
    const part = by === 'quad' && quad ? QUAD_LABELS[quad] : by === 'month' ? longMonth(value) : value
    return `ties of ${blocName(one)} and ${blocName(other)}${part === '' ? '' : `, ${part}`}`
  }
  if (view === 'stand') return `${actorName(other)} ${by === '' ? 'on' : by} one issue`
  return visible(counted)
}
