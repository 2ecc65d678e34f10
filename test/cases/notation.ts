// Readings as plain lines, for cases kept as text: one line an item, its words and what was made of them.
import type { Party, When } from '../../src/mention/index.ts'
import type { Reading } from '../../src/record/index.ts'
import { type Span, wordsAt } from '../../src/span.ts'

/** A case: a text with what its reading must hold, line by line. `published` and `publisher` come from lines `@published …`. */
export interface Case {
  readonly name: string
  readonly text: string
  readonly published: string | null
  readonly publisher: string | null
  readonly expected: readonly string[]
}

/** Parses a file of cases: `# name`, the text, `==>`, the expected lines; an empty line and the next `# name`. */
export function parseCases(file: string): Case[] {
  return file
    .split(/^# /m)
    .slice(1)
    .map(block => {
      const [name, ...lines] = block.split('\n')
      const arrow = lines.indexOf('==>')
      if (arrow < 0) throw new Error(`case "${name}" has no line "==>"`)
      const meta = new Map(
        lines
          .slice(0, arrow)
          .flatMap(line => (line.startsWith('@') ? [line.slice(1).split(/ (.*)/) as [string, string]] : [])),
      )
      return {
        name,
        text: lines
          .slice(0, arrow)
          .filter(line => !line.startsWith('@'))
          .join('\n')
          .trim(),
        published: meta.get('published') ?? null,
        publisher: meta.get('publisher') ?? null,
        expected: lines.slice(arrow + 1).filter(line => line.trim() !== ''),
      }
    })
}

/** A reading's items in the notation of the cases. */
export function notationOf(reading: Reading): string[] {
  const words = (span: Span | null) => (span ? wordsAt(reading.report.text, span).replace(/\s+/g, ' ') : '–')
  const who = (parties: readonly Party[]) =>
    parties.length === 0 ? '–' : parties.map(party => `${words(party.span)} [${party.actor ?? '?'}]`).join(' + ')
  const date = (when: When | null) => (when ? ` | ${when.from ?? '…'}..${when.to ?? '…'}` : '')
  return [
    ...reading.statements.map(
      s => `statement ${who(s.sources)} | ${words(s.cue)} | ${s.content.map(words).join(' … ')} | ${s.form}`,
    ),
    ...reading.events.map(
      e =>
        `event ${e.type} ${words(e.trigger)} | ${who(e.sources)} -> ${who(e.targets)}${e.content ? ` | "${words(e.content)}"` : ''} | ${e.status}${date(e.when)}${e.where ? ` | in ${e.where.place ?? '?'}` : ''}`,
    ),
    ...reading.positions.map(p => `position ${who(p.holders)} ${p.stance} ${words(p.issue)}`),
    ...reading.instruments.map(
      i =>
        `instrument ${i.kind} ${words(i.span)} | ${who(i.parties)}${i.addressees.length > 0 ? ` -> ${who(i.addressees)}` : ''} | ${i.status}${i.subject ? ` | "${words(i.subject)}"` : ''}${date(i.when)}`,
    ),
  ]
}
