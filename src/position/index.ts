export { type Position, STANCES, type Stance } from './position.ts'
export { readPositions } from './read-positions.ts'
export { withSpeakers } from './speaker.ts'
