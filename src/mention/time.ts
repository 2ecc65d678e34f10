// When: days, months, years and relative times, each with the days it covers; bounds follow the grain of the words
// ("two years ago" is a year, "next week" a week). Which Friday or December is meant follows the clause's tense.
import type { Span } from '../span.ts'
import type { Tree } from '../tree/index.ts'
import { dayIn, isoOf, type Range } from './calendar.ts'
import type { Moment } from './moment.ts'
import type { TimeMention, When } from './party.ts'
import { tenseAt } from './tense.ts'
import { READERS } from './time-reader.ts'

/** Words before a time that bound it, and whether they belong to its span. */
const BEFORE =
  /\b(since|by|until|till|through|before|after|as of|from|starting|beginning|no later than|prior to|between)\s+(?:(?:on|in|at|the|(?<=since\s+)the\s+(?:[\w’'-]+\s+){1,5}(?:of|on|in))\s+)*(?:about\s+|around\s+)?$/i
const TO = /^\s*(?:to|and|until|till|through|[-–—])\s*(?:the\s+)?$/

/** "9 to 11 February", "3 and 5 May" behind "from" and "between": both ends in one form. */
const STRETCH = /\d\s?(?:[-–—]|to|and|through)\s?\d/

/** The times of each sentence. `on` is the day of publication; without it only years told are resolved. */
export function readTimes(
  trees: readonly Tree[],
  on: string | null,
  title: string | null | undefined,
): TimeMention[][] {
  const today = on === null ? null : dayIn(on)
  const titled = /\b(?:19|20)\d\d\b/.exec(title ?? '')
  const year = today === null && titled !== null ? Number(titled[0]) : null
  let anchor: Range | null = null
  let anchoredAt = -9
  let told: Range | null = null
  let toldAt = -9
  return trees.map((tree, sentence) => {
    if (sentence - anchoredAt > 3) anchor = null
    if (sentence - toldAt > 3) told = null
    const [start, end] = tree.span
    const text = tree.text.slice(start, end)
    const found = find(tree, text, start, { today, year, anchor, told })
    const out: TimeMention[] = []
    for (let k = 0; k < found.length; k++) {
      let { from, to, range, bound } = found[k]
      // "on 4 June, and two days later": counted from the day before it in the sentence.
      const counted = AWAY.test(text.slice(from, to)) ? dayBefore(found, k) : null
      if (counted !== null) {
        const again = find(tree, text, start, { today, year, anchor: counted, told })
        range = again.find(other => other.from === from)?.range ?? range
      }
      const own = range
      const next = found[k + 1]
      // "between 3 May and 5 May", "from March to June": one stretch.
      if (next !== undefined && (bound === 'from' || bound === 'between') && TO.test(text.slice(to, next.from))) {
        range = { from: range.from, to: next.range.to }
        to = next.to
        k++
      } else if ((bound === 'from' || bound === 'between') && STRETCH.test(text.slice(from, to))) bound = ''
      else range = bounded(range, bound === '' && isSince(tree, tree.tokenAt(start + from)) ? 'since' : bound, today)
      if (bound !== '' && bound !== 'from' && bound !== 'between') from = found[k].boundAt
      const first = tree.tokenAt(start + from)
      const last = tree.tokenAt(start + to - 1)
      if (last >= tree.size || first > last) continue
      const when = daysOf(tree.spanOf(first, last), range)
      const since = range.to !== own.to && range.from === own.from
      out.push({ first, last, when, ...(since ? { bare: daysOf(when.span, own) } : {}) })
      if (isUnit(own)) {
        told = own
        toldAt = sentence
      }
      if (range.from !== null && range.from === range.to) {
        anchor = range
        anchoredAt = sentence
      }
    }
    return out
  })
}

const AWAY = /\b(?:later|earlier|(?:next|following|previous|same) day|day (?:before|after))\b/i

/** The day told last before a time in its own sentence, or null. */
function dayBefore(found: readonly Found[], k: number): Range | null {
  for (let j = k - 1; j >= 0; j--) {
    const { range } = found[j]
    if (range.from !== null && range.from === range.to) return range
  }
  return null
}

/** Up to a year, known at both ends. */
const isUnit = ({ from, to }: Range): boolean => from !== null && to !== null && to - from < 366

const daysOf = (span: Span, { from, to }: Range): When => ({
  span,
  from: from === null ? null : isoOf(from),
  to: to === null ? null : isoOf(to),
})

/** "since the war began in 2011": the clause tells a beginning. */
function isSince(tree: Tree, token: number): boolean {
  for (let i = token, climbs = 0; i >= 0 && climbs < 6; i = tree.head(i), climbs++) {
    if (tree.upos(i) !== 'VERB') continue
    const mark = tree.child(i, 'mark')
    return mark >= 0 && tree.lemma(mark) === 'since' && tree.xpos(i) === 'VBD'
  }
  return false
}

interface Found {
  readonly from: number
  readonly to: number
  readonly range: Range
  readonly bound: string
  readonly boundAt: number
}

function find(
  tree: Tree,
  text: string,
  start: number,
  known: Pick<Moment, 'today' | 'year' | 'anchor' | 'told'>,
): Found[] {
  // Most sentences hold neither a digit nor a word of time.
  if (!MAYBE.test(text)) return []
  const taken: Found[] = []
  const covered = new Uint8Array(text.length)
  for (const reader of READERS) {
    reader.pattern.lastIndex = 0
    for (let match = reader.pattern.exec(text); match !== null; match = reader.pattern.exec(text)) {
      const from = match.index
      const to = from + match[0].length
      if (match[0].length === 0) {
        reader.pattern.lastIndex++
        continue
      }
      if (covered.subarray(from, to).includes(1)) continue
      const before = text.slice(Math.max(0, from - 44), from)
      const moment: Moment = {
        ...known,
        told: taken.findLast(other => other.from < from && isUnit(other.range))?.range ?? known.told,
        before,
        tense: tenseAt(tree, Math.min(tree.size - 1, tree.tokenAt(start + from))),
      }
      const range = reader.read(match, moment)
      if (range === null) continue
      covered.fill(1, from, to)
      const bound = BEFORE.exec(before)
      taken.push({
        from,
        to,
        range,
        bound: bound?.[1].toLowerCase() ?? '',
        boundAt: bound === null ? from : from - (before.length - bound.index),
      })
    }
  }
  return taken.sort((a, b) => a.from - b.from)
}

const MAYBE =
  /\d|day|week|month|year|morning|night|evening|afternoon|spring|summer|autumn|fall|winter|decade|hour|january|february|march|april|may|june|july|august|september|october|november|december|yesterday|tomorrow|ago|eve of|earlier|later|recent/i

/** What "since", "by", "until", "before" and "after" make of a time. */
function bounded({ from, to }: Range, bound: string, today: number | null): Range {
  const ahead = (limit: number | null): number | null =>
    limit !== null && today !== null && limit >= today ? today : null
  switch (bound) {
    // What has been since then lasts until it is told.
    case 'since':
      return { from, to: today !== null && from !== null && from <= today ? today : null }
    // What is to be from then on begins within the words' own days.
    case 'from':
    case 'as of':
    case 'starting':
    case 'beginning':
      return { from, to }
    case 'after':
      return { from: to === null ? null : to + 1, to: null }
    case 'by':
    case 'until':
    case 'till':
    case 'through':
    case 'no later than':
      return { from: ahead(to), to }
    case 'before':
    case 'prior to':
      return from !== null && to !== null && to - from > 0
        ? { from: ahead(to), to }
        : { from: ahead(to), to: from === null ? null : from - 1 }
    default:
      return { from, to }
  }
}
