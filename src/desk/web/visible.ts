// Report text is hostile. It is only ever put in as text; what would reorder or hide words is shown as its code instead.

/** Control characters but tab and line ends, bidirectional overrides, embeddings and isolates, zero-width and tag characters. */
const HIDDEN =
  /(?![\t\n\r])\p{Cc}|[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu

/** A stretch of text as it stands, or one hidden character with what is shown for it. */
export interface Piece {
  readonly start: number
  readonly end: number
  readonly shown: string
  readonly hidden: boolean
}

/** The text in stretches; `from` is where it begins in the report. */
export function pieces(text: string, from = 0): Piece[] {
  const list: Piece[] = []
  let at = 0
  for (const { index, 0: found } of text.matchAll(HIDDEN)) {
    if (index > at) list.push({ start: from + at, end: from + index, shown: text.slice(at, index), hidden: false })
    const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    at = index + found.length
    list.push({ start: from + index, end: from + at, shown: `⟨U+${code}⟩`, hidden: true })
  }
  if (at < text.length) list.push({ start: from + at, end: from + text.length, shown: text.slice(at), hidden: false })
  return list
}

/** A whole string as it is shown: titles, snippets, names. */
export const visible = (text: string): string =>
  pieces(text)
    .map(({ shown }) => shown)
    .join('')
