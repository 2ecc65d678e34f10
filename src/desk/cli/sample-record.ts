// A record to look at: the sample reports of examples/, read and kept in a folder that is gone afterwards.
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read } from '../../read.ts'
import { openRecord } from '../../record/index.ts'
import type { Report } from '../../report/index.ts'

const FOLDER = new URL('../../../examples/', import.meta.url)

/** The sample reports, as `examples/index.tsv` names them. */
export function sampleReports(): Report[] {
  const [, ...rows] = readFileSync(new URL('index.tsv', FOLDER), 'utf8').trim().split('\n')
  return rows.map(row => {
    const [file, title, publisher, published] = row.split('\t')
    return { id: file, title, publisher, published, text: readFileSync(new URL(file, FOLDER), 'utf8') }
  })
}

/** Runs with the name of a record of the samples. */
export async function withSampleRecord(version: string, run: (record: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-'))
  try {
    const file = join(folder, 'sample.chancery')
    const store = await openRecord(file)
    await store.keep(sampleReports().map(read), { reader: version })
    await store.merge()
    await store.close()
    await run(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
