// BibTeX: one entry an item, to cite the report with the exact words and where they stand.
import type { KeptItem } from '../record/index.ts'
import { datePartsOf, noteOf, titleOf } from './citation.ts'
import type { Writer } from './source.ts'

/** Items in, entries out. */
export const writeBibtex: Writer = async function* (source) {
  for await (const item of source.items()) yield entryOf(item)
}

function entryOf(item: KeptItem): string {
  const { url, publisher, published } = item.report
  const [year, month] = datePartsOf(published)
  const fields = [
    ['title', `{${escaped(titleOf(item))}}`],
    ['author', publisher === null ? null : `{${escaped(publisher)}}`],
    ['year', year === undefined ? null : String(year)],
    ['month', month === undefined ? null : String(month)],
    ['date', published?.slice(0, 10) ?? null],
    ['url', url === null ? null : url.replace(/[{}\\\s]/g, encodeURIComponent)],
    ['note', escaped(noteOf(item))],
  ] as const
  const lines = fields.filter(([, value]) => value !== null).map(([name, value]) => `  ${name} = {${value}}`)
  return `@misc{chancery-${item.id},\n${lines.join(',\n')}\n}\n\n`
}

const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  // A brace escaped still counts as one for BibTeX: only a command without braces keeps the entry whole.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
}

/** Signs that mean something to TeX, and line breaks. */
const escaped = (words: string) =>
  words.replace(/[\\~^{}]|[&%$#_]/g, sign => SIGNS[sign] ?? `\\${sign}`).replace(/\s+/g, ' ')
