// What each UTF-16 code unit is to the tokeniser. Letters of all scripts count as letters; what is not listed is a letter.

export const LETTER = 0
export const DIGIT = 1
export const SPACE = 2
/** Full stops, commas, brackets, quotation marks, dashes: one token, or a run of the same. */
export const MARK = 3
/** Currency, arithmetic, pictures. */
export const SIGN = 4
export const SURROGATE = 5

const TABLE = new Uint8Array(0x10000)
const fill = (from: number, to: number, value: number) => TABLE.fill(value, from, to + 1)
fill(0x00, 0x20, SPACE)
fill(0x7f, 0xa0, SPACE)
fill(0x30, 0x39, DIGIT)
for (const c of '!"\'(),-./:;?[]`{}¡«»¿') TABLE[c.charCodeAt(0)] = MARK
for (const c of '#$%&*+<=>@\\^|~¢£¤¥¦§¨©¬®¯°±´¶·¸×÷') TABLE[c.charCodeAt(0)] = SIGN
fill(0xad, 0xad, LETTER)
fill(0x1680, 0x1680, SPACE)
fill(0x2000, 0x200b, SPACE)
fill(0x2010, 0x2027, MARK)
fill(0x2028, 0x2029, SPACE)
fill(0x202f, 0x202f, SPACE)
fill(0x2030, 0x205e, MARK)
fill(0x205f, 0x205f, SPACE)
fill(0x20a0, 0x20cf, SIGN)
fill(0x2100, 0x214f, SIGN)
fill(0x2190, 0x2bff, SIGN)
fill(0x3000, 0x3000, SPACE)
fill(0x3001, 0x3003, MARK)
fill(0x3008, 0x3011, MARK)
fill(0xd800, 0xdfff, SURROGATE)
fill(0xfeff, 0xfeff, SPACE)
fill(0xff01, 0xff0f, MARK)

/** The class of a code unit. */
export const classOf = (code: number): number => TABLE[code]

/** ASCII capitals and those of Latin-1, Latin Extended, Greek and Cyrillic. */
export function isUpper(code: number): boolean {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a
  const c = String.fromCharCode(code)
  return c !== c.toLowerCase()
}

export function isLower(code: number): boolean {
  if (code < 0x80) return code >= 0x61 && code <= 0x7a
  const c = String.fromCharCode(code)
  return c !== c.toUpperCase()
}
