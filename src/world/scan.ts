// Finds names in a text in one pass, and drops those that their neighbours show to be something else:
// "Jordan Smith" is no state, "Atlanta, Georgia" no capital of the Caucasus, "Anna Lavrov" no minister.
import { isSpaceCode, isUpperCode, isWordCode } from './letters.ts'
import type { Found, Meaning } from './meaning.ts'
import type { Names } from './names.ts'

/** Capitalised words before a family name or an ambiguous state that are no given name. */
const NO_GIVEN_NAME = new Set([
  'In',
  'From',
  'To',
  'For',
  'With',
  'But',
  'And',
  'While',
  'As',
  'At',
  'By',
  'On',
  'Of',
  'When',
  'If',
  'Both',
  'Like',
  'Under',
  'After',
  'Before',
  'Since',
  'Yet',
  'Though',
  'Although',
  'That',
  'Inside',
  'Outside',
  'Against',
  'Between',
  'Only',
  'Or',
  'Not',
  'Even',
  'Also',
  'Meanwhile',
  'Today',
  'Former',
  'Mr',
  'Mrs',
  'Ms',
  'Dr',
  'Sir',
  'President',
  'Minister',
  'Secretary',
  'Chancellor',
  'Premier',
  'Senator',
  'General',
  'King',
  'Queen',
  'Prince',
  'Princess',
  'Governor',
  'Mayor',
  'Speaker',
  'Pope',
  'Ambassador',
  'Captain',
  'Colonel',
  'Major',
  'Admiral',
  'Judge',
  'Justice',
  'Chairman',
  'Director',
  'Comrade',
  'Lord',
  'Lady',
  'Baroness',
  'The',
  'This',
  'Because',
  'Until',
  'Unlike',
  'Across',
  'Near',
  'Around',
  'Within',
  'Southern',
  'Northern',
  'Eastern',
  'Western',
  'Neighboring',
  'Neighbouring',
  'South',
  'North',
  'East',
  'West',
  'Visit',
  'Leave',
  'Why',
  'How',
  'What',
  'Where',
  'Will',
  'Does',
  'Did',
  'Is',
  'Can',
  'Should',
])

/** Words in capitals that headlines in capitals use as plain words: "WHO WILL LEAD". */
const PLAIN_IN_CAPITALS = new Set(['WHO', 'CARE', 'AIDS', 'QUAD'])

export function scan(names: Names, commonWords: ReadonlySet<string>, text: string): readonly Found[] {
  const found: Found[] = []
  const values: number[] = []
  let previousEnd = -1
  for (let i = 0; i < text.length; ) {
    if (!isWordCode(text.charCodeAt(i))) {
      i++
      continue
    }
    const end = names.table.longestAt(text, i, values)
    if (end < 0) {
      i = wordEnd(text, i)
      continue
    }
    const meanings = meaningsHere(names, commonWords, text, i, end, values, previousEnd)
    if (meanings.length > 0) {
      found.push({ span: [i, end], meanings })
      previousEnd = end
      i = end
    } else i = wordEnd(text, i)
  }
  return placesAfterComma(text, found)
}

function meaningsHere(
  names: Names,
  commonWords: ReadonlySet<string>,
  text: string,
  start: number,
  end: number,
  values: readonly number[],
  previousEnd: number,
): readonly Meaning[] {
  const single = singleWord(text, start, end)
  const word = single ? text.slice(start, end) : ''
  if (single && PLAIN_IN_CAPITALS.has(word) && lineInCapitals(text, start)) return []
  const before = single ? wordBefore(text, start, previousEnd) : ''
  const given = before !== '' && isUpperCode(before.charCodeAt(0)) && !NO_GIVEN_NAME.has(before)
  if (values.length === 1 && !names.isSurname(values[0]!)) {
    const meanings = names.meaningsOf(values[0]!)
    return single && meanings[0]?.weak && partOfOtherName(names, text, end, given && names.givenNames.has(before))
      ? []
      : meanings
  }
  const meanings: Meaning[] = []
  for (const value of values) {
    if (names.isSurname(value)) {
      if (single && commonWords.has(word) && !given) continue
      if (
        given &&
        !sameGivenName(before, names.givenNameOf(value)) &&
        (names.givenNames.has(before) || commonWords.has(word))
      )
        continue
      for (const meaning of names.meaningsOf(value)) meanings.push(meaning)
    } else {
      const own = names.meaningsOf(value)
      if (single && own[0]?.weak && partOfOtherName(names, text, end, given && names.givenNames.has(before))) continue
      for (const meaning of own) meanings.push(meaning)
    }
  }
  return meanings
}

/** "Vladimir V." and "V." are the same given name; a middle name told by its letter alone does not count. */
const sameGivenName = (before: string, given: string): boolean =>
  before === given || (before.length === 1 && before[0] === given[0])

/** Whether an ambiguous single word is a given name or a family name here: a capitalised word that names nothing known follows, or a given name goes before. */
function partOfOtherName(names: Names, text: string, end: number, givenBefore: boolean): boolean {
  if (givenBefore) return true
  if (text.charCodeAt(end) !== 32 || !isUpperCode(text.charCodeAt(end + 1))) return false
  const next = text.slice(end + 1, wordEnd(text, end + 1))
  if (NO_GIVEN_NAME.has(next)) return false
  return names.table.longestAt(text, end + 1, []) < 0 && next !== next.toUpperCase()
}

/** "Atlanta, Georgia": an ambiguous name after a place of another state and a comma is a part of that state. */
function placesAfterComma(text: string, found: Found[]): readonly Found[] {
  for (let k = 1; k < found.length; k++) {
    const here = found[k]!
    const there = found[k - 1]!
    if (there.span[1] + 2 !== here.span[0] || text.charCodeAt(there.span[1]) !== 44) continue
    const ambiguous = here.meanings.find(m => m.weak && m.kind === 'state')
    const place = there.meanings.find(m => m.kind === 'place')
    if (ambiguous === undefined || place === undefined || place.actor === ambiguous.actor || place.actor === '')
      continue
    const { weak: _, ...sure } = ambiguous
    found[k] = { span: here.span, meanings: [{ ...sure, kind: 'place', actor: place.actor, since: null, until: null }] }
  }
  return found
}

function wordEnd(text: string, start: number): number {
  let i = start
  while (isWordCode(text.charCodeAt(i))) i++
  return i
}

function singleWord(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (isSpaceCode(text.charCodeAt(i))) return false
  return true
}

/** The word before on the same line with one blank between, initials passed over ("Vladimir V. Putin"); '' when there is none or when it belongs to another name. */
function wordBefore(text: string, start: number, previousEnd: number): string {
  let end = start
  for (let initials = 0; initials < 3; initials++) {
    if (text.charCodeAt(end - 1) !== 32) return ''
    let last = end - 1
    if (last <= previousEnd) return ''
    const dot = text.charCodeAt(last - 1) === 46
    if (dot) last--
    let first = last
    while (first > 0 && isWordCode(text.charCodeAt(first - 1))) first--
    if (first === last) return ''
    const initial = last - first === 1 && isUpperCode(text.charCodeAt(first))
    if (dot && !initial) return ''
    if (!initial) return text.slice(first, last)
    end = first
  }
  return ''
}

function lineInCapitals(text: string, at: number): boolean {
  const from = text.lastIndexOf('\n', at) + 1
  const newline = text.indexOf('\n', at)
  const line = text.slice(from, Math.min(newline < 0 ? text.length : newline, from + 300))
  return line === line.toUpperCase()
}
