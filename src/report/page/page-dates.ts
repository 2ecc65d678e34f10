// When a page was published and modified, and how that is known: JSON-LD, meta elements, `<time>`, its address, its words, in this order.
import { isoDateOf } from '../date.ts'
import { firstTold, type Told } from '../told.ts'
import type { Thing } from './json-ld.ts'
import { attribute, type Element, elements, isElement, lineOf, type Root } from './markup.ts'

const PUBLISHED =
  'article:published_time og:article:published_time article:published og:published_time datepublished date.published published_time publication_date publish_date publish-date publishdate pubdate pub_date dc.date.issued dcterms.issued dc.date dcterms.date dc.date.created dcterms.created parsely-pub-date sailthru.date citation_publication_date citation_date date cxenseparse:recs:publishtime article.published originalpublicationdate displaydate'.split(
    ' ',
  )
const MODIFIED =
  'article:modified_time og:article:modified_time og:updated_time article:updated datemodified dc.date.modified dcterms.modified last-modified lastmod revised modified'.split(
    ' ',
  )

/** Dates of a page; each null where nothing tells it. */
export interface PageDates {
  readonly published: Told | null
  readonly modified: Told | null
}

/** Looks for dates, the surest first. */
export function pageDates(tree: Root, thing: Thing | null, url: string | null): PageDates {
  const metas = new Map<string, string>()
  for (const meta of elements(tree, 'meta')) {
    const content = attribute(meta, 'content') ?? attribute(meta, 'datetime')
    for (const name of ['property', 'name', 'itemprop', 'http-equiv']) {
      const key = attribute(meta, name)?.toLowerCase()
      if (key && content && !metas.has(key)) metas.set(key, content)
    }
  }
  const inMeta = (names: readonly string[]) => firstTold(...names.map(name => dated(metas.get(name), `meta ${name}`)))
  const modified = firstTold(
    dated(thing?.dateModified, 'json-ld'),
    inMeta(MODIFIED),
    inItemprop(tree, 'dateModified'),
    inWords(tree, /^(?:last )?(?:updated|modified|amended)\b/i),
  )
  const told = firstTold(
    dated(thing?.datePublished, 'json-ld'),
    dated(thing?.dateCreated, 'json-ld'),
    inMeta(PUBLISHED),
    inItemprop(tree, 'datePublished'),
  )
  const seen = firstTold(
    inTime(tree),
    inTitleAttribute(tree),
    inAddress(url),
    inWords(tree, /^(?:first )?(?:published|posted|issued|released)\b|^date:/i),
    inWords(tree, null),
  )
  return { published: told ?? seen, modified }
}

function dated(value: unknown, by: string): Told | null {
  const one = Array.isArray(value) ? value[0] : value
  if (typeof one !== 'string' && typeof one !== 'number') return null
  const iso = isoDateOf(String(one))
  return iso === null ? null : { value: iso, by }
}

function inItemprop(tree: Root, name: string): Told | null {
  for (const element of elements(tree)) {
    if (attribute(element, 'itemprop')?.toLowerCase() !== name.toLowerCase()) continue
    const found = dated(
      attribute(element, 'datetime') ?? attribute(element, 'content') ?? lineOf(element),
      `itemprop ${name}`,
    )
    if (found !== null) return found
  }
  return null
}

/** Parts of a page whose times are those of other stories, of comments, or of what happened. */
const ELSEWHERE = /comment|related|recommend|sidebar|site-?footer|teaser|promo|latest|most-|trending|breaking|calendar/i
const STEPS_UP = 8

function isElsewhere(element: Element): boolean {
  let at: Element | null = element
  for (let steps = 0; at !== null && steps < STEPS_UP; steps++) {
    if (at.name === 'aside' || at.name === 'nav' || at.name === 'footer') return true
    if (at.name === 'body' || at.name === 'main') return false
    if (at.name !== 'article' && ELSEWHERE.test(`${at.attribs.class ?? ''} ${at.attribs.id ?? ''}`)) return true
    const { parent }: Element = at
    at = parent !== null && parent.type !== 'root' && isElement(parent) ? parent : null
  }
  return false
}

/** The first `<time>` that is the page's own: marked `pubdate`, under the title, or first in the article. */
function inTime(tree: Root): Told | null {
  const marked = elements(tree)
  const own = marked.filter(element => element.name === 'time' && !isElsewhere(element))
  const isUpdate = (element: Element) => {
    const parent =
      element.parent !== null && element.parent.type !== 'root' && isElement(element.parent) ? element.parent : element
    return /updat|modif/i.test(
      `${element.attribs.class ?? ''} ${parent.attribs.class ?? ''} ${lineOf(parent).slice(0, 30)}`,
    )
  }
  const pubdate = own.find(element => 'pubdate' in element.attribs)
  const title = marked.findIndex(({ name }) => name === 'h1')
  const after = own.filter(element => marked.indexOf(element) > title)
  const candidates = [
    pubdate,
    ...after.filter(element => !isUpdate(element)),
    ...own.filter(element => !isUpdate(element)),
    ...own,
  ]
  for (const element of candidates) {
    if (element === undefined) continue
    const found = dated(attribute(element, 'datetime') ?? lineOf(element), 'time')
    if (found !== null) return found
  }
  return null
}

/** `<abbr class="published" title="2027-03-10T09:00:00Z">`, as older blogs have it. */
function inTitleAttribute(tree: Root): Told | null {
  for (const element of elements(tree, 'abbr', 'span', 'a')) {
    const title = attribute(element, 'title')
    if (title === null || !/publi|date|time/i.test(attribute(element, 'class') ?? '') || isElsewhere(element)) continue
    const found = dated(title, 'title attribute')
    if (found !== null) return found
  }
  return null
}

/** `/2027/03/10/`, `/2027-03-10-`, `/20270310/`, `/2027/mar/10/`. */
function inAddress(url: string | null): Told | null {
  if (url === null) return null
  const path = url.replace(/^\w+:\/\/[^/]*/, '').replace(/[?#].*$/, '')
  const found =
    /(?:^|[/_-])((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)/.exec(path) ??
    /\/((?:19|20)\d{2})\/(\d{1,2}|[a-z]{3})\/(\d{1,2})\//i.exec(path)
  if (found === null) return null
  const [, year, month, day] = found
  return dated(/[a-z]/i.test(month) ? `${day} ${month} ${year}` : `${year}-${month}-${day}`, 'url')
}

/** Short blocks that say a date: "Published 10 March 2027"; for `begin` null, blocks that are a date and nothing else. */
function inWords(tree: Root, begin: RegExp | null): Told | null {
  for (const element of elements(tree)) {
    if (NOT_DATES.has(element.name)) continue
    if (element.children.length > 6) continue
    const words = lineOf(element)
    if (words.length < 8 || words.length > 90 || isElsewhere(element)) continue
    const isOne = begin === null ? DATE_ALONE.test(words) : begin.test(words)
    if (!isOne) continue
    const found = dated(words, 'text')
    if (found !== null) return found
  }
  return null
}

/** Where a date would be of something else. */
const NOT_DATES = new Set(['a', 'title', 'option', 'script', 'figcaption', 'caption', 'h1'])

const DATE_ALONE =
  /^(?:[A-Z][\p{L} ,]{2,30}[,–—|-]\s*)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\.?\s+[a-z]{3,9}\.?,?\s+\d{4}|[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})(?:[\s,|–-]+(?:at\s+)?\d{1,2}[:.]\d{2}.{0,12})?$/iu
