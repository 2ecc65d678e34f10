export type { Sentence } from './sentence.ts'
export { MAX_SENTENCE, readSentences } from './split.ts'
