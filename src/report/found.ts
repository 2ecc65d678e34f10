// A report as it was found in a page, a document, a feed: its text, and how each thing beside it is known.
import { languageOf } from './language.ts'
import type { Report } from './report.ts'
import type { Told } from './told.ts'

/** What a source tells; all of it may be missing but the text. */
export interface Tellings {
  readonly text: string
  readonly title?: Told | null
  readonly author?: Told | null
  readonly publisher?: Told | null
  readonly published?: Told | null
  readonly modified?: Told | null
  readonly canonical?: Told | null
  readonly language?: Told | null
  readonly partial?: boolean
}

/** What somebody said beforehand: options of a command. It goes before what the source tells. */
export interface Given {
  readonly title?: string | null | undefined
  readonly publisher?: string | null | undefined
  readonly published?: string | null | undefined
}

const FIELDS = ['title', 'author', 'publisher', 'published', 'modified', 'language'] as const

/** The report, with `found` naming where each value stood. `url` is where the source came from; the address that it gives itself goes before. */
export function reportOf(id: string, url: string | null, tellings: Tellings, given: Given = {}): Report {
  const found: Record<string, string> = {}
  for (const field of FIELDS) {
    const by = tellings[field]?.by
    if (by !== undefined) found[field] = by
  }
  if (tellings.canonical) found.url = tellings.canonical.by
  for (const field of ['title', 'publisher', 'published'] as const) if (given[field]) found[field] = 'given'
  const text = tellings.text
  const language = languageOf(text) ?? tellings.language?.value.slice(0, 2).toLowerCase() ?? null
  return {
    id,
    title: given.title || (tellings.title?.value ?? null),
    publisher: given.publisher || (tellings.publisher?.value ?? null),
    published: given.published || (tellings.published?.value ?? null),
    url: tellings.canonical?.value ?? url,
    ...(language === null ? {} : { language }),
    ...(tellings.author ? { author: tellings.author.value } : {}),
    ...(tellings.modified ? { modified: tellings.modified.value } : {}),
    ...(tellings.partial ? { partial: true } : {}),
    found,
    text,
  }
}
