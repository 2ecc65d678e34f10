// An item while an analyst changes it: spans set by words of the text, types and statuses by choice. What comes out is the item as it
// should be, which the record checks again.
import type { Event } from '../../event/index.ts'
import type { Instrument } from '../../instrument/index.ts'
import type { Party } from '../../mention/index.ts'
import type { Position } from '../../position/index.ts'
import type { AnyItem, Kind } from '../../record/index.ts'
import type { Span } from '../../span.ts'
import type { Statement } from '../../statement/index.ts'
import type { Mark, Part } from './mark.ts'

/** A part of an item that has words. `list`: a further span is added; otherwise it replaces the one there. */
export interface EditPart {
  readonly name: string
  readonly label: string
  readonly list: boolean
  readonly party: boolean
  readonly needed: boolean
}

const part = (name: string, label: string, more: Partial<EditPart> = {}): EditPart => ({
  name,
  label,
  list: false,
  party: false,
  needed: false,
  ...more,
})
const who = { list: true, party: true }

/** The parts of each kind, by the names that they have in a reading. */
export const PARTS: Readonly<Record<Kind, readonly EditPart[]>> = {
  statements: [
    part('sources', 'Who said it', who),
    part('cue', 'Cue', { needed: true }),
    part('content', 'What was said', { list: true, needed: true }),
    part('to', 'To whom', who),
  ],
  events: [
    part('sources', 'Who', who),
    part('trigger', 'Deed', { needed: true }),
    part('targets', 'Whom', who),
    part('content', 'Content'),
    part('when', 'When'),
    part('where', 'Where'),
  ],
  positions: [part('holders', 'Holder', who), part('issue', 'Issue', { needed: true })],
  instruments: [
    part('span', 'Paper', { needed: true }),
    part('parties', 'Parties', who),
    part('addressees', 'To whom', who),
    part('subject', 'Subject'),
    part('when', 'When'),
  ],
}

/** Something in the making: fields as in a reading, any of which may be missing yet. */
export type Draft = Readonly<Record<string, unknown>> & { readonly id: string }

export const draftOf = (item: AnyItem): Draft => ({ ...item })

/** An empty item of a kind. */
export function emptyDraft(kind: Kind): Draft {
  if (kind === 'statements') return { id: 'new', sources: [], content: [], form: 'indirect' }
  if (kind === 'events')
    return {
      id: 'new',
      type: 'CONSULT',
      sources: [],
      targets: [],
      content: null,
      status: 'happened',
      when: null,
      where: null,
      statement: null,
    }
  if (kind === 'positions') return { id: 'new', holders: [], stance: 'for', statement: null }
  return { id: 'new', kind: 'other', parties: [], addressees: [], subject: null, status: 'issued', when: null }
}

/** Spans that a part has in a draft. */
export function spansOf(draft: Draft, { name, list, party }: EditPart): Span[] {
  const value = draft[name]
  if (value === undefined || value === null) return []
  if (party) return (value as readonly Party[]).map(({ span }) => span)
  if (list) return [...(value as readonly Span[])]
  return isSpan(value) ? [value] : [(value as { span: Span }).span]
}

const isSpan = (value: unknown): value is Span =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === 'number' && typeof value[1] === 'number'

/** The draft with words put into a part: one more in a list, otherwise in place of those there. */
export function withWords(
  draft: Draft,
  { name, list, party }: EditPart,
  span: Span,
  actor: string | null = null,
): Draft {
  if (party) return { ...draft, [name]: [...((draft[name] as readonly Party[] | undefined) ?? []), { span, actor }] }
  if (list) return { ...draft, [name]: sorted([...((draft[name] as readonly Span[] | undefined) ?? []), span]) }
  if (name === 'when') return { ...draft, when: { span, from: null, to: null } }
  if (name === 'where') return { ...draft, where: { span, place: null } }
  return { ...draft, [name]: span }
}

/** The draft without the nth words of a part. */
export function withoutWords(draft: Draft, { name, list, party }: EditPart, n: number): Draft {
  if (party || list) return { ...draft, [name]: (draft[name] as readonly unknown[]).filter((_, i) => i !== n) }
  return { ...draft, [name]: null }
}

/** The draft with another actor for its nth party. */
export function withActor(draft: Draft, { name }: EditPart, n: number, actor: string): Draft {
  const parties = draft[name] as readonly Party[]
  const code = actor.trim() === '' ? null : actor.trim()
  return { ...draft, [name]: parties.map((party, i) => (i === n ? { ...party, actor: code } : party)) }
}

const sorted = (spans: readonly Span[]) => [...spans].sort((a, b) => a[0] - b[0])

const PART_OF: Readonly<Record<string, Part>> = {
  sources: 'who',
  holders: 'who',
  parties: 'who',
  targets: 'whom',
  to: 'whom',
  addressees: 'whom',
  content: 'content',
  subject: 'content',
  when: 'when',
  where: 'where',
}

/** What of a draft is marked in the text. */
export const marksOfDraft = (kind: Kind, draft: Draft): Mark[] =>
  PARTS[kind].flatMap(one =>
    spansOf(draft, one).map(span => ({ item: 'draft', kind, part: PART_OF[one.name] ?? 'core', span })),
  )

/** The draft with the last words of a part in another place: what the keys move. */
export function withLastWords(draft: Draft, one: EditPart, span: Span): Draft {
  const spans = spansOf(draft, one)
  if (spans.length === 0) return withWords(draft, one, span)
  if (one.party) {
    const parties = draft[one.name] as readonly Party[]
    return { ...draft, [one.name]: parties.map((party, i) => (i === parties.length - 1 ? { ...party, span } : party)) }
  }
  return one.list ? { ...draft, [one.name]: sorted([...spans.slice(0, -1), span]) } : withWords(draft, one, span)
}

/** What is still missing before it can be kept, in words; null where nothing is. */
export function missingIn(kind: Kind, draft: Draft): string | null {
  const missing = PARTS[kind].filter(one => one.needed && spansOf(draft, one).length === 0)
  return missing.length === 0
    ? null
    : `Select the words of: ${missing.map(({ label }) => label.toLowerCase()).join(', ')}`
}

/** The draft as the record takes it. */
export const finished = (draft: Draft): Statement | Event | Position | Instrument => draft as unknown as AnyItem
