// A thread that reads: a few reports in, their readings out. See `pool.ts`.
import { read } from '../read.ts'
import type { Reading } from '../record/index.ts'
import type { Report } from '../report/index.ts'

export default (reports: readonly Report[]): Reading[] => reports.map(read)
