// Two wordings word by word: what both have, what only one has. For the comparison of texts and of editions.

export interface Run {
  readonly words: string
  readonly only: boolean
}

/** Words beyond which only common beginnings and ends are looked for. */
const MOST = 600

/** Each side in runs; put together, the runs of a side are its text. */
export function wordDiff(a: string, b: string): { readonly a: Run[]; readonly b: Run[] } {
  const [left, right] = [wordsOf(a), wordsOf(b)]
  const same = pairsOf(left.map(fold), right.map(fold))
  const inA = new Set(same.map(([i]) => i))
  const inB = new Set(same.map(([, j]) => j))
  return { a: runsOf(left, inA), b: runsOf(right, inB) }
}

const wordsOf = (text: string) => text.match(/\S+\s*/g) ?? []
const fold = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '') || word.trim()

/** A longest common subsequence, as places in both. */
function pairsOf(a: readonly string[], b: readonly string[]): [number, number][] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const pairs: [number, number][] = Array.from({ length: start }, (_, i) => [i, i])
  const [n, m] = [a.length - start - end, b.length - start - end]
  if (n > 0 && m > 0 && n <= MOST && m <= MOST) {
    const width = m + 1
    const lengths = new Uint16Array((n + 1) * width)
    for (let i = n - 1; i >= 0; i--)
      for (let j = m - 1; j >= 0; j--)
        lengths[i * width + j] =
          a[start + i] === b[start + j]
            ? lengths[(i + 1) * width + j + 1] + 1
            : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
    for (let i = 0, j = 0; i < n && j < m; ) {
      if (a[start + i] === b[start + j]) pairs.push([start + i++, start + j++])
      else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) i++
      else j++
    }
  }
  for (let i = end; i > 0; i--) pairs.push([a.length - i, b.length - i])
  return pairs
}

function runsOf(words: readonly string[], both: ReadonlySet<number>): Run[] {
  const runs: { words: string; only: boolean }[] = []
  words.forEach((word, i) => {
    const only = !both.has(i)
    const last = runs.at(-1)
    if (last?.only === only) last.words += word
    else runs.push({ words: word, only })
  })
  return runs
}
