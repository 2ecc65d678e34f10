// The thread that asks: opens the record for itself and answers questions. See `asker.ts`.
import { workerData } from 'node:worker_threads'
import { openRecord } from '../../record/index.ts'
import { loadWorld } from '../../world/index.ts'
import { type Question, type Reply, replyFrom } from './asker.ts'
import { Computed } from './computed.ts'

// The first question would wait for the tables of the world else.
loadWorld()
const { record, version } = workerData as { readonly record: string; readonly version: string }
const store = await openRecord(record, { readOnly: true })
const desk = { store, version, computed: new Computed(store) }

export default (question: Question): Promise<Reply> => replyFrom(desk, question, error => console.error(error))
