// One page or document in, one report out.
import { textOf } from './charset.ts'
import { decode, type Encoding } from './decode.ts'
import { readMail, readMarkdown, readPdf, readWord } from './document/index.ts'
import { type FormatIn, formatOf } from './format.ts'
import { reportOf, type Tellings } from './found.ts'
import { readPage } from './page/index.ts'
import { reasonOf, type Taken, type TakeOptions } from './taken.ts'

/** Where a document came from. */
export interface Origin {
  readonly id: string
  readonly place: string
  readonly url: string | null
  readonly contentType: string | null
  readonly format?: FormatIn
}

/** The one report of a page or document. Never throws. */
export async function takeDocument(bytes: Uint8Array, origin: Origin, options: TakeOptions): Promise<Taken> {
  const { id, place, url, contentType } = origin
  if (options.skip?.()) return { place, skipped: true }
  const format = origin.format ?? formatOf(bytes, url === null ? id : new URL(url).pathname, contentType)
  try {
    const tellings = await tellingsOf(bytes, format, url, contentType, options.encoding)
    if (tellings.text.trim() === '')
      return { place, error: format === 'text' ? 'the text is empty' : 'no text was found in it' }
    const report = reportOf(id, url, tellings, options)
    return { place, report, ...(options.raw ? { raw: { bytes, contentType } } : {}) }
  } catch (error) {
    return { place, error: reasonOf(error) }
  }
}

async function tellingsOf(
  bytes: Uint8Array,
  format: FormatIn,
  url: string | null,
  contentType: string | null,
  encoding: Encoding | undefined,
): Promise<Tellings> {
  const text = () => (encoding === undefined ? textOf(bytes, contentType) : decode(bytes, encoding))
  if (format === 'html') return readPage(text(), url)
  if (format === 'pdf') return readPdf(bytes)
  if (format === 'docx') return readWord(bytes)
  if (format === 'eml') return readMail(bytes)
  if (format === 'md') return readMarkdown(decode(bytes, encoding))
  return { text: decode(bytes, encoding) }
}
