// Atom (RFC 4287): a feed of items, for readers of news. The feed's own date is that of its newest item, so it stands at the end.
import type { KeptItem } from '../record/index.ts'
import { noteOf, titleOf, xml } from './citation.ts'
import { nameOf } from './event-facts.ts'
import type { Writer } from './source.ts'

const NEVER = '1970-01-01T00:00:00Z'

/** Items in, one feed out. */
export const writeAtom: Writer = async function* (source) {
  yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
  yield '<id>urn:chancery:feed</id>\n<title>Chancery: items of the record</title>\n<generator>chancery</generator>\n'
  let newest = NEVER
  for await (const item of source.items()) {
    const updated = timeOf(item.report.published)
    if (updated > newest) newest = updated
    yield entryOf(item, updated)
  }
  yield `<updated>${newest}</updated>\n</feed>\n`
}

/** A feed of given items, with an id and a title of its own. */
export function atomOf(id: string, title: string, items: readonly KeptItem[]): string {
  const head = `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n<id>${xml(id)}</id>\n<title>${xml(title)}</title>\n`
  const times = items.map(item => timeOf(item.report.published))
  const newest = times.reduce((a, b) => (b > a ? b : a), NEVER)
  const entries = items.map((item, i) => entryOf(item, times[i])).join('')
  return `${head}<generator>chancery</generator>\n<updated>${newest}</updated>\n${entries}</feed>\n`
}

function timeOf(published: string | null): string {
  const time = Date.parse(published ?? '')
  return Number.isNaN(time) ? NEVER : `${new Date(time).toISOString().slice(0, 19)}Z`
}

function entryOf(item: KeptItem, updated: string): string {
  const { url, publisher } = item.report
  const names = [...new Set(item.parties.map(nameOf))].filter(name => name !== '').join(', ')
  const title = [item.type, item.status, names].filter(Boolean).join(' · ')
  const lines = [
    '<entry>',
    `<id>urn:chancery:${item.id}</id>`,
    `<title>${xml(title)}</title>`,
    `<updated>${updated}</updated>`,
    `<author><name>${xml(publisher ?? 'unknown')}</name></author>`,
    ...(url === null ? [] : [`<link rel="alternate" href="${xml(url)}"/>`]),
    `<category term="${xml(item.kind)}"/>`,
    `<category term="${xml(item.type)}"/>`,
    `<content type="text">${xml(`${noteOf(item)}${item.about === null ? '' : `\n${item.about}`}`)}</content>`,
    `<source><title>${xml(titleOf(item))}</title></source>`,
    '</entry>',
  ]
  return `${lines.join('\n')}\n`
}
