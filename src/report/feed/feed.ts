// Feeds: RSS, RDF, Atom and JSON Feed as one shape. Entities are not expanded beyond XML's own, and items are taken up to a bound.
import { hash } from 'node:crypto'
import { isoDateOf } from '../date.ts'
import { reportOf } from '../found.ts'
import { late } from '../late.ts'
import { absolute, blocksOf, textOfBlocks, treeOf } from '../page/index.ts'
import type { Report } from '../report.ts'
import { told } from '../told.ts'

const feedsmith = late<typeof import('feedsmith')>('feedsmith')

/** One entry. */
export interface FeedEntry {
  /** What tells it from others of the feed: its id, or its link. */
  readonly key: string
  readonly url: string | null
  readonly title: string | null
  readonly author: string | null
  /** ISO 8601; null where the feed gives none, or one that no news has (1601, 9999). */
  readonly published: string | null
  readonly modified: string | null
  /** HTML or text as the feed gives it. */
  readonly body: string
  /** The body is the whole text, not a summary. */
  readonly whole: boolean
}

/** A feed as it was answered. */
export interface Feed {
  readonly format: string
  readonly title: string | null
  readonly home: string | null
  readonly language: string | null
  /** Minutes for which the feed asks not to be fetched again. */
  readonly ttl: number | null
  readonly entries: readonly FeedEntry[]
}

/** Entries taken from one answer. A feed has twenty; those with more are archives. */
export const MAX_ENTRIES = 100_000
/** Letters of a key; of longer ones it is their hash. */
const LONGEST_KEY = 500
/** Letters from which a description is the text itself. */
const WHOLE = 1200

/** Reads a feed. Throws an `Error` of one line where the text is none. */
export function readFeed(text: string, url: string | null): Feed {
  let parsed: Parsed
  try {
    parsed = feedsmith().parseFeed(text.replace(/^\uFEFF/, '').trimStart(), { maxItems: MAX_ENTRIES })
  } catch (error) {
    throw new Error(
      `not a feed: ${error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 120) : String(error)}`,
    )
  }
  return shapeOf(parsed, url)
}

type Parsed = ReturnType<typeof import('feedsmith')['parseFeed']>

function shapeOf(parsed: Parsed, url: string | null): Feed {
  const link = (address: string | null | undefined) => (address ? absolute(address.trim(), url) : null)
  if (parsed.format === 'atom') {
    const { title, links, entries } = parsed.feed
    return {
      format: 'atom',
      title: line(title?.value),
      home: link(links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href),
      language: null,
      ttl: null,
      entries: (entries ?? []).flatMap(entry => {
        const own = entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? entry.links?.[0]
        return entryOf({
          id: entry.id,
          url: link(own?.href),
          title: entry.title?.value,
          author: entry.authors
            ?.map(({ name }) => name)
            .filter(Boolean)
            .join(', '),
          published: entry.published ?? entry.updated,
          modified: entry.updated,
          content: entry.content?.value,
          summary: entry.summary?.value,
        })
      }),
    }
  }
  if (parsed.format === 'json') {
    const { title, home_page_url, language, items } = parsed.feed
    return {
      format: 'json',
      title: line(title),
      home: link(home_page_url),
      language: language ?? null,
      ttl: null,
      entries: (items ?? []).flatMap(item =>
        entryOf({
          id: item.id,
          url: link(item.url ?? item.external_url),
          title: item.title,
          author: item.authors
            ?.map(({ name }) => name)
            .filter(Boolean)
            .join(', '),
          published: item.date_published,
          modified: item.date_modified,
          content: item.content_html ?? item.content_text,
          summary: item.summary,
        }),
      ),
    }
  }
  if (parsed.format === 'rdf') {
    const { title, link: home, items, dc } = parsed.feed
    return {
      format: 'rdf',
      title: line(title),
      home: link(home),
      language: dc?.languages?.[0] ?? null,
      ttl: null,
      entries: (items ?? []).flatMap(item =>
        entryOf({
          id: item.rdf?.about ?? item.link,
          url: link(item.link),
          title: item.title,
          author: item.dc?.creators?.join(', '),
          published: item.dc?.dates?.[0] ?? item.dcterms?.created?.[0],
          content: item.content?.encoded,
          summary: item.description,
        }),
      ),
    }
  }
  const { title, link: home, language, ttl, items } = parsed.feed
  return {
    format: 'rss',
    title: line(title),
    home: link(home),
    language: language ?? null,
    ttl: typeof ttl === 'number' && ttl > 0 ? ttl : null,
    entries: (items ?? []).flatMap(item => {
      const { guid } = item
      const id = guid?.value
      const address = item.link ?? (guid?.isPermaLink !== false && /^https?:/.test(id ?? '') ? id : undefined)
      return entryOf({
        id,
        url: link(address),
        title: item.title,
        author:
          item.dc?.creators?.join(', ') ??
          item.authors?.map(author => (typeof author === 'string' ? author : (author.name ?? ''))).join(', '),
        published: item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published,
        modified: item.atom?.updated,
        content: item.content?.encoded,
        summary: item.description,
      })
    }),
  }
}

interface Loose {
  readonly id?: string | undefined
  readonly url: string | null
  readonly title?: string | undefined
  readonly author?: string | undefined
  readonly published?: unknown
  readonly modified?: unknown
  readonly content?: string | undefined
  readonly summary?: string | undefined
}

function entryOf({ id, url, title, author, published, modified, content = '', summary = '' }: Loose): FeedEntry[] {
  const given = id?.trim() || url || title?.trim()
  if (!given) return []
  const key = given.length > LONGEST_KEY ? hash('sha256', given, 'hex') : given
  const body = content.length > summary.length ? content : summary
  const iso = (date: unknown) => (typeof date === 'string' ? isoDateOf(date) : null)
  return [
    {
      key,
      url,
      title: line(title),
      author: line(author),
      published: iso(published),
      modified: iso(modified),
      body,
      whole: (content.length > summary.length && lettersIn(content) > WHOLE / 2) || lettersIn(body) > WHOLE,
    },
  ]
}

const line = (words: string | null | undefined): string | null => {
  const clean = words
    // Control signs and halves of pairs: no database takes all of them.
    ?.replace(/[\p{Cc}\p{Surrogate}]/gu, ' ')
    .replace(/<[^>]{1,200}>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return clean ? clean : null
}
const lettersIn = (html: string) => html.replace(/<[^>]*>/g, '').length

/** An entry's own text as a report: all there is where its page cannot be had. */
export function reportOfEntry(entry: FeedEntry, publisher: string | null): Report {
  const by = 'feed'
  const text = textOfBlocks(blocksOf(treeOf(entry.body)))
  return reportOf(entry.url ?? entry.key, entry.url, {
    text: text === '' ? (entry.title ?? '') : text,
    title: told(entry.title, by),
    author: told(entry.author, by),
    publisher: told(publisher, by),
    published: told(entry.published, by),
    modified: told(entry.modified, by),
  })
}
