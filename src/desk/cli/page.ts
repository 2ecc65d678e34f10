// A reading as a page for the eye: the report with its marked spans, then the four kinds, each item with its exact words.
import type { Party, When } from '../../mention/index.ts'
import type { Kind, Reading } from '../../record/index.ts'
import { type Span, wordsAt } from '../../span.ts'
import { clip, type Look, oneLine, type Paint, safe, wrap } from './style.ts'

const LOOKS: Readonly<Record<Kind, readonly Look[]>> = {
  statements: ['cyan'],
  events: ['bold', 'yellow'],
  positions: ['magenta', 'underline'],
  instruments: ['green', 'underline'],
}
const TITLES: Readonly<Record<Kind, string>> = {
  statements: 'Statements',
  events: 'Events',
  positions: 'Positions',
  instruments: 'Instruments',
}

interface Mark {
  readonly span: Span
  readonly kind: Kind
  readonly id: string
  readonly last: boolean
}

/** The whole page. `kinds` says which of the four are shown. */
export function pageOf(reading: Reading, kinds: readonly Kind[], width: number, paint: Paint): string {
  const parts = [headOf(reading, width, paint), '', textOf(reading, kinds, width, paint), '']
  for (const note of reading.notes ?? []) parts.push(paint('yellow', `Note: ${oneLine(note.reason)}`), '')
  for (const kind of kinds) parts.push(...groupOf(reading, kind, width, paint), '')
  return parts.join('\n')
}

/** Title, publisher and date, and what the marks mean. */
export function headOf({ report }: Reading, width: number, paint: Paint): string {
  const title = paint('bold', clip(oneLine(report.title || report.id), width))
  const origin = [report.publisher, report.published, report.url].filter(Boolean).map(part => oneLine(String(part)))
  return origin.length > 0 ? `${title}\n${paint('dim', clip(origin.join(' · '), width))}` : title
}

function marksOf(reading: Reading, kinds: readonly Kind[]): Mark[] {
  const marks: Mark[] = []
  const add = (kind: Kind, id: string, spans: readonly Span[]) => {
    for (const span of spans) marks.push({ span, kind, id, last: span === spans.at(-1) })
  }
  if (kinds.includes('statements')) for (const { id, content } of reading.statements) add('statements', id, content)
  if (kinds.includes('positions')) for (const { id, issue } of reading.positions) add('positions', id, [issue])
  if (kinds.includes('instruments')) for (const { id, span } of reading.instruments) add('instruments', id, [span])
  if (kinds.includes('events')) for (const { id, trigger } of reading.events) add('events', id, [trigger])
  return marks
}

/** The report's text; each marked span is coloured and followed by the ids of the items that it tells. */
function textOf(reading: Reading, kinds: readonly Kind[], width: number, paint: Paint): string {
  const { text } = reading.report
  const marks = marksOf(reading, kinds)
  const opens = [...marks].sort((a, b) => a.span[0] - b.span[0])
  const closes = [...marks].sort((a, b) => a.span[1] - b.span[1])
  const bounds = [...new Set([0, text.length, ...marks.flatMap(mark => [...mark.span])])].sort((a, b) => a - b)
  let out = ''
  let opened = 0
  let closed = 0
  const open: Record<Kind, number> = { statements: 0, events: 0, positions: 0, instruments: 0 }
  for (let b = 0; b + 1 <= bounds.length; b++) {
    const at = bounds[b]
    const ids: string[] = []
    for (; closed < closes.length && closes[closed].span[1] === at; closed++) {
      open[closes[closed].kind]--
      if (closes[closed].last) ids.push(closes[closed].id)
    }
    if (ids.length > 0) out += paint('dim', `[${ids.join(' ')}]`)
    for (; opened < opens.length && opens[opened].span[0] === at; opened++) open[opens[opened].kind]++
    const upTo = bounds[b + 1]
    if (upTo === undefined) break
    const look = (['events', 'instruments', 'positions', 'statements'] as const).filter(kind => open[kind] > 0)
    const words = safe(text.slice(at, upTo))
    // Looks end at line and word ends, so that wrapping never splits one.
    out += look.length === 0 ? words : words.replace(/[^\s]+/g, word => paint(LOOKS[look[0]], word))
  }
  return out
    .split('\n')
    .map(line => wrap(line, width))
    .join('\n')
}

function groupOf(reading: Reading, kind: Kind, width: number, paint: Paint): string[] {
  const items = linesOf(reading, kind, width, paint)
  const title = paint(
    [...LOOKS[kind].filter(look => look !== 'underline'), 'bold'],
    `${TITLES[kind]} (${items.length})`,
  )
  return [title, ...(items.length > 0 ? items : ['  none'])]
}

const LABEL = 5

function linesOf(reading: Reading, kind: Kind, width: number, paint: Paint): string[] {
  const { text } = reading.report
  const words = (span: Span) => oneLine(wordsAt(text, span))
  const item = (id: string, head: string, quote: string) => {
    const label = `  ${id.padEnd(LABEL)}`
    const indent = ' '.repeat(label.length)
    const lines = [wrap(label + head, width, indent)]
    if (quote !== '') lines.push(indent + paint('dim', clip(quote, width - indent.length)))
    return lines.join('\n')
  }
  const who = (parties: readonly Party[]) =>
    parties.length === 0 ? '–' : parties.map(party => nameOf(party, text)).join(' + ')
  switch (kind) {
    case 'statements':
      return reading.statements.map(({ id, sources, cue, content, form }) =>
        item(
          id,
          `${who(sources)} ${paint('bold', words(cue))} ${paint('dim', `(${form})`)}`,
          `“${content.map(words).join(' … ')}”`,
        ),
      )
    case 'events':
      return reading.events.map(event => {
        const joint =
          event.sources.length > 1 &&
          event.sources.length === event.targets.length &&
          event.sources.every((p, i) => p.span === event.targets[i].span)
        const sides = joint
          ? event.sources.map(party => nameOf(party, text)).join(' ↔ ')
          : `${who(event.sources)} → ${who(event.targets)}`
        const type = `${event.type}${event.mode ? ` ${event.mode}` : ''}`
        const facts = [
          event.status,
          dateOf(event.when),
          event.where ? `in ${event.where.place ?? words(event.where.span)}` : '',
          event.statement ? `by ${event.statement}` : '',
        ]
        const quote = event.content
          ? `“${words(event.trigger)}” … “${words(event.content)}”`
          : `“${words(event.trigger)}”`
        return item(
          event.id,
          `${paint('bold', type)} ${sides} ${paint('dim', `(${facts.filter(Boolean).join(', ')})`)}`,
          quote,
        )
      })
    case 'positions':
      return reading.positions.map(({ id, holders, stance, issue, statement }) =>
        item(
          id,
          `${who(holders)} ${paint('bold', stance)}${statement ? paint('dim', ` (by ${statement})`) : ''}`,
          `“${words(issue)}”`,
        ),
      )
    case 'instruments':
      return reading.instruments.map(({ id, kind: paper, span, parties, addressees, subject, status, when }) => {
        const to = addressees.length > 0 ? `, to ${who(addressees)}` : ''
        const facts = [status, dateOf(when)].filter(Boolean).join(', ')
        const about = subject ? ` on “${words(subject)}”` : ''
        return item(
          id,
          `${paint('bold', paper)} by ${who(parties)}${to} ${paint('dim', `(${facts})`)}`,
          `“${words(span)}”${about}`,
        )
      })
  }
}

/** "Yuri Ushakov [RUS:GOV]"; the text's own words where no name is known; "?" where nobody could tell the actor. */
function nameOf(party: Party, text: string): string {
  return `${oneLine(party.name ?? wordsAt(text, party.span))} [${party.actor ?? '?'}]`
}

function dateOf(when: When | null): string {
  if (!when?.from && !when?.to) return ''
  if (when.from === when.to) return String(when.from)
  return `${when.from ?? '…'} to ${when.to ?? '…'}`
}
