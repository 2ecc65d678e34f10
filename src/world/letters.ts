// Letters as names are compared: diacritics, typographic apostrophes and dashes are levelled, case is kept apart.
// Only the Latin blocks are levelled; other scripts stand for themselves.

const LATIN = 0x2100
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
  đ: 'd',
  Đ: 'D',
  ə: 'a',
  Ə: 'A',
  '’': "'",
  '‘': "'",
  ʻ: "'",
  ʿ: "'",
  ʼ: "'",
  '‐': '-',
  '‑': '-',
  '–': '-',
  '\u00a0': ' ',
}

const plainCodes = new Uint16Array(LATIN)
const lowerCodes = new Uint16Array(LATIN)
/** 1 letter or digit, 2 upper-case letter, 4 lower-case letter, added up. */
const classes = new Uint8Array(LATIN)

for (let code = 0; code < LATIN; code++) {
  const char = String.fromCharCode(code)
  // Decomposing 8,448 characters one by one costs 3 ms at start-up; only those with an accent are asked.
  const accented = (code >= 0xc0 && code < 0x250) || (code >= 0x1e00 && code < 0x2000)
  const plain = PLAIN[char] ?? (accented ? char.normalize('NFD').charAt(0) : char)
  plainCodes[code] = plain.charCodeAt(0)
  const lower = char.toLowerCase()
  lowerCodes[code] = (PLAIN[lower] ?? (accented ? lower.normalize('NFD').charAt(0) : lower)).charCodeAt(0)
  if (code < 128) {
    const digit = code >= 48 && code <= 57
    const up = code >= 65 && code <= 90
    const low = code >= 97 && code <= 122
    classes[code] = (digit || up || low ? 1 : 0) + (up ? 2 : 0) + (low ? 4 : 0)
  } else if (code < 0x2000 && code > 0xbf) {
    const up = lower !== char
    classes[code] = code === 0xd7 || code === 0xf7 ? 0 : 1 + (up ? 2 : 0) + (!up && char.toUpperCase() !== char ? 4 : 0)
  }
}

/** The code without diacritics, case kept. */
export const plain = (code: number): number => (code < LATIN ? plainCodes[code]! : code)

/** The code without diacritics, in lower case. */
export const folded = (code: number): number => (code < LATIN ? lowerCodes[code]! : code)

/** A word without diacritics, case kept: "Orbán" → "Orban". */
export function plainWord(word: string): string {
  let out = ''
  for (let i = 0; i < word.length; i++) out += String.fromCharCode(plain(word.charCodeAt(i)))
  return out
}

/** Whether the code belongs to a word: a letter or a digit. NaN, as read past the end, does not. */
export const isWordCode = (code: number): boolean =>
  code < LATIN ? (classes[code]! & 1) === 1 : code > 0x2e80 && code < 0xfffe

export const isUpperCode = (code: number): boolean => code < LATIN && (classes[code]! & 2) === 2

export const isLowerCode = (code: number): boolean => code < LATIN && (classes[code]! & 4) === 4

export const isSpaceCode = (code: number): boolean =>
  code === 32 || code === 10 || code === 9 || code === 13 || code === 0xa0
