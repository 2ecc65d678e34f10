// The text of bytes from outside, whatever they claim: byte order mark first, then whether they are UTF-8, then what header and document declare.
// Never throws: a page in a broken encoding is still a page.

/** Where a document may declare its encoding: `<meta charset=…>`, `<?xml encoding=…?>`. */
const DECLARED = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]+)/i
const HEAD = 4096

/** What browsers take for text that is no UTF-8 and says nothing. */
const FALLBACK = 'windows-1252'

/** Text of a page or feed. `contentType` is the header, where there was one. */
export function textOf(bytes: Uint8Array, contentType: string | null = null): string {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return decodeAs('utf-8', bytes)
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
    return decodeAs(a === 0xff ? 'utf-16le' : 'utf-16be', bytes)
  // What is valid UTF-8 and not plain ASCII is UTF-8, though it be declared Latin-1: by chance it hardly occurs.
  if (isUtf8(bytes)) return decodeAs('utf-8', bytes)
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD)).toString('latin1')
  const [, inMeta, inXml] = DECLARED.exec(head) ?? []
  for (const label of [/charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? '')?.[1], inMeta, inXml]) {
    if (label === undefined || isUnicode(label)) continue
    try {
      return decodeAs(label, bytes)
    } catch {
      // An encoding that nobody knows is none.
    }
  }
  // Told to be UTF-8, or nothing: a few broken bytes in long UTF-8 are a fault of that page, many are another encoding.
  const loose = decodeAs('utf-8', bytes)
  const broken = loose.split('\ufffd').length - 1
  const high = bytes.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0)
  return broken * 4 < high ? loose : decodeAs(FALLBACK, bytes)
}

/** What windows-1252 has from 0x80 to 0x9f. */
const C1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** A UTF-16 or UTF-8 label on bytes that are neither is wrong. */
const isUnicode = (label: string) => /^(?:utf-?8|utf-?16(?:le|be)?|unicode)$/i.test(label)

function decodeAs(label: string, bytes: Uint8Array): string {
  if (label !== 'utf-16be') {
    const decoder = new TextDecoder(label)
    const text = decoder.decode(bytes)
    // Some versions of Node read it as Latin-1, which has control signs in place of quotation marks and dashes.
    return decoder.encoding === 'windows-1252'
      ? text.replace(/[\x80-\x9f]/g, sign => C1[sign.charCodeAt(0) - 0x80])
      : text
  }
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2))
  return new TextDecoder('utf-16le').decode(Buffer.from(even).swap16())
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
