export { EVENT_TYPES, type Event, type EventType, STATUSES, type Status } from './event.ts'
export { readEvents } from './read-events.ts'
export { intensityOf, QUADS, type Quad, quadOf } from './scale.ts'
export { withVoices } from './voice.ts'
