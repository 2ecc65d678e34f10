// What the pages call things: kinds, event types with their quad classes, counts. The record's own values are shown as they are.
import rows from '../../../data/exchange/events.tsv?columns=type,mode,quad'
import type { Kind } from '../../record/index.ts'

export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  statements: 'statement',
  events: 'event',
  positions: 'position',
  instruments: 'instrument',
}
export const KINDS = Object.keys(KIND_NAMES) as readonly Kind[]

export type Quad = 1 | 2 | 3 | 4
export const QUADS: readonly Quad[] = [1, 2, 3, 4]
export const QUAD_LABELS: Readonly<Record<Quad, string>> = {
  1: 'verbal cooperation',
  2: 'material cooperation',
  3: 'verbal conflict',
  4: 'material conflict',
}

const QUAD_OF: ReadonlyMap<string, Quad> = new Map(
  rows.filter(([, mode]) => mode === '').map(([type, , quad]) => [type, Number(quad) as Quad]),
)
export const EVENT_TYPES: readonly string[] = [...QUAD_OF.keys()]
export const quadOfType = (type: string): Quad | null => QUAD_OF.get(type) ?? null

/** Event types as words: CONSULT is `consult`; other kinds' types are words already. */
export const typeLabel = (type: string): string => (type === type.toUpperCase() ? type.toLowerCase() : type)

const NUMBER = new Intl.NumberFormat('en-GB')
export const count = (n: number): string => NUMBER.format(n)

/** `1 report`, `2,000 reports`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`

/** A figure with as many places as it bears. */
export const figure = (n: number): string =>
  n === 0 ? '0' : Math.abs(n) >= 100 ? count(Math.round(n)) : n.toFixed(Math.abs(n) >= 10 ? 1 : 2)
