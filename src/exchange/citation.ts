// What citing an item takes: its report, its exact words and where they stand. For BibTeX, CSL-JSON and Atom.
import type { KeptItem } from '../record/index.ts'

/** "«expelled three diplomats» (UTF-16 code units 120–144 of edition 3f…, event SANCTION, happened)". */
export function noteOf({ words, span, edition, kind, type, status }: KeptItem): string {
  const what = [`${kind.replace(/s$/, '')} ${type}`, ...(status === null ? [] : [status])].join(', ')
  if (words === '') return `${what}; imported without text`
  return `“${words}” (${what}; UTF-16 code units ${span[0]}–${span[1]} of edition ${edition})`
}

/** An item in plain lines: what it is and of whom, its words, what it is about, and its report. */
export function describeItem(item: KeptItem): string {
  const { type, status, parties, about, report } = item
  const who = [...new Set(parties.map(({ role, actor, name, words }) => `${role} ${name ?? actor ?? words}`))].join(
    ', ',
  )
  const from = [titleOf(item), report.publisher, report.published, report.url].filter(Boolean).join(' · ')
  return [[type, status, who].filter(Boolean).join(' · '), noteOf(item), about, from].filter(Boolean).join('\n')
}

/** The report's title, or its address, or its id. */
export const titleOf = ({ report, reportId }: KeptItem): string => report.title || report.url || reportId

/** Year, month and day as far as they are known. */
export const datePartsOf = (published: string | null): number[] =>
  (/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(published ?? '') ?? []).slice(1).filter(Boolean).map(Number)

/** Text for XML 1.0: its five signs escaped, what XML cannot hold left out. */
export const xml = (words: string): string =>
  words
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for them
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
