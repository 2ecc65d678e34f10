// Encodings as servers and pages claim them, rightly and wrongly.
import { expect, test } from 'vitest'
import { textOf } from '../../src/report/index.ts'

const utf8 = (words: string) => Buffer.from(words, 'utf8')
const latin = (words: string) => Buffer.from(words, 'latin1')

test.each<[string, Uint8Array, string | null, string]>([
  ['UTF-8', utf8('Müller’s café'), null, 'Müller’s café'],
  ['UTF-8 that the header calls Latin-1', utf8('Müller café'), 'text/html; charset=iso-8859-1', 'Müller café'],
  ['Latin-1 that the header calls UTF-8', latin('Müller café'), 'text/html; charset=utf-8', 'Müller café'],
  ['Windows-1252 without a word', Buffer.from([0x93, 0x48, 0x69, 0x94]), null, '“Hi”'],
  [
    'an encoding that a meta element names',
    Buffer.concat([utf8('<meta charset="windows-1251">'), Buffer.from([0xcc, 0xee])]),
    null,
    '<meta charset="windows-1251">Мо',
  ],
  [
    'an encoding that XML names',
    Buffer.concat([utf8('<?xml version="1.0" encoding="ISO-8859-2"?>'), Buffer.from([0xb3])]),
    null,
    '<?xml version="1.0" encoding="ISO-8859-2"?>ł',
  ],
  ['an encoding that nobody knows', latin('café'), 'text/html; charset=klingon', 'café'],
  ['UTF-16 by its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Ja', 'utf16le')]), null, 'Ja'],
  ['nothing', new Uint8Array(), null, ''],
])('%s', (_name, bytes, contentType, text) => {
  expect(textOf(bytes, contentType)).toBe(text)
})

test('two broken bytes in a long page of UTF-8 do not make it Latin-1', () => {
  const bytes = Buffer.concat([utf8('é'.repeat(500)), Buffer.from([0xff, 0xc3]), utf8('ü')])
  expect(textOf(bytes)).toContain('éé')
})
