// A page of the net: HTML in, its report's text and what the page tells of itself out.
import { languageOf } from '../language.ts'
import type { Told } from '../told.ts'
import { articleThing, nameIn, type Thing } from './json-ld.ts'
import { mainText } from './main-text.ts'
import { treeOf } from './markup.ts'
import { metadataOf } from './metadata.ts'
import { pageDates } from './page-dates.ts'

/** What a page holds. */
export interface Page {
  /** Main text, paragraphs parted by an empty line: without menus, captions, related stories, comments. */
  readonly text: string
  readonly title: Told | null
  readonly author: Told | null
  readonly publisher: Told | null
  /** ISO 8601. */
  readonly published: Told | null
  readonly modified: Told | null
  readonly canonical: Told | null
  /** Of the text, where it can be told; otherwise as declared. */
  readonly language: Told | null
  /** The page says that it shows a part only: the rest is for subscribers. */
  readonly partial: boolean
}

/** Reads a page. Never throws; a page without a report has an empty text. */
export function readPage(html: string, url: string | null = null): Page {
  const tree = treeOf(html)
  const thing = articleThing(tree)
  const metadata = metadataOf(tree, thing, url)
  const partial =
    thing !== null && /^false$/i.test(nameIn(thing.isAccessibleForFree) ?? String(thing.isAccessibleForFree))
  const shown = mainText(html, metadata.title?.value ?? null)
  const text = partial ? shown : fuller(shown, thing)
  const found = languageOf(text)
  return {
    text,
    ...metadata,
    ...pageDates(tree, thing, metadata.canonical?.value ?? url),
    language: found === null ? metadata.language : { value: found, by: 'text' },
    partial,
  }
}

/** Pages drawn by scripts carry their text in JSON-LD alone. What is kept for subscribers is not taken from there. */
function fuller(shown: string, thing: Thing | null): string {
  const body = nameIn(thing?.articleBody)?.trim() ?? ''
  if (body.length <= shown.length * 3 || body.length < 200) return shown
  return /<p[\s>]/i.test(body)
    ? mainText(body, null) || shown
    : body.replace(/\r\n?/g, '\n').replace(/\n{2,}|\n/g, '\n\n')
}
