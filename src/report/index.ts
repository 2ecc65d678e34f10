export { DecodeError, decode, ENCODINGS, type Encoding } from './decode.ts'
export { languageOf } from './language.ts'
export { type Line, linesOf } from './lines.ts'
export type { Report } from './report.ts'
