// `chancery demo`: reads the sample reports of examples/, shows what each holds in a line, and two of them whole.
import { readFileSync } from 'node:fs'
import { read } from '../../read.ts'
import { KINDS } from '../../record/index.ts'
import { write } from './output.ts'
import { pageOf } from './page.ts'
import { cellsOf, clip, paintFor, widthFor } from './style.ts'

const FOLDER = new URL('../../../examples/', import.meta.url)
/** Shown whole at the end: a wire story and a readout. */
const WHOLE = 2
const NUMBERS = 13

/** Prints the samples' readings and returns. */
export async function demoCommand(options: { readonly width?: number }): Promise<void> {
  const width = widthFor(options.width, process.stdout.columns)
  const paint = paintFor(process.stdout)
  const rule = paint('dim', '─'.repeat(width))
  const titles = width - KINDS.length * NUMBERS
  const row = (first: string, cells: readonly string[]) => {
    const title = clip(first, titles - 1)
    return `${title}${' '.repeat(titles - cellsOf(title))}${cells.map(cell => cell.padStart(NUMBERS)).join('')}\n`
  }
  const [, ...rows] = readFileSync(new URL('index.tsv', FOLDER), 'utf8').trim().split('\n')
  await write(paint('bold', `Reading ${rows.length} sample reports. What happens in them is invented.\n\n`))
  await write(paint('dim', row('report', KINDS)))
  const sums = KINDS.map(() => 0)
  const pages: string[] = []
  for (const cells of rows) {
    const [file, title, publisher, published, form] = cells.split('\t')
    const text = readFileSync(new URL(file, FOLDER), 'utf8')
    const reading = read({ id: file, title, publisher, published, text })
    const counts = KINDS.map(kind => reading[kind].length)
    for (let k = 0; k < sums.length; k++) sums[k] += counts[k]
    await write(row(`${published} ${form}`, counts.map(String)))
    if (pages.length < WHOLE) pages.push(pageOf(reading, KINDS, width, paint))
  }
  await write(paint('bold', row('all', sums.map(String))))
  for (const page of pages) await write(`\n${rule}\n${page}`)
  await write(`${rule}\nNext: npx chancery read FILE --published 2027-03-10 --publisher NAME\n`)
}
