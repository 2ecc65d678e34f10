export type { Sentence } from './sentence.ts'
