// How things look on a terminal: colours where they are wanted, hostile characters made visible, lines broken at words.
import stringWidth from 'string-width'

/** A colour or weight, as an SGR number. */
const SGR = { bold: 1, dim: 2, underline: 4, red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36 } as const
export type Look = keyof typeof SGR

/** Wraps words in a look; in plain mode gives them back as they are. */
export type Paint = (look: Look | readonly Look[], words: string) => string

const plain: Paint = (_look, words) => words
const colour: Paint = (look, words) => {
  const codes = (typeof look === 'string' ? [look] : look).map(name => SGR[name]).join(';')
  return words === '' ? '' : `\u001b[${codes}m${words}\u001b[0m`
}

/** Colour for a terminal unless NO_COLOR says no; FORCE_COLOR says yes anywhere. See no-color.org. */
export function paintFor(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv = process.env): Paint {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return plain
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0') return colour
  return stream.isTTY === true && env.TERM !== 'dumb' ? colour : plain
}

/** Narrowest and widest page. */
const NARROW = 60
const WIDE = 120

/** The width asked for, or the terminal's, within what can be read with ease. */
export const widthFor = (asked: number | undefined, columns: number | undefined): number =>
  Math.max(NARROW, Math.min(asked ?? Math.min(columns ?? 80, 100), WIDE))

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const HOSTILE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Text from outside, safe to print: control characters and bidirectional overrides are shown, not obeyed. */
export const safe = (words: string): string =>
  words.replace(HOSTILE, character => {
    const code = character.charCodeAt(0)
    return code < 32 ? String.fromCharCode(0x2400 + code) : `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
  })

/** One line: runs of white space become one space. */
export const oneLine = (words: string): string => safe(words.replace(/\s+/g, ' ').trim())

/** Cuts to a number of terminal cells, with an ellipsis where something is left out. */
export function clip(words: string, cells: number): string {
  if (words.length <= cells && stringWidth(words) <= cells) return words
  let out = ''
  let used = 0
  for (const character of words.slice(0, cells * 2)) {
    used += stringWidth(character)
    if (used > cells - 1) break
    out += character
  }
  return `${out.trimEnd()}…`
}

/** Breaks a paragraph into lines of at most `width` cells; each further line begins with `indent`. Looks do not count. */
export function wrap(words: string, width: number, indent = ''): string {
  const lines: string[] = []
  let line = /^ */.exec(words)?.[0] ?? ''
  let used = line.length
  for (const word of words.slice(used).split(/ +/)) {
    const cells = stringWidth(word)
    if (line.trim() !== '' && used + 1 + cells > width) {
      lines.push(line)
      line = indent + word
      used = stringWidth(indent) + cells
    } else {
      const gap = line.trim() === '' ? '' : ' '
      line += gap + word
      used += cells + gap.length
    }
  }
  lines.push(line)
  return lines.join('\n')
}
