// Finds names in a text in one pass, and drops those that their neighbours show to be something else:
// "Jordan Smith" is no state, "Atlanta, Georgia" no capital of the Caucasus, "Anna Lavrov" no minister.
import { isSpaceCode, isUpperCode, isWordCode } from './letters.ts'
import type { Found, Meaning } from './meaning.ts'
import type { Names } from './names.ts'
import type { Neighbours } from './neighbours.ts'

export function scan(names: Names, neighbours: Neighbours, text: string): readonly Found[] {
  const found: Found[] = []
  const values: number[] = []
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
    names.preferLocal(values)
    const meanings = meaningsHere(names, neighbours, text, i, end, values, found.at(-1))
    if (meanings.length > 0) {
      const shared = headShared(names, text, i, end, found.at(-1)?.span[1] ?? 0)
      if (shared !== null) found.push(shared)
      found.push({ span: [i, end], meanings })
      i = end
    } else i = wordEnd(text, i)
  }
  return townsOfProvinces(neighbours, text, placesAfterComma(text, found))
}

function meaningsHere(
  names: Names,
  neighbours: Neighbours,
  text: string,
  start: number,
  end: number,
  values: readonly number[],
  previous: Found | undefined,
): readonly Meaning[] {
  const single = singleWord(text, start, end)
  const word = single ? text.slice(start, end) : ''
  if (single && neighbours.plainInCapitals.has(word) && lineInCapitals(text, start)) return []
  const before = single ? wordBefore(text, start, previous?.span[1] ?? -1, neighbours) : ''
  // "FICO" in an ordinary line is an acronym and not the politician; "TRUMP:" opens a turn in a transcript.
  const capitals = single && word.length <= 4 && word === word.toUpperCase() && !lineInCapitals(text, start)
  const given =
    before !== '' &&
    isUpperCode(before.charCodeAt(0)) &&
    !neighbours.before.has(before) &&
    !neighbours.titles.has(before)
  if (values.length === 1 && !names.isSurname(values[0]!)) {
    const meanings = names.meaningsOf(values[0]!)
    const doubtful = meanings[0]?.weak || (meanings[0]?.kind === 'place' && names.givenNames.has(word))
    return single && doubtful && partOfOtherName(names, neighbours, text, end, given && names.givenNames.has(before))
      ? []
      : meanings
  }
  const owners = single ? ownersBefore(text, start, previous) : null
  const meanings: Meaning[] = []
  for (const value of values) {
    if (names.isSurname(value)) {
      if (capitals) continue
      const common = neighbours.commonWords.has(word) || names.givenNames.has(word)
      if (single && common && !given && !neighbours.titles.has(before) && owners === null) continue
      if (given && !sameGivenName(before, names.givenNameOf(value)) && (common || names.givenNames.has(before)))
        continue
      for (const meaning of names.meaningsOf(value))
        if (owners === null || !common || owners.has(stateIn(meaning.actor))) meanings.push(meaning)
    } else {
      const own = names.meaningsOf(value)
      const doubtful =
        own[0]?.weak || ((own[0]?.kind === 'place' || own[0]?.kind === 'seat') && names.givenNames.has(word))
      if (single && doubtful && partOfOtherName(names, neighbours, text, end, given && names.givenNames.has(before)))
        continue
      for (const meaning of own) meanings.push(meaning)
    }
  }
  return meanings
}

const stateIn = (actor: string): string => actor.split(':', 1)[0]!

/** The states in "Britain's" right before a name: "Britain's Johnson" is a Johnson of theirs. */
function ownersBefore(text: string, start: number, previous: Found | undefined): ReadonlySet<string> | null {
  if (previous === undefined || previous.span[1] !== start - 3 || !/^['’]s $/.test(text.slice(previous.span[1], start)))
    return null
  return new Set(previous.meanings.map(({ actor }) => stateIn(actor)))
}

/** "Vladimir V." and "V." are the same given name; a middle name told by its letter alone does not count. */
const sameGivenName = (before: string, given: string): boolean =>
  before === given || (before.length === 1 && before[0] === given[0])

/** Whether an ambiguous single word is a given name or a family name here: a capitalised word that names nothing known follows, or a given name goes before. */
function partOfOtherName(
  names: Names,
  neighbours: Neighbours,
  text: string,
  end: number,
  givenBefore: boolean,
): boolean {
  if (givenBefore) return true
  if (text.charCodeAt(end) !== 32 || !isUpperCode(text.charCodeAt(end + 1))) return false
  const next = text.slice(end + 1, wordEnd(text, end + 1))
  if (
    neighbours.before.has(next) ||
    neighbours.titles.has(next) ||
    neighbours.afterState.has(next) ||
    next === next.toUpperCase()
  )
    return false
  const values: number[] = []
  const known = names.table.longestAt(text, end + 1, values) >= 0 && !values.every(value => names.isSurname(value))
  return !known && !lineInTitleCase(text, end)
}

/** "Atlanta, Georgia" and "Tbilisi, Georgia": the place before a comma tells which of two namesakes follows. */
function placesAfterComma(text: string, found: Found[]): readonly Found[] {
  for (let k = 1; k < found.length; k++) {
    const here = found[k]!
    const there = found[k - 1]!
    if (there.span[1] + 2 !== here.span[0] || text.charCodeAt(there.span[1]) !== 44) continue
    if (here.meanings.length < 2 || !here.meanings.some(m => m.weak && (m.kind === 'state' || m.kind === 'place')))
      continue
    const places = there.meanings.filter(m => m.kind === 'place')
    const agreed = here.meanings.filter(m => places.some(place => place.actor === m.actor))
    if (agreed.length === 0) continue
    const meanings = agreed.map(({ weak: _, ...meaning }) => meaning)
    found[k] = { span: here.span, meanings }
  }
  return found
}

/** "North and South Korea": the word before "and" shares the rest of the name after it; null where no name comes of it. */
function headShared(names: Names, text: string, start: number, end: number, from: number): Found | null {
  const joined = text.slice(Math.max(from, start - 5), start)
  const link = joined.endsWith(' and ') ? 5 : joined.endsWith(' or ') ? 4 : 0
  const blank = text.indexOf(' ', start)
  if (link === 0 || blank < 0 || blank >= end) return null
  const stop = start - link
  let first = stop
  while (first > from && isWordCode(text.charCodeAt(first - 1))) first--
  if (first === stop || stop - first > 12 || !isUpperCode(text.charCodeAt(first))) return null
  const whole = text.slice(first, stop) + text.slice(blank, end)
  const values: number[] = []
  if (names.table.longestAt(whole, 0, values) !== whole.length) return null
  const meanings = values
    .flatMap(value => names.meaningsOf(value))
    .filter(({ kind, actor }) => SHARING.has(kind) && actor !== '')
  return meanings.length === 0 ? null : { span: [first, stop], meanings }
}

const SHARING: ReadonlySet<string> = new Set(['state', 'adjective', 'demonym', 'place'])

/** "Paris, Texas": a town of the province's state, whatever its namesake is. */
function townsOfProvinces(neighbours: Neighbours, text: string, found: readonly Found[]): readonly Found[] {
  return found.map((here, k) => {
    const next = found[k + 1]
    if (next === undefined || here.span[1] + 2 !== next.span[0] || text.charCodeAt(here.span[1]) !== 44) return here
    if (!neighbours.provinces.has(text.slice(...next.span))) return here
    const town = here.meanings.find(({ kind }) => kind === 'place' || kind === 'seat')
    const province = next.meanings.find(({ kind }) => kind === 'place')
    if (town === undefined || province === undefined || here.meanings.some(({ kind }) => kind === 'state')) return here
    return { span: here.span, meanings: [{ ...province, name: town.name }] }
  })
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
function wordBefore(text: string, start: number, previousEnd: number, { titles }: Neighbours): string {
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
    if (dot && !initial && !titles.has(text.slice(first, last))) return ''
    if (!initial) return text.slice(first, last)
    end = first
  }
  return ''
}

/** Whether nearly every longer word of the line begins with a capital, as in headlines: capitals then tell nothing. */
function lineInTitleCase(text: string, at: number): boolean {
  const words = lineAt(text, at).match(/[\p{L}]{4,}/gu) ?? []
  let capitals = 0
  for (const word of words) if (isUpperCode(word.charCodeAt(0))) capitals++
  return words.length >= 3 && capitals >= words.length * 0.9
}

function lineInCapitals(text: string, at: number): boolean {
  const line = lineAt(text, at)
  return line.length > 8 && line === line.toUpperCase()
}

function lineAt(text: string, at: number): string {
  const from = Math.max(text.lastIndexOf('\n', at) + 1, at - 200)
  const newline = text.indexOf('\n', at)
  return text.slice(from, Math.min(newline < 0 ? text.length : newline, from + 400))
}
