// Where a person's name begins within its phrase: titles, offices and nationalities stand before it.
// "U.S. Secretary of State Kerry" → title "U.S. Secretary of State", name "Kerry".
import type { Tree } from '../tree/index.ts'
import type { World } from '../world/index.ts'
import type { Gender, Lexicon } from './lexicon.ts'
import { nameHead } from './nominal.ts'

/** A person's name over `first` … `last`; `titleFirst` is −1 where no title stands before it. */
export interface PersonName {
  readonly first: number
  readonly last: number
  readonly titleFirst: number
  readonly office: string | null
  readonly sector: string | null
  /** Told by the title alone: "Sen." */
  readonly actor: string | null
  readonly gender: Gender
}

/** Longest office that ends with a word: "permanent representative to the United Nations" is five. */
const OFFICE_WORDS = 5
const PARTICLES = new Set(
  'al el bin ibn ben de da di del der den du van von la le ul ur abu e y dos das af ter ten'.split(' '),
)
const SUFFIXES = new Set(['Jr.', 'Jr', 'Sr.', 'Sr', 'II', 'III', 'IV'])

const isCapital = (form: string): boolean => /^\p{Lu}/u.test(form)

/** The office that ends at token `end`, as lower-case words of the text. */
export function officeEndingAt(
  tree: Tree,
  world: World,
  from: number,
  end: number,
): { first: number; office: string; sector: string } | null {
  let words = ''
  let best: { first: number; office: string; sector: string } | null = null
  for (let i = end; i >= from && i > end - OFFICE_WORDS; i--) {
    const form = tree.form(i)
    if (tree.upos(i) === 'PUNCT' && form !== '-') break
    words =
      words === ''
        ? form.toLowerCase()
        : form === '-' || words.startsWith('-')
          ? form.toLowerCase() + words
          : `${form.toLowerCase()} ${words}`
    const office = world.office(words)
    if (office !== null) best = { first: i, office: office.office, sector: office.sector }
  }
  return best
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
  world: World,
  lexicon: Lexicon,
  from: number,
  head: number,
  blocked: (token: number) => boolean,
): PersonName | null {
  const last = endOfName(tree, head)
  let first = last + 1
  let titleFirst = -1
  let office: string | null = null
  let sector: string | null = null
  let actor: string | null = null
  let gender: Gender = null
  for (let i = last; i >= from; i--) {
    const form = tree.form(i)
    const joins = form === '-' || form === "'" || form === '’'
    if (!isCapital(form) && !joins && !(PARTICLES.has(form) && i < last)) {
      // "Kremlin adviser Lena Holm": a common noun before the name is its title.
      const noun = lexicon.personNouns.get(tree.lemma(i).toLowerCase())
      const told = officeEndingAt(tree, world, from, i)
      if (i < last && first <= last && (noun !== undefined || told !== null)) {
        titleFirst = told?.first ?? i
        office = told?.office ?? null
        sector = told?.sector ?? noun?.sector ?? null
        gender = noun?.gender ?? null
      }
      break
    }
    if (blocked(i)) break
    if (i < last || tree.deprel(i) === 'nmod:desc') {
      const title = lexicon.titles.get(form)
      const told = officeEndingAt(tree, world, from, i)
      if (title !== undefined || told !== null) {
        titleFirst = told?.first ?? i
        office = told?.office ?? null
        sector = told?.sector ?? title?.sector ?? null
        actor = title?.actor ?? null
        gender = title?.gender ?? lexicon.personNouns.get(form.toLowerCase())?.gender ?? null
        break
      }
    }
    first = i
  }
  while (first <= last && !isCapital(tree.form(first)) && !PARTICLES.has(tree.form(first))) first++
  if (first > last) return null
  const given = tree.form(first)
  const known = lexicon.givenNames.has(given)
  const initial = first < last && /^\p{Lu}\.$/u.test(tree.form(first + 1))
  if (titleFirst < 0 && !(known && first < last) && !initial) {
    return null
  }
  return { first, last, titleFirst, office, sector, actor, gender: gender ?? lexicon.givenNames.get(given) ?? null }
}
