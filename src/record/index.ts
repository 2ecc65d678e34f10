export { KINDS, type Kind, type Note, type Reading, readingSchema, reportSchema } from './reading.ts'
