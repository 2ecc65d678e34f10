// MinHash: near copies of a text are found by a few numbers. Shingles are runs of four words; two texts that share nine tenths of
// their shingles agree in at least one of the bands with a chance near 1, texts that share a third hardly ever.

const BANDS = 16
const ROWS = 4
const HASHES = BANDS * ROWS
const SHINGLE = 4
/** Reports of a line have no shingles worth comparing. */
const FEWEST = 12

/** Multipliers of the hash family: odd numbers from a fixed seed, so that signatures are the same everywhere and for ever. */
const MULTIPLIERS = new Uint32Array(HASHES)
const ADDENDS = new Uint32Array(HASHES)
let seed = 0x9e3779b9
for (let i = 0; i < HASHES; i++) {
  seed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) >>> 0
  MULTIPLIERS[i] = seed | 1
  seed = Math.imul(seed ^ (seed >>> 12), 0x297a2d39) + i
  ADDENDS[i] = seed >>> 0
}

/** 64 hashes, 8 hex digits each; '' for texts too short to compare. */
export function signatureOf(text: string): string {
  const words: number[] = []
  let word = 0
  // FNV-1a over letters and digits in lower case; anything else ends a word. Beyond 20,000 words a text is known well enough.
  for (let i = 0; i <= text.length && words.length < 20_000; i++) {
    let code = i < text.length ? text.charCodeAt(i) : 32
    if (code >= 65 && code <= 90) code += 32
    const isLetter = (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code >= 0xc0
    if (isLetter) word = Math.imul((word === 0 ? 0x811c9dc5 : word) ^ code, 0x01000193) >>> 0
    else if (word !== 0) {
      words.push(word)
      word = 0
    }
  }
  if (words.length < FEWEST) return ''
  const least = new Uint32Array(HASHES).fill(0xffffffff)
  for (let i = 0; i + SHINGLE <= words.length; i++) {
    let shingle = 0x811c9dc5
    for (let k = 0; k < SHINGLE; k++) shingle = Math.imul(shingle ^ words[i + k], 0x01000193) ^ (shingle >>> 13)
    shingle = Math.imul(shingle ^ (shingle >>> 16), 0x45d9f3b) >>> 0
    for (let h = 0; h < HASHES; h++) {
      let value = (Math.imul(shingle, MULTIPLIERS[h]) + ADDENDS[h]) >>> 0
      value = (value ^ (value >>> 15)) >>> 0
      if (value < least[h]) least[h] = value
    }
  }
  let signature = ''
  for (const value of least) signature += value.toString(16).padStart(8, '0')
  return signature
}

/** The keys under which near copies meet: one a band. */
export function bandsOf(signature: string): string[] {
  const width = ROWS * 8
  return signature === ''
    ? []
    : Array.from({ length: BANDS }, (_, band) => band + signature.slice(band * width, (band + 1) * width))
}

/** Share of shingles that two texts have in common, estimated to about 0.06; 0 where a text is too short. */
export function resemblance(a: string, b: string): number {
  if (a === '' || b === '') return 0
  let same = 0
  for (let i = 0; i < HASHES * 8; i += 8) if (a.slice(i, i + 8) === b.slice(i, i + 8)) same++
  return same / HASHES
}
