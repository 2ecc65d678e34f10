export { type Columns, type Field, ROW_FIELDS } from './archive/index.ts'
export { textOf } from './charset.ts'
export { isDate, isoDateOf } from './date.ts'
export { DecodeError, decode, ENCODINGS, type Encoding } from './decode.ts'
export {
  type Feed,
  type FeedEntry,
  readFeed,
  readOpml,
  reportOfEntry,
  type Subscription,
  writeOpml,
} from './feed/index.ts'
export { type Given as GivenLine, reportOfLine } from './json-line.ts'
export { languageOf } from './language.ts'
export { type Line, linesOf } from './lines.ts'
export { absolute, LONGEST_ADDRESS, type Page, readPage } from './page/index.ts'
export { type Report, reportSchema } from './report.ts'
export { take, takeBytes } from './take.ts'
export { type Origin, takeDocument } from './take-document.ts'
export type { Raw, Taken, TakeOptions } from './taken.ts'
