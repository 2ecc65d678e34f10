// Opens a record, looks, and tries to keep something: for a file that this user may not write.
import { openRecord } from '../../src/record/index.ts'
import { meeting } from './invented.ts'

const store = await openRecord(process.argv[2], { readOnly: true })
console.log(`${(await store.totals()).reports} reports`)
await store.close()
try {
  const writer = await openRecord(process.argv[2])
  await writer.keep(meeting({ id: 'one more' }))
  console.log('written')
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error))
}
