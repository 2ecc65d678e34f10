export type { Sentence } from './sentence.ts'
export { readSentences } from './split.ts'
