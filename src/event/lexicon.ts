// The event words of `data/lexicon/events`: one table a PLOVER type.
import { type Lexicon, loadLexicon } from '../frame/index.ts'
import { EVENT_TYPES, type EventType } from './event.ts'

/** What a row means: the type, PLOVER's mode, and whether both sides do it together. */
export interface EventLabel {
  readonly type: EventType
  readonly mode: string
  readonly joint: boolean
}

let cached: Lexicon<EventLabel> | null = null

/** Loads the tables once. Throws where a row is broken, naming file and line. */
export function loadEventLexicon(): Lexicon<EventLabel> {
  cached ??= loadLexicon(
    EVENT_TYPES.map(type => `events/${type}.tsv`),
    (cells, file) => ({
      type: EVENT_TYPES.find(type => file === `events/${type}.tsv`)!,
      mode: cells.get('mode') ?? '',
      joint: cells.get('joint') === 'y',
    }),
  )
  return cached
}
