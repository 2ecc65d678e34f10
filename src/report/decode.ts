// Bytes in, text out: UTF-8 by default, UTF-16 by its byte order mark, Latin-1 on request. Bytes that do not decode are refused with their place.

export const ENCODINGS = ['utf-8', 'utf-16', 'latin1'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** Bytes that are no text in the encoding; `message` names the byte. */
export class DecodeError extends Error {}

/** The text of the bytes, without a byte order mark. Throws a `DecodeError` that names the first byte at fault. */
export function decode(bytes: Uint8Array, encoding: Encoding = 'utf-8'): string {
  if (encoding === 'latin1') return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return utf16(bytes, 'utf-16le')
  if (first === 0xfe && second === 0xff) return utf16(bytes, 'utf-16be')
  if (encoding === 'utf-16') return utf16(bytes, 'utf-16le')
  const nul = bytes.indexOf(0)
  if (nul >= 0)
    throw new DecodeError(`byte ${nul} is NUL: a binary file, or UTF-16 without its mark (--encoding utf-16)`)
  const bad = firstInvalid(bytes)
  if (bad >= 0) {
    const value = bytes[bad].toString(16).padStart(2, '0')
    throw new DecodeError(`byte ${bad} (0x${value}) is not UTF-8 (--encoding latin1 for older texts)`)
  }
  return new TextDecoder('utf-8').decode(bytes)
}

function utf16(bytes: Uint8Array, label: 'utf-16le' | 'utf-16be'): string {
  if (bytes.length % 2 === 1) throw new DecodeError(`byte ${bytes.length - 1} is half a UTF-16 unit`)
  if (label === 'utf-16le') return new TextDecoder(label).decode(bytes)
  // Node's smaller builds know little-endian alone.
  return new TextDecoder('utf-16le').decode(Buffer.from(bytes).swap16())
}

/** Index of the first byte that breaks UTF-8, or −1. RFC 3629: no overlong forms, no surrogates, nothing past U+10FFFF. */
function firstInvalid(bytes: Uint8Array): number {
  const n = bytes.length
  let i = 0
  while (i < n) {
    const lead = bytes[i]
    if (lead < 0x80) {
      i++
      continue
    }
    const size = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0
    if (size === 0 || i + size > n) return i
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
    if (bytes[i + 1] < low || bytes[i + 1] > high) return i
    for (let k = 2; k < size; k++) if (bytes[i + k] < 0x80 || bytes[i + k] > 0xbf) return i
    i += size
  }
  return -1
}
