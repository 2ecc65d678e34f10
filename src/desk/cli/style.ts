// How things look on a terminal: colours where they are wanted, hostile characters made visible, lines broken at words.
import stringWidth from 'string-width'

/** A colour or weight, as an SGR number. */
const SGR = { bold: 1, dim: 2, underline: 4, red: 31, green: 32, yellow: 33, magenta: 35, cyan: 36 } as const
export type Look = keyof typeof SGR

/** Wraps words in a look; in plain mode gives them back as they are. */
export type Paint = (look: Look | readonly Look[], words: string) => string

/** No looks at all: for files, pipes and `NO_COLOR`. */
export const plain: Paint = (_look, words) => words

/** Looks by escape sequences. */
export const colour: Paint = (look, words) => {
  const codes = (typeof look === 'string' ? [look] : look).map(name => SGR[name]).join(';')
  return words === '' ? '' : `\u001b[${codes}m${words}\u001b[0m`
}

/** Colour for a terminal unless NO_COLOR says no; FORCE_COLOR says yes anywhere. See no-color.org. */
export function paintFor(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv = process.env): Paint {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return plain
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR === '0' ? plain : colour
  return stream.isTTY === true && env.TERM !== 'dumb' ? colour : plain
}

/** Narrowest and widest page. */
export const NARROW = 60
export const WIDE = 120

/** The width asked for, or the terminal's, within what can be read with ease. */
export const widthFor = (asked: number | undefined, columns: number | undefined): number =>
  Math.max(NARROW, Math.min(asked ?? Math.min(columns ?? 80, 100), WIDE))

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const HOSTILE = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** Text from outside, safe to print: control characters and bidirectional overrides are shown, not obeyed. */
export const safe = (words: string): string =>
  words.replace(HOSTILE, character => {
    const code = character.charCodeAt(0)
    return code < 32 ? String.fromCharCode(0x2400 + code) : `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
  })

/** `1 report`, `2 reports`. */
export const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`

/** One line: runs of white space become one space. */
export const oneLine = (words: string): string => safe(words.replace(/\s+/g, ' ').trim())

const ASCII = /^[ -~]*$/

/** Terminal cells that words take; looks take none. ASCII goes the short way: measuring is most of a page's cost. */
export const cellsOf = (words: string): number => (ASCII.test(words) ? words.length : stringWidth(words))

/** Cuts to a number of terminal cells, with an ellipsis where something is left out. */
export function clip(words: string, cells: number): string {
  if (words.length <= cells * 4 && cellsOf(words) <= cells) return words
  const [first] = chop(words, cells - 1)
  return `${first.trimEnd()}…`
}

/** Cuts into pieces of at most `cells` terminal cells, between characters. Takes words without looks. */
export function chop(words: string, cells: number): string[] {
  const pieces: string[] = []
  let piece = ''
  let used = 0
  for (const character of words) {
    const size = cellsOf(character)
    if (used + size > cells && piece !== '') {
      pieces.push(piece)
      piece = ''
      used = 0
    }
    piece += character
    used += size
  }
  pieces.push(piece)
  return pieces
}

/** Breaks a paragraph into lines of at most `width` cells; the first begins with `first`, others with `indent`. Looks do not count. */
export function wrap(words: string, width: number, indent = '', first = indent): string {
  const lines: string[] = []
  let line = first
  let begun = false
  let used = cellsOf(first)
  const put = (word: string) => {
    const cells = cellsOf(word)
    if (begun && used + 1 + cells > width) {
      lines.push(line)
      line = indent + word
      used = indent.length + cells
    } else {
      line += begun ? ` ${word}` : word
      used += cells + (begun ? 1 : 0)
    }
    begun = true
  }
  for (const word of words.split(' ')) {
    // An address or a word of ten thousand letters is cut where the line ends; a painted word is never that long.
    if (word.length > width && cellsOf(word) > width - indent.length && !word.includes('\u001b'))
      for (const piece of chop(word, width - indent.length)) put(piece)
    else put(word)
  }
  lines.push(line)
  return lines.join('\n')
}

/** `first` and words at the left and others at the right of a line; below one another where they do not fit side by side. */
export function spread(first: string, left: string, right: string, width: number, indent: string): string {
  const lines = wrap(left, width, indent, first).split('\n')
  const room = width - cellsOf(lines[lines.length - 1]) - cellsOf(right)
  if (room >= 2) lines[lines.length - 1] += ' '.repeat(room) + right
  else lines.push(' '.repeat(Math.max(indent.length, width - cellsOf(right))) + right)
  return lines.join('\n')
}
