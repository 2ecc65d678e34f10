// What tools show of an item: who, what, when, its exact words, and the address at which it is to be had whole. Words of reports are set in
// quotation marks and told to be data, for they may hold anything.
import { z } from 'zod'
import type { Cited } from '../../view/index.ts'

/** An item as a tool shows it. */
export const shownItem = z.object({
  id: z.string(),
  address: z.string().describe('Where the item is to be had whole'),
  kind: z.string(),
  type: z.string(),
  status: z.string().nullable(),
  who: z.string().describe('Doers, speakers or holders → targets or addressees, with their codes'),
  words: z.string().describe('Exactly as in the report'),
  about: z.string().nullable().describe('Content, issue or subject, as in the report'),
  sentence: z.string().nullable().describe('The sentence that holds the words'),
  from: z.string().nullable(),
  to: z.string().nullable(),
  place: z.string().nullable(),
  report: z.object({
    title: z.string().nullable(),
    publisher: z.string().nullable(),
    published: z.string().nullable(),
    url: z.string().nullable(),
    address: z.string().describe('Where the whole text is to be had'),
  }),
})
export type ShownItem = z.output<typeof shownItem>

/** Addresses of items and texts: pages of a desk, or resources where none serves. */
export interface Addresses {
  item(id: string): string
  report(edition: string): string
  happening(id: string): string
  actor(code: string): string
  pair(a: string, b: string): string
}

/** Addresses under a beginning: `http://127.0.0.1:8642/`, `chancery://`. */
export const addressesUnder = (start: string): Addresses => ({
  item: id => `${start}item/${id}`,
  report: edition => `${start}report/${edition}`,
  happening: id => `${start}happening/${id}`,
  actor: code => `${start}actor/${encodeURIComponent(code)}`,
  pair: (a, b) => `${start}pair/${encodeURIComponent(a)}/${encodeURIComponent(b)}`,
})

const DOERS = new Set(['source', 'holder', 'party'])

/** `Poland (POL:GOV) → Belarus (BLR)`. */
function whoOf(
  parties: readonly { readonly role: string; readonly actor: string | null; readonly name: string }[],
): string {
  const named = ({ actor, name }: (typeof parties)[number]) =>
    actor === null ? name : name === actor ? actor : `${name} (${actor})`
  const doers = parties.filter(({ role }) => DOERS.has(role)).map(named)
  const others = parties.filter(({ role }) => !DOERS.has(role)).map(named)
  return others.length === 0 ? doers.join(', ') : `${doers.join(', ')} → ${others.join(', ')}`
}

/** An item that a view cites. */
export function shown(item: Cited, addresses: Addresses): ShownItem {
  const { id, kind, type, status, words, about, sentence, from, to, place, report } = item
  const { title, publisher, published, url, edition } = report
  return {
    id,
    address: addresses.item(id),
    kind,
    type,
    status,
    who: whoOf(item.parties),
    words,
    about,
    sentence: sentence?.words ?? null,
    from,
    to,
    place,
    report: { title, publisher, published, url, address: addresses.report(edition) },
  }
}

/** One line of text for an item. */
export function lineOf({ type, kind, status, who, words, about, from, to, report, address }: ShownItem): string {
  const when = from === null ? '' : from === to || to === null ? ` · ${from}` : ` · ${from} to ${to}`
  const what = [kind === 'events' ? type : `${kind.slice(0, -1)} ${type}`, status]
    .filter(part => part !== null)
    .join(' ')
  const told = [quoted(words), about === null ? null : quoted(about)].filter(part => part !== null).join(': ')
  const source = [report.publisher, report.published].filter(part => part !== null).join(', ')
  return `- ${what} · ${who || 'not named'}${when} · ${told} [${source}] ${address}`
}

/** Words of a report in one line, in quotation marks of their own. */
export const quoted = (words: string): string => `“${words.replace(/\s+/g, ' ').replace(/[“”]/g, '"')}”`
