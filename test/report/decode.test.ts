// Bytes to text: what decodes comes through unchanged, what does not is refused with its byte.
import { describe, expect, test } from 'vitest'
import { DecodeError, decode, type Encoding, linesOf } from '../../src/report/index.ts'

const bytes = (...values: number[]) => new Uint8Array(values)
const utf8 = (words: string) => new TextEncoder().encode(words)
const utf16 = (words: string, mark = true) => {
  const units = Buffer.from(words, 'utf16le')
  return mark ? Buffer.concat([bytes(0xff, 0xfe), units]) : units
}

describe('decode', () => {
  test.each<[string, Uint8Array, Encoding | undefined, string]>([
    ['UTF-8', utf8('Zürich 外交 🕊️ عربي\r\n'), undefined, 'Zürich 外交 🕊️ عربي\r\n'],
    ['UTF-8 with a byte order mark', Buffer.concat([bytes(0xef, 0xbb, 0xbf), utf8('a')]), undefined, 'a'],
    ['UTF-16 little-endian by its mark', utf16('Zürich 🕊'), undefined, 'Zürich 🕊'],
    ['UTF-16 big-endian by its mark', Buffer.from(utf16('Zürich')).swap16(), undefined, 'Zürich'],
    ['UTF-16 on request', utf16('Zürich', false), 'utf-16', 'Zürich'],
    ['Latin-1 on request', bytes(0x5a, 0xfc), 'latin1', 'Zü'],
    ['nothing', bytes(), undefined, ''],
  ])('reads %s', (_name, input, encoding, wanted) => {
    expect(decode(input, encoding)).toBe(wanted)
  })

  test.each([
    ['a lone lead byte', bytes(97, 0xc3), 'byte 1 (0xc3)'],
    ['a lone continuation', bytes(97, 98, 0x80), 'byte 2 (0x80)'],
    ['an overlong form', bytes(0xc0, 0xaf), 'byte 0 (0xc0)'],
    ['a surrogate', bytes(0xed, 0xa0, 0x80), 'byte 0 (0xed)'],
    ['past the last character', bytes(97, 0xf5, 0x80, 0x80, 0x80), 'byte 1 (0xf5)'],
    ['Latin-1', bytes(0x43, 0xe9, 0x20), 'byte 1 (0xe9)'],
    ['NUL', bytes(97, 0, 98), 'byte 1 is NUL'],
    ['half a UTF-16 unit', bytes(0xff, 0xfe, 97), 'byte 2 is half'],
  ])('refuses %s, naming the byte', (_name, input, wanted) => {
    expect(() => decode(input)).toThrow(DecodeError)
    expect(() => decode(input)).toThrow(wanted)
  })
})

describe('linesOf', () => {
  async function* inChunks(input: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < input.length; at += size) yield input.subarray(at, at + size)
  }
  const read = async (input: Uint8Array, size: number, encoding?: Encoding) => {
    const lines: string[] = []
    for await (const line of linesOf(inChunks(input, size), encoding))
      lines.push(`${line.number} ${'error' in line ? `! ${line.error}` : line.text}`)
    return lines
  }

  test.each([1, 2, 3, 5, 1000])('gives the same lines for chunks of %i bytes', async size => {
    const wanted = ['1 één', '2 ', '3 🕊 two', '4 three']
    expect(await read(utf8('één\n\n🕊 two\nthree\n'), size)).toEqual(wanted)
    expect(await read(utf16('één\n\n🕊 two\nthree'), size)).toEqual(wanted)
    expect(await read(Buffer.from(utf16('één\n\n🕊 two\nthree')).swap16(), size)).toEqual(wanted)
    expect(await read(utf16('één\n\n🕊 two\nthree', false), size, 'utf-16')).toEqual(wanted)
  })

  test('reads on after a line that does not decode', async () => {
    const input = Buffer.concat([utf8('a\n'), bytes(98, 0xff, 10), utf8('c')])
    expect(await read(input, 4)).toEqual(['1 a', expect.stringContaining('2 ! byte 1 (0xff)'), '3 c'])
  })

  test('refuses a line that is too long without holding it, and reads on', async () => {
    const piece = new Uint8Array(1 << 20).fill(97)
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let i = 0; i < 65; i++) yield piece
      yield utf8('\nb\n')
    }
    const lines: string[] = []
    for await (const line of linesOf(endless())) lines.push('error' in line ? line.error : line.text)
    expect(lines).toEqual(['longer than 64 MB', 'b'])
  })
})
