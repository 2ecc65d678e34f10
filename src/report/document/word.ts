// Text of a Word document (.docx): paragraphs, headings, lists and tables; title, author and dates from its properties.
import { entriesOf } from '../archive/index.ts'
import { isoDateOf } from '../date.ts'
import type { Tellings } from '../found.ts'
import { late } from '../late.ts'
import { blocksOf, textOfBlocks, treeOf } from '../page/index.ts'
import { told } from '../told.ts'
import { DocumentError } from './document-error.ts'

const word = late<typeof import('mammoth')>('mammoth')

/** Reads a Word document. Throws a `DocumentError` where the bytes are none, or unpack to more than a document can hold. */
export async function readWord(bytes: Uint8Array): Promise<Tellings> {
  let core = ''
  // Every part is unpacked once within bounds before the library unpacks it without.
  for await (const entry of entriesOf(bytes)) {
    if ('error' in entry) throw new DocumentError(`not a Word document that can be read: ${entry.error}`)
    if (entry.name === 'docProps/core.xml') core = Buffer.from(entry.bytes).toString('utf8')
  }
  const mammoth = word()
  let html: string
  try {
    html = (
      await mammoth.convertToHtml(
        { buffer: Buffer.from(bytes) },
        { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
      )
    ).value
  } catch (error) {
    throw new DocumentError(
      `not a Word document that can be read: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  const blocks = blocksOf(treeOf(html))
  const property = (name: string) => {
    const [, value] = new RegExp(`<${name}[^>]{0,200}>([^<]{0,500})</${name}>`).exec(core) ?? []
    return (
      value
        ?.replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&apos;/g, "'")
        .replace(/&amp;/g, '&') ?? null
    )
  }
  const heading = blocks[0]?.element === 'h1' ? blocks[0].words : null
  const date = (name: string) => told(isoDateOf(property(name) ?? ''), `document ${name}`)
  return {
    text: textOfBlocks(heading === null ? blocks : blocks.slice(1)),
    title: told(heading, 'heading') ?? told(property('dc:title'), 'document title'),
    author: told(property('dc:creator'), 'document creator'),
    published: date('dcterms:created'),
    modified: date('dcterms:modified'),
  }
}
