// Datelines: place, date and agency before a report's first words: "LIMA, Peru (AP) --", "(Beirut) –", "MOSCOW. April 3. INTERFAX -".
// They have no place in the sentence's tree and are cut off. Bylines on a line of their own are left to the line's end.
import { loadWorld } from '../world/index.ts'

/** Code units within which a dateline ends. */
const LENGTH = 140

const SPACE = '[ \\t\\u00a0]'
const WORD = "\\p{Lu}[\\p{L}\\p{M}'’.-]{0,30}"
const PARTICLE = '(?:de|da|do|dos|del|di|es|el|al|la|le|les|sur|au|der|den)'
const PLACE = `${WORD}(?:${SPACE}(?:${PARTICLE}${SPACE}){0,2}${WORD}){0,4}`
/** A place with the state or province behind it. */
const LOCATED = `${PLACE}(?:,${SPACE}?${PLACE}){0,2}(?:${SPACE}?[[(]${PLACE}[\\])])?`
const JOIN = `(?:${SPACE}?/${SPACE}?|,?${SPACE}and${SPACE})`
const PLACES = `${LOCATED}(?:${JOIN}${LOCATED}){0,2}`
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ').flatMap(m => [m, m.toUpperCase()])
const MONTH = `(?:${MONTHS.join('|')})\\p{L}{0,6}\\.?`
const NUMBER = '\\d{1,2}(?:st|nd|rd|th)?'
const WEEKDAY = '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?'
const DATE = `${WEEKDAY}(?:${MONTH}${SPACE}?${NUMBER}|${NUMBER}${SPACE}${MONTH})(?:,?${SPACE}\\d{4})?`
/** "_" is the dash of old wires: "LIMA, Peru (AP) _ The talks". */
const DASH = '(?:-{1,2}|[–—_])'
/** "(AP)", "(4 May 2026)", "/TASS/". */
const AGENCY = `(?:\\((?:(?=\\p{Lu})[^()]{2,40}|dpa|${DATE})\\)|/\\p{Lu}[\\p{L} ]{1,20}/)`
/** ". INTERFAX", ", IRNA" behind a date. */
const BARE = `[.,]${SPACE}\\p{Lu}[\\p{L}.]{2,20}(?:${SPACE}\\p{Lu}\\p{L}{2,20})?`
const MARKS = `(?:[,.]?${SPACE}?(?:${DASH}${SPACE})?(?<date>${DATE}))?(?:[,.]?${SPACE}?(?<agency>${AGENCY}))?(?<bare>${BARE})?`

/** Place, date and agency, each optional, before a dash, a colon or an upright bar. */
const LINE = new RegExp(
  `^(?<places>${PLACES})?${MARKS}(?<end>${SPACE}?(?:(?:${DASH}|[:|])(?=\\s)|[–—](?=\\p{Lu})))`,
  'u',
)
/** "(New York, May 4, 2026) –" */
const BRACKETED = new RegExp(`^\\(${PLACES}(?:,${SPACE}${DATE})?\\)${SPACE}?${DASH}(?=${SPACE}["“'‘]?\\p{Lu})`, 'u')
/** "MOSCOW, April 3. /TASS/." and "Quito, March 8 (EFE) The talks": no dash at all. */
const UNDASHED = new RegExp(
  `^${PLACES}[,.]?${SPACE}${DATE}[,.]?${SPACE}?${AGENCY}\\.?(?=${SPACE}["“'‘]?\\p{Lu})|^${PLACE},${SPACE}${PLACE}${SPACE}\\(\\p{Lu}[^()]{1,40}\\)(?=${SPACE}["“'‘]?\\p{Lu})`,
  'u',
)
/** "Holm (R-Texas)": a lawmaker and no agency. */
const LAWMAKER = /^\([RDI]\s?[-–]/

/** "On May 4 –": words that open a sentence and no place's name. */
const OPENER = /^(?:On|In|At|By|From|He|She|It|They|We|You|I|But|And)\b/

/**
 * Where the dateline at `start` ends, −1 where none stands there. `start` begins a line. A place in capitals, a date, an agency or a
 * dash between spaces before a capital shows what it is.
 */
export function datelineEnd(text: string, start: number): number {
  const head = text.slice(start, start + LENGTH)
  const line = LINE.exec(head)
  if (line !== null && isDateline(head, line)) return start + line[0].length
  const other = BRACKETED.exec(head) ?? UNDASHED.exec(head)
  return other === null || /\([RDI]-/.test(other[0]) ? -1 : start + other[0].length
}

function isDateline(head: string, { 0: whole, groups = {} }: RegExpExecArray): boolean {
  const { places, date, agency, bare, end } = groups as Readonly<Record<string, string | undefined>>
  const marked = date !== undefined || (agency !== undefined && !LAWMAKER.test(agency))
  if (places !== undefined && OPENER.test(places)) return false
  if (places === undefined) return marked && /^\s*["“'‘]?\p{Lu}/u.test(head.slice(whole.length)) && end !== ':'
  const city = places.split(/[,/[(]| and /, 1)[0].trim()
  const capitals = /^[\p{Lu}\p{M}.'’ -]{2,}$/u.test(city) && /\p{Lu}{3}/u.test(city)
  if (end === ':') return date !== undefined || (capitals && (marked || isPlace(city)))
  if (capitals || marked) return true
  // "Holm – the first woman in office –", "Chad and Niger – rivals once": what joins or leads on is no dateline.
  const plain = bare === undefined && !/\d|\s(?:and)\s/.test(places)
  // "Washington, D.C.–Speaker Holm": a tight dash behind a place that is known.
  if (plain && /^[–—]$/.test(end ?? '') && places.includes(',') && isPlace(city)) return true
  return plain && /^\s/.test(end ?? '') && /^\s+["“'‘]?\p{Lu}/u.test(head.slice(whole.length))
}

/** "KARACHI:" opens a report, where "TRUMP:" and "THE KREMLIN:" open a turn. */
function isPlace(words: string): boolean {
  return loadWorld()
    .lookup(words, null)
    .some(({ kind, actor }) => kind === 'place' || (kind === 'seat' && !actor.includes(':')))
}
