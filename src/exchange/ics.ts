// iCalendar (RFC 5545): the agenda. Planned events, those called for or possible as TENTATIVE, denied ones of days to come as CANCELLED.
import { createHash } from 'node:crypto'
import type { KeptItem } from '../record/index.ts'
import { stateOfId } from './codes.ts'
import { dayIn, eventFacts, nameOf } from './event-facts.ts'
import type { Writer } from './source.ts'

const STATUS: Readonly<Record<string, string>> = {
  planned: 'CONFIRMED',
  'called-for': 'TENTATIVE',
  possible: 'TENTATIVE',
  denied: 'CANCELLED',
}
/** No time of making is known of a report without a date; the calendar wants one, the same in every export. */
const UNDATED = '19700101T000000Z'

/** Items in, one calendar out. */
export const writeIcs: Writer = async function* (source, leftOut) {
  yield folded(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//chancery//agenda//EN', 'CALSCALE:GREGORIAN'])
  for await (const item of source.items()) {
    const reason = unfit(item)
    if (reason === null) yield folded(entryOf(item, item.from ?? ''))
    else leftOut(reason)
  }
  yield folded(['END:VCALENDAR'])
}

function unfit(item: KeptItem): string | null {
  if (item.kind !== 'events') return `${item.kind}: a calendar has events only`
  if (item.status === null || !(item.status in STATUS)) return `events ${item.status}: a calendar has what is to come`
  if (dayIn(item.from) === null) return 'events without a day of their own'
  const published = item.report.published?.slice(0, 10) ?? ''
  if (item.status === 'denied' && (item.from ?? '') < published) return 'events denied of the past'
  return null
}

function entryOf(item: KeptItem, from: string): string[] {
  const { url, title, publisher, published } = item.report
  const told = [
    item.words === '' ? '' : `"${item.words}"`,
    item.about ?? '',
    [publisher, published, title].filter(Boolean).join(', '),
  ]
  return [
    'BEGIN:VEVENT',
    `UID:${uidOf(item)}`,
    `DTSTAMP:${published ? stamp(published) : UNDATED}`,
    // An analyst's edit is a later account of the same entry: calendars take the higher number.
    `SEQUENCE:${item.verdict === 'edited' || item.origin === 'analyst' ? 1 : 0}`,
    ...timesOf(from, item.to ?? from),
    `SUMMARY:${escaped(summaryOf(item))}`,
    `DESCRIPTION:${escaped(told.filter(words => words !== '').join('\n'))}`,
    ...(item.place === null ? [] : [`LOCATION:${escaped(stateOfId(item.place)?.name ?? item.place)}`]),
    ...(url === null ? [] : [`URL:${uri(url)}`]),
    `STATUS:${STATUS[item.status ?? '']}`,
    `CATEGORIES:${escaped(item.type)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** One entry a report and event; an edited one keeps it, because type and trigger, not wording, make it up. */
const uidOf = ({ edition, type, span, id, words }: KeptItem) => {
  if (words === '') return `${id}@chancery`
  const hash = createHash('sha256').update(`${edition} ${type} ${span[0]} ${span[1]}`).digest('hex')
  return `${hash.slice(0, 20)}@chancery`
}

/** Days where only they are known, the last one excluded; times where the text gives them. */
function timesOf(from: string, to: string): string[] {
  if (from.includes('T'))
    return [`DTSTART:${stamp(from)}`, ...(to.includes('T') && to > from ? [`DTEND:${stamp(to)}`] : [])]
  const start = from.slice(0, 10)
  const end = dayIn(to)
  const last = end !== null && end > start ? end : start
  return [`DTSTART;VALUE=DATE:${start.replaceAll('-', '')}`, `DTEND;VALUE=DATE:${dayAfter(last)}`]
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10).replaceAll('-', '')
}

/** A moment in UTC; a day alone is its midnight. */
function stamp(moment: string): string {
  const time = Date.parse(moment.includes('T') ? moment : `${moment}T00:00:00Z`)
  return Number.isNaN(time) ? UNDATED : `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

function summaryOf(item: KeptItem): string {
  const facts = eventFacts(item)
  const names = (side: 'sources' | 'targets') => [...new Set((facts?.[side] ?? []).map(nameOf))].join(', ')
  const [sources, targets] = [names('sources'), facts?.joint ? '' : names('targets')]
  const parties = [sources, targets].filter(side => side !== '').join(' → ')
  return `${item.type.toLowerCase()}${parties === '' ? '' : `: ${parties}`}`
}

const escaped = (words: string) =>
  words
    .replace(/[\\;,]/g, sign => `\\${sign}`)
    .replace(/\r\n|[\r\n\u2028\u2029]/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are not allowed in a calendar's text
    .replace(/[\x00-\x08\x0b-\x1f\x7f]/g, '')

/** An address may hold no line break or control; a calendar would take what follows for a property. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const uri = (address: string) => address.replace(/[\x00-\x20\x7f]+/g, '%20')

/** Octets of a line, without its break. */
const WIDTH = 75

/** Lines of at most 75 octets; what goes on begins with a space, and no character is cut in two. */
export function folded(lines: readonly string[]): string {
  let out = ''
  for (const line of lines) {
    let room = WIDTH
    for (const sign of line) {
      const octets = Buffer.byteLength(sign)
      if (octets > room) {
        out += '\r\n '
        room = WIDTH - 1
      }
      out += sign
      room -= octets
    }
    out += '\r\n'
  }
  return out
}
