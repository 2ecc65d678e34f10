// A reading as a page for the eye: the report with its marks, then the four kinds, each item with its exact words.
import type { Party, When, Where } from '../../mention/index.ts'
import type { Kind, Reading } from '../../record/index.ts'
import { readSentences } from '../../sentence/index.ts'
import { type Span, wordsAt } from '../../span.ts'
import { LOOKS, markedText } from './marked-text.ts'
import { cellsOf, clip, oneLine, type Paint, plain, spread, wrap } from './style.ts'

const TITLES: Readonly<Record<Kind, string>> = {
  statements: 'Statements',
  events: 'Events',
  positions: 'Positions',
  instruments: 'Instruments',
}
const LABEL = 7
const INDENT = ' '.repeat(LABEL)
/** Widest first column: a type with its mode, a stance, the kind of an instrument. */
const COLUMN = 24

/** The whole page. `kinds` says which of the four are shown. */
export function pageOf(reading: Reading, kinds: readonly Kind[], width: number, paint: Paint): string {
  const parts = [headOf(reading, width, paint), '']
  if (reading.notes?.some(note => note.rule === 'language') !== true) {
    parts.push(legendOf(kinds, width, paint), '', markedText(reading, kinds, width, paint), '')
    for (const kind of kinds) parts.push(groupOf(reading, kind, width, paint), '')
  }
  for (const note of reading.notes ?? [])
    if (note.rule !== 'statement') parts.push(wrap(`Note: ${oneLine(note.reason)}.`, width, '      ', ''), '')
  return parts.join('\n')
}

/** Title, publisher, date and address; who wrote it and how the date is known. */
function headOf({ report }: Reading, width: number, paint: Paint): string {
  const title = wrap(oneLine(report.title || report.id), width)
  const origin = [report.publisher, report.published, report.url].filter(Boolean).map(part => oneLine(String(part)))
  const lines = title.split('\n').map(line => paint('bold', line))
  if (origin.length > 0) lines.push(paint('dim', clip(origin.join(' · '), width)))
  const { author, modified, partial, found = {} } = report
  const beside = [
    author && `by ${oneLine(author)}`,
    modified && `changed ${oneLine(modified)}`,
    report.published && found.published && found.published !== 'given' && `date from ${oneLine(found.published)}`,
    partial && 'only a part is shown, the rest is for subscribers',
  ].filter(Boolean)
  if (beside.length > 0) lines.push(paint('dim', clip(beside.join(' · '), width)))
  return lines.join('\n')
}

function legendOf(kinds: readonly Kind[], width: number, paint: Paint): string {
  if (paint === plain) return wrap('‹…› tells an event; the margin names the items that begin on a line.', width)
  const look = (kind: Kind) => LOOKS.find(([name]) => name === kind)?.[1] ?? []
  return kinds.map(kind => paint(look(kind), kind)).join(paint('dim', ' · '))
}

function groupOf(reading: Reading, kind: Kind, width: number, paint: Paint): string {
  const look = LOOKS.find(([name]) => name === kind)?.[1].filter(name => name !== 'underline') ?? []
  const items = itemsOf(reading, kind)
  const title = paint(['bold', ...look.filter(name => name !== 'bold')], `${TITLES[kind]} (${items.length})`)
  if (items.length === 0) return `${title}\n  none`
  const column = Math.min(COLUMN, Math.max(0, ...items.map(item => cellsOf(item.column))))
  const sentences = readSentences(reading.report.text)
  const lines = items.map(item => {
    const gap = ' '.repeat(Math.max(0, column - cellsOf(item.column)) + 2)
    const label = `  ${item.id.padEnd(LABEL - 2)}${item.column === '' ? '' : paint('bold', item.column) + gap}`
    const indent = INDENT + ' '.repeat(item.column === '' ? 0 : column + 2)
    const facts = item.facts.filter(Boolean).join(' · ')
    const place = `sentence ${numberAt(sentences, item.at)}`
    const right = item.cue && facts !== '' ? `${facts} · ${place}` : place
    const cue = item.cue
      ? item.cue
          .split(' ')
          .map(word => ` ${paint('bold', word)}`)
          .join('')
      : ''
    const rows = [spread(label, item.head + cue, paint('dim', right), width, indent), wrap(item.quote, width, INDENT)]
    if (!item.cue && facts !== '') rows.push(INDENT + paint('dim', facts))
    if (item.reason) rows.push(paint('dim', wrap(item.reason, width, INDENT)))
    return rows.join('\n')
  })
  return [title, ...lines].join('\n')
}

/** What the notes on statements say, by the start of their cues and without their numbers. */
function reasonsOf(reading: Reading): ReadonlyMap<number, string> {
  const reasons = new Map<number, string>()
  for (const { rule, reason, span } of reading.notes ?? [])
    if (rule === 'statement' && span !== undefined) reasons.set(span[0], oneLine(reason).replace(/^s\d+: /, ''))
  return reasons
}

/** Number of the sentence that holds an offset, counted from one. */
function numberAt(sentences: readonly { readonly span: Span }[], at: number): number {
  let low = 0
  let high = sentences.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sentences[middle].span[1] <= at) low = middle + 1
    else high = middle
  }
  return low + 1
}

interface Item {
  readonly id: string
  readonly column: string
  readonly head: string
  readonly cue?: string
  readonly quote: string
  /** Why it was read, where that was asked for. */
  readonly reason?: string
  readonly facts: readonly string[]
  readonly at: number
}

function itemsOf(reading: Reading, kind: Kind): Item[] {
  const { text } = reading.report
  const words = (span: Span) => oneLine(wordsAt(text, span))
  const reasons = reasonsOf(reading)
  const quoted = (spans: readonly Span[]) => (spans.length === 0 ? '' : `“${spans.map(words).join(' … ')}”`)
  const who = (parties: readonly Party[]) => parties.map(party => nameOf(party, text)).join(' + ') || '–'
  const within = (statement: string | null) => (statement ? `in ${statement}` : '')
  switch (kind) {
    case 'statements':
      return reading.statements.map(({ id, sources, cue, content, form, said, to }) => ({
        id,
        column: '',
        head: who(sources),
        cue: words(cue),
        quote: quoted(content),
        reason: reasons.get(cue[0]) ?? '',
        facts: [form, timeOf(said ?? null, text), to && to.length > 0 ? `to ${who(to)}` : ''],
        at: content[0]?.[0] ?? cue[0],
      }))
    case 'events':
      return reading.events.map(event => ({
        id: event.id,
        column: event.mode ? `${event.type} ${event.mode}` : event.type,
        head: isJoint(event)
          ? event.sources.map(party => nameOf(party, text)).join(' ↔ ')
          : `${who(event.sources)} → ${who(event.targets)}`,
        quote: event.content ? `“${words(event.trigger)}”: “${words(event.content)}”` : `“${words(event.trigger)}”`,
        facts: [event.status, timeOf(event.when, text), placeOf(event.where, text), within(event.statement)],
        at: event.trigger[0],
      }))
    case 'positions':
      return reading.positions.map(({ id, holders, stance, issue, topic, statement }) => ({
        id,
        column: stance,
        head: who(holders),
        quote: quoted([issue]),
        facts: [topic ? `topic ${topic}` : '', within(statement)],
        at: issue[0],
      }))
    case 'instruments':
      return reading.instruments.map(({ id, kind: paper, span, parties, addressees, subject, status, when }) => ({
        id,
        column: paper,
        head: addressees.length > 0 ? `${who(parties)} → ${who(addressees)}` : who(parties),
        quote: subject ? `${quoted([span])} on ${quoted([subject])}` : quoted([span]),
        facts: [status, timeOf(when, text)],
        at: span[0],
      }))
  }
}

/** A joint act has the same parties on both sides. */
function isJoint({ sources, targets }: { readonly sources: readonly Party[]; readonly targets: readonly Party[] }) {
  const sides = (parties: readonly Party[]) => parties.map(({ span, actor }) => `${span} ${actor}`).join(';')
  return sources.length > 1 && sides(sources) === sides(targets)
}

/** "Yuri Ushakov [RUS:GOV]"; without brackets where nobody could tell the actor. */
function nameOf(party: Party, text: string): string {
  const name = oneLine(party.name ?? wordsAt(text, party.span))
  return party.actor === null ? name : `${name} [${oneLine(party.actor)}]`
}

function timeOf(when: When | null, text: string): string {
  if (when === null) return ''
  const { from, to } = when
  if (from === null && to === null) return `“${oneLine(wordsAt(text, when.span))}”`
  if (from === to) return String(from)
  return to === null ? `from ${from}` : from === null ? `until ${to}` : `${from} to ${to}`
}

function placeOf(where: Where | null, text: string): string {
  if (where === null) return ''
  const words = oneLine(wordsAt(text, where.span))
  return where.place === null ? `at “${words}”` : `at “${words}” [${where.place}]`
}
