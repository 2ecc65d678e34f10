// What the tagger and the parser see of a word: hashes of its form, endings, beginnings and shape.
// Hashes are 32 bits and the same on every machine.

/** FNV-1a over UTF-16 code units. */
export function hashOf(text: string, seed = 0x811c9dc5): number {
  let h = seed
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return scramble(h)
}

/** Spreads the bits, so that the low ones can serve as a bucket. */
export function scramble(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** One hash from two. */
export const mix = (a: number, b: number): number => scramble(Math.imul(a ^ 0x9e3779b9, 0x01000193) ^ b)

/** The word with digits made one and curled quotation marks straight: figures share what is learned of them. */
export function normalForm(form: string): string {
  if (/^[a-z]+$/.test(form)) return form
  return form.replace(/\d/g, '0').replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/[–—]/g, '-')
}

/** Letters by kind, runs longer than two shortened: "Xx", "XX", "00.0", "x-x". */
export function shapeOf(form: string): string {
  let shape = ''
  for (let i = 0; i < form.length && i < 24; i++) {
    const c = form[i]
    const kind = c >= '0' && c <= '9' ? '0' : c !== c.toLowerCase() ? 'X' : c !== c.toUpperCase() ? 'x' : c
    if (!(shape.endsWith(kind) && shape[shape.length - 2] === kind)) shape += kind
  }
  return shape
}
