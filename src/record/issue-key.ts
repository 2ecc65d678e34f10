// What a position is about, as a key: the stems of its issue's words. "The sanctions" or "the decision" says too little: such an issue is
// that of the event which the report tells of it, and its key names the event's parties.
import type { Event } from '../event/index.ts'
import type { Position } from '../position/index.ts'
import { stateOf } from './flat-item.ts'
import { stemsOf } from './stems.ts'

/** Parts the stems from the parties. */
const OF = ' | '

const POINTING = /^(?:the|this|that|these|those|its|his|her|their|such|it|any)\b/i
/** Nouns that may stand for any deed. */
const ANY_DEED = stemsOf(
  'decision step move measure action proposal change refusal plan offer deal attack announcement response gesture',
)

/** The key of a position in a reading whose events are given, in any order. */
export function issueKey({ issue, topic }: Position, text: string, events: readonly Event[]): string {
  const words = text.slice(...issue)
  const stems = [...stemsOf(words)].sort()
  const bare = stems.join(' ') || (topic ?? '').toLowerCase() || words.toLowerCase().slice(0, 80)
  if (stems.length > 1 || !POINTING.test(words)) return bare
  const parties = partiesMeant(issue[0], stems[0] ?? '', text, events)
  return parties.length === 0 ? bare : `${bare}${OF}${parties.join(' ')}`
}

/** The parties of the event that a pointing word means: the nearest before it that its own word tells, else the report's first. */
function partiesMeant(at: number, stem: string, text: string, events: readonly Event[]): string[] {
  let meant: Event | null = null
  for (const event of events) {
    const isBefore = event.trigger[0] < at && (meant === null || event.trigger[0] > meant.trigger[0])
    if (isBefore && tells(event, stem, text)) meant = event
  }
  if (meant === null && ANY_DEED.has(stem)) {
    for (const event of events)
      if (statesOf(event).length > 0 && (meant === null || event.trigger[0] < meant.trigger[0])) meant = event
  }
  return meant === null ? [] : statesOf(meant)
}

function tells({ trigger, content }: Event, stem: string, text: string): boolean {
  if (stem === '') return false
  const words = text.slice(...trigger) + (content === null ? '' : ` ${text.slice(...content)}`)
  return stemsOf(words).has(stem)
}

const statesOf = ({ sources, targets }: Event): string[] =>
  [...new Set([...sources, ...targets].flatMap(({ actor }) => stateOf(actor) ?? []))].sort()

/** A key's stems and, where it needed them, the parties of its event. */
export function partsOfKey(key: string): { readonly stems: ReadonlySet<string>; readonly parties: readonly string[] } {
  const [stems, parties] = key.split(OF)
  return { stems: new Set(stems.split(' ')), parties: parties === undefined ? [] : parties.split(' ') }
}
