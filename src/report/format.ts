// What bytes are: told by what they begin with, then by how they are called, then by what a server says of them.

export const FORMATS_IN = [
  'html',
  'pdf',
  'docx',
  'eml',
  'md',
  'feed',
  'warc',
  'zip',
  'csv',
  'parquet',
  'jsonl',
  'text',
] as const
export type FormatIn = (typeof FORMATS_IN)[number]

const BY_SUFFIX: Readonly<Record<string, FormatIn>> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  shtml: 'html',
  pdf: 'pdf',
  docx: 'docx',
  eml: 'eml',
  md: 'md',
  markdown: 'md',
  rss: 'feed',
  atom: 'feed',
  warc: 'warc',
  zip: 'zip',
  csv: 'csv',
  tsv: 'csv',
  parquet: 'parquet',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  txt: 'text',
  text: 'text',
}
/** Suffixes of packed files; the one before tells what is in them. */
export const PACKED = /\.(?:gz|zst|bz2)$/i

const suffixOf = (name: string) => /\.(\w+)$/.exec(name.replace(PACKED, ''))?.[1].toLowerCase() ?? ''

/** What bytes are: by their beginning where it tells, otherwise by name and type. */
export function formatOf(head: Uint8Array, name: string, contentType: string | null = null): FormatIn {
  const words = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 1024))
    .toString('latin1')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/, '')
  const plain = words.replace(/\0/g, '')
  const suffix = BY_SUFFIX[suffixOf(name)]
  if (plain.startsWith('%PDF')) return 'pdf'
  if (plain.startsWith('PAR1')) return 'parquet'
  if (/^WARC\/\d/.test(plain)) return 'warc'
  if (words.startsWith('PK\x03\x04') || words.startsWith('PK\x05\x06'))
    return suffix === 'docx' || words.includes('word/') || /officedocument/.test(contentType ?? '') ? 'docx' : 'zip'
  if (suffix !== undefined && suffix !== 'text') return suffix
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:rss|feed|rdf:RDF)[\s>]/i.test(plain) ||
    /jsonfeed\.org\/version/.test(plain)
  )
    return 'feed'
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i.test(plain)) return 'html'
  if (suffix !== undefined) return suffix
  if (/\bhtml\b/i.test(contentType ?? '')) return 'html'
  if (/\b(?:rss|atom|feed)\b/i.test(contentType ?? '')) return 'feed'
  return 'text'
}
