export type { Actor, Party, When, Where } from './party.ts'
