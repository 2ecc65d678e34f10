// The thread that merges, once, and ends. See `merger.ts`.
import { workerData } from 'node:worker_threads'
import { openRecord } from '../../record/index.ts'

const store = await openRecord(workerData as string)
await store.merge()
await store.close()
