export {
  type Condition,
  type Entry,
  type Lexicon,
  loadLexicon,
  PREPOSITIONS,
  type Role,
  wordsOfClass,
} from './entry.ts'
export { type Frame, readFrames } from './frame.ts'
export { contentOf, roleTokens, triggerSpan } from './role.ts'
export { speakerOf } from './speaker.ts'
export { endOfWhole, withBothMarks, withoutDate } from './whole.ts'
