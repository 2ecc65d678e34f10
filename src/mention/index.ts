export type { EntitySort } from './entity.ts'
export { Mentions, readMentions } from './mentions.ts'
export type { Actor, Party, PlaceMention, TimeMention, When, Where } from './party.ts'
export { distinctParties, stateOf } from './party.ts'
