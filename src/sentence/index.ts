export { datelineEnd } from './dateline.ts'
export type { Sentence } from './sentence.ts'
export { MAX_SENTENCE, readSentences } from './split.ts'
export { GENERALS } from './token.ts'
