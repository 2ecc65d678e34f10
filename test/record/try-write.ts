// Opens a record, looks, and tries to keep something: for a file that this user may not write.
import { openRecord } from '../../src/record/index.ts'
import { meeting } from './invented.ts'

// Root may write anything: once all is loaded, another user tries.
if (process.getuid?.() === 0) {
  process.setgid?.(65534)
  process.setuid?.(65534)
}
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
