// The pages' addresses. Each is stable, has its data as JSON at the same address with `.json`, and keeps its filters in the query.

/** Pages that the navigation lists, in its order, and those that are reached through others. */
export const LISTED = [
  'today',
  'agenda',
  'statements',
  'positions',
  'demands',
  'promises',
  'instruments',
  'happenings',
  'map',
  'compare',
  'search',
  'watches',
  'review',
  'sources',
] as const
export type Page = (typeof LISTED)[number] | 'report' | 'reports' | 'item' | 'actor' | 'pair' | 'happening' | 'missing'

/** A page with the parts of its address: the edition, the actor, the two actors. */
export interface Place {
  readonly page: Page
  readonly of: readonly string[]
}

const LISTED_PAGES: ReadonlySet<string> = new Set(LISTED)
/** Pages of one thing, with how many parts name it. */
const OF: Readonly<Record<string, number>> = { report: 1, item: 1, actor: 1, happening: 1, pair: 2 }

/** Which page an address leads to. */
export function placeOf(path: string): Place {
  const parts = path.split('/').filter(part => part !== '')
  const of = parts.slice(1).map(decoded)
  const [page = 'today'] = parts
  if (LISTED_PAGES.has(page) || page === 'reports' ? of.length === 0 : OF[page] === of.length && of.length > 0)
    return { page: page as Page, of }
  return { page: 'missing', of: [path] }
}

/** A part that is no proper escape is taken as it stands. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Codes keep their colon: `/actor/RUS:GOV`. */
const part = (word: string) => encodeURIComponent(word).replaceAll('%3A', ':')

export const toReport = (edition: string, item?: string): string =>
  `/report/${part(edition)}${item === undefined ? '' : `#${part(item)}`}`
/** An item's own address, which leads on to its words in the report. */
export const toItem = (item: string): string => `/item/${part(item)}`
/** Where an item's words stand: its report at them. */
export const toWords = (item: {
  readonly id: string
  readonly edition?: string
  readonly report: { readonly edition?: string }
}): string => {
  const edition = item.edition ?? item.report.edition
  return edition === undefined ? toItem(item.id) : toReport(edition, item.id)
}
export const toHappening = (happening: string): string => `/happening/${part(happening)}`
export const toPage = (page: Page): string => (page === 'today' ? '/' : `/${page}`)
export const toActor = (actor: string): string => `/actor/${part(actor)}`
export const toPair = (a: string, b: string): string => `/pair/${part(a)}/${part(b)}`

/** The same page with other filters; those that are empty are left out. */
export function withQuery(path: string, given: Readonly<Record<string, string | readonly string[] | null>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(given))
    for (const one of value === null ? [] : typeof value === 'string' ? [value] : value)
      if (one !== '') query.append(name, one)
  const words = query.toString().replaceAll('%3A', ':').replaceAll('%2C', ',')
  return words === '' ? path : `${path}?${words}`
}

/** What a figure counts, for the filter's `counted`: its view and the parts that name it. */
export const figureOf = (view: 'ties' | 'stand', ...parts: readonly string[]): string =>
  [view, ...parts.map(one => encodeURIComponent(one))].join('/')

/** Where the page's data stands, in a form: `.json`, `.csv`, `.ics`. */
export const twinOf = (path: string, search = '', form = 'json'): string =>
  `${path === '/' ? '/index' : path.replace(/\/$/, '')}.${form}${search}`
