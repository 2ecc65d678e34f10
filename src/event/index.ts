export { EVENT_TYPES, type Event, type EventType, STATUSES, type Status } from './event.ts'
export { readEvents } from './read-events.ts'
export { withVoices } from './voice.ts'
