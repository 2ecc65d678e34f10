export { type CueEntry, type CueKind, loadCues, readCues } from './cue-lexicon.ts'
export { type Explained, explain, readStatements } from './read-statements.ts'
export { FORMS, type Form, type Statement } from './statement.ts'
