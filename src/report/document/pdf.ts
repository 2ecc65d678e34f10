// Text of a PDF: lines put together to paragraphs by their distances, without page numbers and running heads. Scans have no text and are refused.
import { getDocumentProxy } from 'unpdf'
import { isoDateOf } from '../date.ts'
import type { Tellings } from '../found.ts'
import { told } from '../told.ts'
import { DocumentError } from './document-error.ts'

/** A line as it stands on its page; `y` grows upwards, as in the file. */
export interface PdfLine {
  readonly words: string
  readonly page: number
  readonly x: number
  readonly y: number
  readonly height: number
}

/** Longer files are read so far. */
const PAGES = 2000

/** Reads a PDF. Throws a `DocumentError` where it is none, is locked, or holds pictures only. */
export async function readPdf(bytes: Uint8Array): Promise<Tellings> {
  const lines: PdfLine[] = []
  let info: Readonly<Record<string, unknown>> = {}
  try {
    // The library takes the bytes over: it gets a copy. Fonts are not needed, and no code of the file is run.
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), {
      isEvalSupported: false,
      disableFontFace: true,
      stopAtErrors: false,
      verbosity: 0,
    })
    try {
      info = ((await pdf.getMetadata()).info ?? {}) as Readonly<Record<string, unknown>>
      for (let number = 1; number <= Math.min(pdf.numPages, PAGES); number++) {
        const page = await pdf.getPage(number)
        const { items } = await page.getTextContent()
        lines.push(...linesOn(number, items as readonly Item[]))
        page.cleanup()
      }
    } finally {
      await pdf.destroy()
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new DocumentError(
      /password/i.test(reason) ? 'the PDF is locked by a password' : `not a PDF that can be read: ${reason}`,
    )
  }
  const text = paragraphsOf(withoutRunning(lines)).join('\n\n')
  if (!/\p{L}{2}/u.test(text)) throw new DocumentError('the PDF holds no text (a scan, or pictures)')
  const written = typeof info.CreationDate === 'string' ? pdfDate(info.CreationDate) : null
  const title = typeof info.Title === 'string' && isTitle(info.Title) ? told(info.Title, 'pdf title') : null
  const author = typeof info.Author === 'string' ? told(info.Author, 'pdf author') : null
  return { text, title, author, published: dateIn(lines) ?? told(written, 'pdf creation date') }
}

interface Item {
  readonly str?: string
  readonly transform?: readonly number[]
  readonly width?: number
  readonly height?: number
  readonly hasEOL?: boolean
}

function linesOn(page: number, items: readonly Item[]): PdfLine[] {
  const lines: PdfLine[] = []
  let words = ''
  let start: { x: number; y: number; height: number } | null = null
  let end = 0
  const flush = () => {
    const clean = words.replace(/\s+/g, ' ').trim()
    if (clean !== '' && start !== null) lines.push({ words: clean, page, ...start })
    words = ''
    start = null
  }
  for (const { str = '', transform = [], width = 0, height = 0, hasEOL = false } of items) {
    const [x, y] = [transform[4] ?? 0, transform[5] ?? 0]
    if (str.trim() !== '') {
      // The same line goes on unless its height on the page changed.
      if (start !== null && Math.abs(start.y - y) > Math.max(2, start.height * 0.5)) flush()
      if (start === null) start = { x, y, height }
      else if (x - end > start.height * 0.2 && !words.endsWith(' ')) words += ' '
      end = x + width
    }
    words += str
    if (hasEOL) flush()
  }
  flush()
  return lines
}

/** Leaves out page numbers, and heads and feet that come again on most pages. */
function withoutRunning(lines: readonly PdfLine[]): PdfLine[] {
  const byPage = groups(lines)
  const pages = byPage.size
  const bare = (words: string) => words.replace(/\d+/g, '#').toLowerCase()
  const times = new Map<string, number>()
  const edges = new Set<PdfLine>()
  for (const own of byPage.values()) {
    const order = [...own].sort((a, b) => b.y - a.y)
    const some = Math.min(3, Math.max(1, Math.floor(own.length / 8)))
    for (const line of new Set([...order.slice(0, some), ...order.slice(-some)])) {
      edges.add(line)
      times.set(bare(line.words), (times.get(bare(line.words)) ?? 0) + 1)
    }
  }
  return lines.filter(line => {
    if (!edges.has(line)) return true
    if (/^(?:page\s*)?[-–—\s]*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:\/|of)\s*\d{1,4})?[-–—\s]*$/i.test(line.words))
      return false
    return pages < 3 || (times.get(bare(line.words)) ?? 0) < pages * 0.5
  })
}

function groups(lines: readonly PdfLine[]): Map<number, PdfLine[]> {
  const found = new Map<number, PdfLine[]>()
  for (const line of lines) {
    const own = found.get(line.page)
    if (own === undefined) found.set(line.page, [line])
    else own.push(line)
  }
  return found
}

/** Lines joined to paragraphs: a wider gap, an indent after a short line, another size of letters part them. */
export function paragraphsOf(lines: readonly PdfLine[]): string[] {
  const gaps = lines
    .slice(1)
    .flatMap((line, i) => (line.page === lines[i].page && lines[i].y > line.y ? [lines[i].y - line.y] : []))
    .sort((a, b) => a - b)
  // Most lines are followed by one of their own paragraph; in double-spaced or short texts the lower quarter is surer.
  const leading = gaps[gaps.length >> 2] ?? 0
  const paragraphs: string[] = []
  let open: string | null = null
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    if (open !== null && before !== undefined && goesOn(before, line, leading)) open = joined(open, line.words)
    else {
      if (open !== null) paragraphs.push(open)
      open = line.words
    }
  })
  if (open !== null) paragraphs.push(open)
  return paragraphs
}

function goesOn(before: PdfLine, line: PdfLine, leading: number): boolean {
  if (/^(?:[•▪–-]|\(?[a-z\d]{1,3}[.)])\s/i.test(line.words)) return false
  const ends = /[.!?:;]["”’)\]]*$/.test(before.words)
  // Over a page's end or into the next column a paragraph goes on in mid-sentence.
  if (line.page !== before.page || line.y >= before.y) return !ends && /^[\p{Ll}\d“"(]/u.test(line.words)
  if (Math.abs(line.height - before.height) > before.height * 0.15) return false
  if (before.y - line.y > leading * 1.35 + 1) return false
  return !(ends && line.x > before.x + line.height * 0.8)
}

/** "negotia-" and "tions" are one word; "Franco-" and "German" keep their hyphen. */
function joined(open: string, words: string): string {
  if (/\p{Ll}-$/u.test(open) && /^\p{Ll}/u.test(words)) return open.slice(0, -1) + words
  return /\p{L}-$/u.test(open) ? open + words : `${open} ${words}`
}

/** Names of files and of programs are no titles. */
const isTitle = (words: string) =>
  words.trim().length > 5 &&
  /\s/.test(words.trim()) &&
  !/^(?:microsoft word|untitled|layout|slide \d)|\.(?:docx?|indd|pdf|qxd)\b/i.test(words)

/** "D:20270310143000+01'00'". */
function pdfDate(words: string): string | null {
  const found = /^D:(\d{4})(\d{2})(\d{2})/.exec(words)
  return found === null ? null : isoDateOf(`${found[1]}-${found[2]}-${found[3]}`)
}

/** A date that stands alone, or behind a place, among the first lines. */
function dateIn(lines: readonly PdfLine[]) {
  for (const { words } of lines.slice(0, 25)) {
    if (words.length > 60 || !/\d{4}/.test(words)) continue
    const date = isoDateOf(words)
    if (date !== null) return { value: date, by: 'text' }
  }
  return null
}
