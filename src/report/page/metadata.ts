// Title, author, publisher, address and language of a page, each with how it was found.
import { firstTold, type Told, told } from '../told.ts'
import { namesIn, type Thing } from './json-ld.ts'
import { attribute, type Element, elements, lineOf, type Root } from './markup.ts'

/** What a page says of itself, but for its dates. */
export interface Metadata {
  readonly title: Told | null
  readonly author: Told | null
  readonly publisher: Told | null
  /** Absolute address that the page gives as its own. */
  readonly canonical: Told | null
  /** As declared: `en`, `en-GB`. */
  readonly language: Told | null
}

/** Reads them off the head, JSON-LD and the heading. */
export function metadataOf(tree: Root, thing: Thing | null, url: string | null): Metadata {
  const meta = metas(tree)
  const [html] = elements(tree, 'html')
  const publisher = firstTold(
    told(namesIn(thing?.publisher)[0], 'json-ld'),
    told(meta.get('og:site_name'), 'meta og:site_name'),
    told(meta.get('application-name'), 'meta application-name'),
    told(meta.get('dc.publisher') ?? meta.get('dcterms.publisher'), 'meta dc.publisher'),
    told(meta.get('citation_publisher'), 'meta citation_publisher'),
  )
  return {
    title: titleOf(tree, thing, meta, publisher?.value ?? null),
    author: authorOf(tree, thing, meta),
    publisher: publisher ?? hostOf(url),
    canonical: canonicalOf(tree, meta, url),
    language: firstTold(
      told(namesIn(thing?.inLanguage)[0], 'json-ld'),
      told(html === undefined ? null : (attribute(html, 'lang') ?? attribute(html, 'xml:lang')), 'html lang'),
      told(meta.get('content-language'), 'meta content-language'),
      told(meta.get('og:locale')?.replace('_', '-'), 'meta og:locale'),
    ),
  }
}

function metas(tree: Root): Map<string, string> {
  const found = new Map<string, string>()
  for (const element of elements(tree, 'meta')) {
    const content = attribute(element, 'content')
    for (const name of ['property', 'name', 'itemprop', 'http-equiv']) {
      const key = attribute(element, name)?.toLowerCase()
      if (key && content?.trim() && !found.has(key)) found.set(key, content)
    }
  }
  return found
}

function titleOf(tree: Root, thing: Thing | null, meta: ReadonlyMap<string, string>, publisher: string | null) {
  const headings = elements(tree, 'h1')
    .map(lineOf)
    .filter(words => words.length > 0)
  const [title] = elements(tree, 'title')
  const inHead = title === undefined ? null : told(lineOf(title), 'title')
  const given = firstTold(
    told(namesIn(thing?.headline)[0], 'json-ld'),
    told(meta.get('og:title'), 'meta og:title'),
    told(meta.get('twitter:title'), 'meta twitter:title'),
    told(meta.get('dc.title'), 'meta dc.title'),
    told(meta.get('citation_title'), 'meta citation_title'),
  )
  // A heading that begins as the page's title does is the title without the outlet's name.
  const heading =
    headings.find(words => inHead?.value.startsWith(words) || given?.value.startsWith(words)) ??
    (headings.length === 1 ? headings[0] : null)
  const best = firstTold(given, told(heading, 'h1'), inHead)
  return best === null ? null : { ...best, value: withoutOutlet(best.value, publisher) }
}

/** "Talks resume | Baltic Wire" is "Talks resume". */
function withoutOutlet(title: string, publisher: string | null): string {
  const parts = /^(.{10,}?)\s+[|–—·»-]\s+([^|–—·»]{2,40})$/.exec(title)
  if (parts === null) return title
  const [, words, tail] = parts
  const same = publisher !== null && tail.toLowerCase().includes(publisher.toLowerCase())
  return same || / [|·»] /.test(title) ? words.trim() : title
}

function authorOf(tree: Root, thing: Thing | null, meta: ReadonlyMap<string, string>): Told | null {
  const clean = (words: string | null | undefined) => {
    const bare = words
      ?.replace(/\s+/g, ' ')
      .trim()
      .replace(/^by:?\s+/i, '')
    // Some give a profile's address for a name.
    return bare && bare.length < 120 && !/^https?:|^@/.test(bare) ? bare : null
  }
  const names = namesIn(thing?.author).map(clean).filter(Boolean)
  const bylines = () =>
    elements(tree)
      .filter(
        element =>
          attribute(element, 'rel') === 'author' ||
          /\bauthor\b/.test(attribute(element, 'itemprop') ?? '') ||
          isByline(element),
      )
      .map(element => clean(lineOf(element)))
      .find(words => words !== null && words !== undefined && words.length < 80)
  return firstTold(
    told([...new Set(names)].join(', '), 'json-ld'),
    told(clean(meta.get('author')), 'meta author'),
    told(clean(meta.get('article:author')), 'meta article:author'),
    told(clean(meta.get('parsely-author') ?? meta.get('sailthru.author') ?? meta.get('dc.creator')), 'meta author'),
    told(bylines(), 'byline'),
  )
}

const isByline = (element: Element) =>
  /(?:^|[\s_-])(?:byline|author-name|author__name|author)(?:$|\s)/i.test(attribute(element, 'class') ?? '')

function canonicalOf(tree: Root, meta: ReadonlyMap<string, string>, url: string | null): Told | null {
  const link = elements(tree, 'link').find(element =>
    /(?:^|\s)canonical(?:\s|$)/i.test(attribute(element, 'rel') ?? ''),
  )
  const given = firstTold(
    told(link === undefined ? null : attribute(link, 'href'), 'link canonical'),
    told(meta.get('og:url'), 'meta og:url'),
  )
  if (given === null) return null
  const [base] = elements(tree, 'base')
  const value = absolute(given.value, (base && attribute(base, 'href')) || url)
  if (value === null || !isOwn(value, url)) return null
  return { ...given, value }
}

/** A page may name another address as its own, not another's home page. */
function isOwn(canonical: string, url: string | null): boolean {
  const { pathname, search } = new URL(canonical)
  if (url === null) return true
  const own = new URL(url)
  return pathname !== '/' || search !== '' || own.pathname === '/'
}

/** Letters of an address. Browsers and servers take about as many, and an index of PostgreSQL holds them. */
export const LONGEST_ADDRESS = 2000

/** An address made absolute; null where it is none of http or https, or too long. */
export function absolute(address: string, base: string | null): string | null {
  try {
    const url = base === null ? new URL(address) : new URL(address, base)
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
    url.hash = ''
    return url.href.length > LONGEST_ADDRESS ? null : url.href
  } catch {
    return null
  }
}

function hostOf(url: string | null): Told | null {
  if (url === null || !URL.canParse(url)) return null
  return told(new URL(url).hostname.replace(/^(?:www|m|amp|news)\./, ''), 'url')
}
