export { type StateCodes, stateOfId } from './codes.ts'
export { FORMATS, type Format, formatOf } from './formats.ts'
export type { ImportRow, Reader } from './import-row.ts'
export { type ExportSource, type LeftOut, recordSource, type Writer } from './source.ts'
