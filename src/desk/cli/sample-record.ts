// A record to look at: the sample reports of examples/ and two thousand short ones, read and kept in a folder that is gone afterwards.
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allCores, ReaderPool } from '../../fleet/index.ts'
import { openRecord } from '../../record/index.ts'
import type { Report } from '../../report/index.ts'
import { Progress } from './progress.ts'
import { sampleStories } from './sample-stories.ts'

/** Short reports beside those of examples/, and how many are kept at a time. */
const STORIES = 2000
const BATCH = 200

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
    const pool = new ReaderPool({ threads: allCores() })
    const reports = [...sampleReports(), ...sampleStories(STORIES)]
    const progress = new Progress(reports.length)
    for (let at = 0; at < reports.length; at += BATCH) {
      const outcomes = await pool.read(reports.slice(at, at + BATCH))
      await store.keep(
        outcomes.flatMap(outcome => ('reading' in outcome ? [outcome.reading] : [])),
        { reader: version },
      )
      progress.update(at + BATCH, Math.min(at + BATCH, reports.length))
    }
    progress.stop()
    await pool.close()
    await store.merge()
    await store.close()
    await run(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
