export { type CueEntry, type CueKind, loadCues, readCues } from './cue-lexicon.ts'
export { type Explained, explainStatements, readStatements } from './read-statements.ts'
export { reasonOf } from './reason.ts'
export { FORMS, type Form, type Statement } from './statement.ts'
