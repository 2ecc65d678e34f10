// Where a person's name begins within its phrase: titles, offices and nationalities stand before it.
// "U.S. Secretary of State Kerry" → title "U.S. Secretary of State", name "Kerry".
import type { Tree } from '../tree/index.ts'
import type { Office, World } from '../world/index.ts'
import type { Gender, Lexicon } from './lexicon.ts'
import { nameHead } from './nominal.ts'

/** A person's name over `first` … `last`; `titleFirst` is −1 where no title stands before it. */
export interface PersonName {
  readonly first: number
  readonly last: number
  readonly titleFirst: number
  readonly office: string | null
  readonly sector: string | null
  /** The only state with such an office. */
  readonly state: string | null
  /** Told by the title alone: "Sen." */
  readonly actor: string | null
  readonly gender: Gender
}

/** Longest office that ends with a word: "secretary of state for foreign and commonwealth affairs". */
const OFFICE_WORDS = 8
const PARTICLES = new Set(
  'al el bin ibn ben de da di del der den du van von la le ul ur abu e y dos das af ter ten'.split(' '),
)
const COURTESY = /^(?:Mr|Mrs|Ms|Miss|Dr)\.?$/
const SUFFIXES = new Set(['Jr.', 'Jr', 'Sr.', 'Sr', 'II', 'III', 'IV'])

const isCapital = (form: string): boolean => /^\p{Lu}/u.test(form)

/** An office told by words that begin at `first`; `state` where only one state has an office of that name. */
export interface FoundOffice {
  readonly first: number
  /** Null for an office that many hold at a time ("official"): it tells a sector, but no person. */
  readonly office: string | null
  readonly sector: string
  readonly state: string | null
}

/** Whose office it is where the words are used by several states alike: the reporter's, then those best known for it. */
const KNOWN_FOR_SECRETARIES = ['GBR', 'USA']

/** Offices and names of persons as a report of one home country uses them. */
export interface Usage {
  readonly world: World
  readonly lexicon: Lexicon
  readonly home: string | null
  /** Words met so far, and whether an office may hang on them: most windows are dismissed without asking the world. */
  readonly officeWords: Map<string, boolean>
}

/** Whether a word alone names an office or a person's part in one: "minister", "chief". */
function isOfficeWord(usage: Usage, form: string): boolean {
  const known = usage.officeWords.get(form)
  if (known !== undefined) return known
  const word = form.toLowerCase()
  const noun =
    usage.lexicon.personNouns.has(word) || usage.lexicon.titles.has(form) || usage.world.office(word) !== null
  usage.officeWords.set(form, noun)
  return noun
}

function officeOf({ world, home }: Usage, words: string): Office | null {
  const office = world.office(words) ?? (home === null ? null : world.office(words, home))
  if (office !== null || !words.includes(' ')) return office
  for (const state of KNOWN_FOR_SECRETARIES) {
    const theirs = world.office(words, state)
    if (theirs !== null) return theirs
  }
  return null
}

/** The longest office that ends at token `end`. */
export function officeEndingAt(tree: Tree, usage: Usage, from: number, end: number): FoundOffice | null {
  let words = ''
  let best: FoundOffice | null = null
  for (let i = end; i >= from && i > end - OFFICE_WORDS; i--) {
    const form = tree.lowerForm(i)
    if (tree.upos(i) === 'PUNCT' && form !== '-') break
    words = words === '' ? form : form === '-' || words.startsWith('-') ? form + words : `${form} ${words}`
    if (form === '-') continue
    if (!usage.world.endsOffice(words)) break
    const office = officeOf(usage, words)
    if (office !== null) {
      best = {
        first: i,
        office: office.single ? office.office : null,
        sector: office.sector,
        state: office.single ? (office.state ?? null) : null,
      }
    }
  }
  return best !== null && hasOfficeWord(tree, usage, from, end) ? best : null
}

function hasOfficeWord(tree: Tree, usage: Usage, from: number, end: number): boolean {
  for (let i = end; i >= from && i > end - OFFICE_WORDS; i--) if (isOfficeWord(usage, tree.form(i))) return true
  return false
}

/** The last token of the name headed at `head`, over flat parts and suffixes. */
export function endOfName(tree: Tree, head: number): number {
  let last = head
  while (last + 1 < tree.size) {
    const next = last + 1
    const form = tree.form(next)
    if (nameHead(tree, next) === head && (isCapital(form) || PARTICLES.has(form.toLowerCase()))) last = next
    else if (
      (form === '-' || form === '’' || form === "'") &&
      next + 1 < tree.size &&
      nameHead(tree, next + 1) === head &&
      tree.starts[next + 1] === tree.ends[next]
    )
      last = next + 1
    else if (SUFFIXES.has(form)) last = next
    else break
  }
  return last
}

/**
 * The name that ends the phrase `from` … of `head`, where something says that it is a person's: a title, a given name, an
 * initial, or `certain` (the world knows it). Null else.
 */
export function readPersonName(
  tree: Tree,
  usage: Usage,
  from: number,
  head: number,
  blocked: (token: number) => boolean,
): PersonName | null {
  const { lexicon } = usage
  const last = endOfName(tree, head)
  // "the Secretary-General", "the Deputy Secretary": an office to its end, and no name.
  const titled = last > from && (tree.form(last - 1) === '-' || lexicon.titles.has(tree.form(last)))
  const whole = titled ? officeEndingAt(tree, usage, from, last) : null
  if (whole !== null && whole.first < last) return null
  let first = last + 1
  let titleFirst = -1
  let office: string | null = null
  let sector: string | null = null
  let actor: string | null = null
  let state: string | null = null
  let gender: Gender = null
  for (let i = last; i >= from; i--) {
    const form = tree.form(i)
    const joins = form === '-' || form === "'" || form === '’'
    if (!isCapital(form) && !joins && !(PARTICLES.has(form) && i < last)) {
      // "Kremlin adviser Lena Holm": a common noun before the name is its title.
      const noun = lexicon.personNouns.get(tree.lowerLemma(i))
      const told = officeEndingAt(tree, usage, from, i)
      if (i < last && first <= last && (noun !== undefined || told !== null)) {
        titleFirst = told?.first ?? i
        office = told?.office ?? null
        sector = told?.sector ?? noun?.sector ?? null
        state = told?.state ?? null
        gender = noun?.gender ?? null
      }
      break
    }
    if (blocked(i)) break
    if (i < last || tree.deprel(i) === 'nmod:desc') {
      const title = lexicon.titles.get(form)
      const told = officeEndingAt(tree, usage, from, i)
      if (title !== undefined || told !== null) {
        titleFirst = told?.first ?? i
        office = told?.office ?? null
        sector = told?.sector ?? title?.sector ?? null
        state = told?.state ?? null
        actor = told === null || told.first === i ? (title?.actor ?? null) : null
        gender = title?.gender ?? lexicon.personNouns.get(form.toLowerCase())?.gender ?? null
        break
      }
    }
    first = i
  }
  // "Hans-Jan Holm" cut at its hyphen.
  if (
    first >= 2 &&
    first <= last &&
    tree.form(first - 1) === '-' &&
    tree.ends[first - 1] === tree.starts[first] &&
    tree.ends[first - 2] === tree.starts[first - 1] &&
    isCapital(tree.form(first - 2))
  ) {
    first -= 2
  }
  // "Mr Holm" read as two phrases: the title before the phrase still belongs to the name.
  if (titleFirst < 0 && first === from && from > 0) {
    const title = lexicon.titles.get(tree.form(from - 1))
    if (title !== undefined) {
      titleFirst = from - 1
      sector = title.sector
      actor = title.actor
      gender = title.gender
    }
  }
  while (first <= last && !isCapital(tree.form(first)) && !PARTICLES.has(tree.form(first))) first++
  if (first > last) return null
  const given = tree.form(first)
  const known = lexicon.givenNames.has(given)
  const initial = first < last && /^\p{Lu}\.$/u.test(tree.form(first + 1))
  if (titleFirst < 0 && !(known && first < last) && !initial) {
    return null
  }
  return {
    first,
    last,
    titleFirst,
    office,
    sector,
    state,
    actor,
    gender: gender ?? lexicon.givenNames.get(given) ?? null,
  }
}

/**
 * Every name that follows a title or an office, from the words alone: "Deputy Minister of Trade Lena Holm" is one phrase even
 * where the tree parts it. `isKnown` tells whether the world knows a person by the word.
 */
export function readTitledNames(
  tree: Tree,
  usage: Usage,
  blocked: (token: number) => boolean,
  isKnown: (token: number) => boolean,
): PersonName[] {
  const { lexicon } = usage
  const out: PersonName[] = []
  for (let i = 1; i < tree.size; i++) {
    const before = tree.form(i - 1)
    // "Will Foreign Minister Wang attend": a surname that the tagger took for a verb.
    const mistaken = isCapital(tree.form(i)) && isCapital(before) && tree.upos(i) !== 'PROPN' && isKnown(i)
    if ((!startsName(tree, i) && !(mistaken && isOfficeWord(usage, before))) || blocked(i)) continue
    const title = lexicon.titles.get(before)
    const noun = lexicon.personNouns.get(before.toLowerCase())
    if (title === undefined && noun === undefined && !/^\p{L}/u.test(before)) continue
    if (lexicon.titles.has(tree.form(i)) && i + 1 < tree.size && startsName(tree, i + 1)) continue
    const office = officeEndingAt(tree, usage, 0, i - 1)
    if (title === undefined && office === null && (noun === undefined || tree.upos(i - 1) !== 'NOUN')) continue
    let last = i
    while (last + 1 < tree.size && !blocked(last + 1)) {
      const next = pastParticles(tree, last + 1)
      if (startsName(tree, next) || SUFFIXES.has(tree.form(next))) last = next
      else break
    }
    const lemma = tree.lowerLemma(last)
    // "Ms. King", "Senator Lena King": a family name that is a title elsewhere.
    const isName = last > i ? lexicon.givenNames.has(tree.form(i)) : COURTESY.test(before)
    // "Prime Minister Office", "President Holm Street": the name of a thing.
    if (
      !isName &&
      (lexicon.groupNouns.has(lemma) ||
        lexicon.titles.has(tree.form(last)) ||
        officeEndingAt(tree, usage, i, last) !== null)
    )
      continue
    const known = lexicon.givenNames.get(tree.form(i)) ?? null
    out.push({
      first: i,
      last,
      titleFirst: office?.first ?? i - 1,
      office: office?.office ?? null,
      sector: office?.sector ?? title?.sector ?? noun?.sector ?? null,
      state: office?.state ?? null,
      // A special representative is no congressman.
      actor: office === null || office.first === i - 1 ? (title?.actor ?? null) : null,
      gender: title?.gender ?? noun?.gender ?? known,
    })
    i = last
  }
  return out
}

/** The first token from `i` on that is neither a hyphen nor a particle of names: "bin", "el-". */
function pastParticles(tree: Tree, i: number): number {
  let k = i
  while (
    k < tree.size &&
    k < i + 3 &&
    (tree.form(k) === '-' || (PARTICLES.has(tree.form(k)) && tree.upos(k) !== 'ADP'))
  )
    k++
  return k
}

function startsName(tree: Tree, i: number): boolean {
  return (
    i < tree.size &&
    tree.upos(i) === 'PROPN' &&
    /^\p{Lu}/u.test(tree.form(i)) &&
    !/^(?:\p{Lu}\p{Ll}+day|January|February|April|June|July|August|September|October|November|December)$/u.test(
      tree.form(i),
    )
  )
}
