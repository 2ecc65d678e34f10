// The process that the fault test kills: keeps invented reports in batches and tells each batch once it is kept.
import { writeSync } from 'node:fs'
import { openRecord } from '../../src/record/index.ts'
import { meeting } from './invented.ts'

const [address, reports, size] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])]
const store = await openRecord(address)
writeSync(1, 'open\n')
for (let at = 0; at < reports; at += size) {
  const batch = Array.from({ length: Math.min(size, reports - at) }, (_, i) =>
    meeting({ id: `r${at + i}`, town: `Town${at + i}` }),
  )
  if ((await store.unknown(batch.map(({ report }) => report))).length === 0) continue
  await store.keep(batch, { reader: '1' })
  writeSync(1, `kept ${at}\n`)
}
await store.close()
writeSync(1, 'done\n')
