// Keeps the sample reports in a record: `npx tsx test/sample/keep.ts sample.chancery [count]`.
import { openRecord } from '../../src/record/index.ts'
import { sampleReadings } from './index.ts'

const [file = 'sample.chancery', count = '2000'] = process.argv.slice(2)
const store = await openRecord(file)
const readings = sampleReadings(Number(count))
for (let at = 0; at < readings.length; at += 250) await store.keep(readings.slice(at, at + 250), { reader: 'sample' })
const happenings = await store.merge()
const { reports, items } = await store.totals()
console.log(
  `${file}: ${reports} reports, ${Object.values(items).reduce((sum, some) => sum + some)} items, ${happenings} happenings`,
)
await store.close()
