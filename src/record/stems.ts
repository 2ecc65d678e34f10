// The words that carry a phrase's content, as crude stems: what views compare where trees are no longer at hand.

const STOP = new Set(
  `a an the and or nor but of in on at to for from by with without within into onto over under about against between among through during
  its his her their our your my it he she they we you this that these those such same own other any all some each every both no not
  is are was were be been being am has have had do does did will would shall should may might can could must
  as if than then so also more most further new also very well only just too which who whom whose what when where while because until since
  use using called so-called current continued ongoing possible`.split(/\s+/),
)

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?:['’]s|['’])$/, ''],
  [/ies$/, 'y'],
  [/(?:sses)$/, 'ss'],
  [/(?:ations?|ments?|ingly|ings?|ions?|ers?|ed|es|al|ly|s)$/, ''],
  [/([^aeiouls])\1$/, '$1'],
  [/[ey]$/, ''],
]

/** A crude stem: "sanctions", "sanctioning" and "sanction" are one. */
export function stemOf(word: string): string {
  let stem = word.toLowerCase()
  for (const [ending, instead] of ENDINGS) {
    const cut = stem.replace(ending, instead)
    if (cut.length >= 3 || ending.source.startsWith('(?:[')) stem = cut
  }
  return stem
}

/** The content words in small letters, in order of the text. */
export function contentWords(words: string): string[] {
  const found: string[] = []
  for (const [word] of words.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)) {
    const bare = word.toLowerCase().replace(/['’]s?$/, '')
    if (bare !== '' && !STOP.has(bare)) found.push(bare)
  }
  return found
}

/** Stems of the content words, in order of the text, each once. */
export const stemsOf = (words: string): Set<string> => new Set(contentWords(words).map(stemOf))

/** How many stems two sets share. */
export function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0
  for (const stem of a) if (b.has(stem)) count++
  return count
}

/** Shared stems by all stems, 0 to 1. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = shared(a, b)
  return both === 0 ? 0 : both / (a.size + b.size - both)
}
