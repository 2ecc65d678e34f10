// `chancery demo`: reads the sample reports of examples/, shows what each holds in a line, and two of them whole.
import { readFileSync } from 'node:fs'
import { read } from '../../read.ts'
import { KINDS, type Reading } from '../../record/index.ts'
import { pageOf } from './page.ts'
import { write } from './read.ts'
import { clip, oneLine, paintFor, widthFor } from './style.ts'

const FOLDER = new URL('../../../examples/', import.meta.url)
/** Shown whole at the end. */
const WHOLE = 2

/** Prints the samples' readings and returns. */
export async function demoCommand(options: { readonly width?: number }): Promise<void> {
  const width = widthFor(options.width, process.stdout.columns)
  const paint = paintFor(process.stdout)
  const [, ...rows] = readFileSync(new URL('index.tsv', FOLDER), 'utf8').trim().split('\n')
  const readings: Reading[] = rows.map(row => {
    const [file, title, publisher, published] = row.split('\t')
    return read({ id: file, title, publisher, published, text: readFileSync(new URL(file, FOLDER), 'utf8') })
  })
  const header = `${'report'.padEnd(width - 32)}${['said', 'done', 'stand', 'paper'].map(word => word.padStart(8)).join('')}`
  await write(`${paint('bold', `${readings.length} sample reports read`)}\n\n${paint('dim', header)}\n`)
  for (const reading of readings) {
    const title = clip(oneLine(reading.report.title ?? reading.report.id), width - 34).padEnd(width - 32)
    await write(`${title}${KINDS.map(kind => String(reading[kind].length).padStart(8)).join('')}\n`)
  }
  for (const reading of readings.slice(0, WHOLE)) {
    await write(`\n${paint('dim', '─'.repeat(width))}\n${pageOf(reading, KINDS, width, paint)}`)
  }
  await write(
    `${paint('dim', '─'.repeat(width))}\nNext: npx chancery read FILE --published 2024-05-15 --publisher NAME\n`,
  )
}
