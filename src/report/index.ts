export type { Report } from './report.ts'
