// The thread that reads: a list of reports in, their readings out. See `reading-thread.ts`.
import { parentPort } from 'node:worker_threads'
import { read } from '../../read.ts'
import type { Report } from '../../report/index.ts'

parentPort?.on('message', (reports: readonly Report[]) => parentPort?.postMessage(reports.map(read)))
