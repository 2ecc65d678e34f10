// Phrases that stand for several states by their membership: "permanent members of the Security Council", "the G7",
// "former Warsaw Pact states that joined NATO after 1997". Only what the membership table decides is answered.
import type { Membership, Memberships } from './membership.ts'
import { begunAfter, holdsOn } from './period.ts'
import type { World } from './world.ts'

const STATES =
  '(?:member |participating |partner )?(?:states|nations|countries|members|governments|powers|leaders|capitals|allies|economies|republics)'
const DATE = '(\\d{4}|\\w+ \\d{4}|\\d{4}-\\d{2}-\\d{2})'
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

const PERMANENT = new RegExp(
  `^(?:five )?permanent (?:five )?${STATES}(?: (?:of|on) (?:the )?(?:un |u\\.n\\. |united nations )?(?:security council|unsc))?$|^permanent security council ${STATES}$`,
)
const JOINED = new RegExp(
  `^(.*?)\\s*${STATES}?\\s*(?:that|which|who) (?:have |had )?(joined|entered|acceded to|left|quit)(?: (.+?))? (after|since|before|in|until|by) ${DATE}$`,
)
const ADMITTED = new RegExp(`^(.*?)\\s*${STATES}? admitted(?: to (.+?))? (after|since|before|in|until|by) ${DATE}$`)
const FORMER = new RegExp(`^(?:former|ex-?|one-time) ?(.+?) (?:member )?${STATES}$|^former ${STATES} (?:of|in) (.+)$`)
const MEMBERS_OF = new RegExp(`^${STATES} (?:of|in) (.+)$`)
const PLAIN = new RegExp(`^(.+?)(?:'s?)? (?:member )?${STATES}$`)

const FOUNDING = new RegExp(`^(?:original|founding) ${STATES} (?:of|in) (.+)$`)
const WITHOUT =
  /^(.+?) (?:(?:that|which|who) (?:are|were) (?:not (?:in|part of|members? of)|outside)|outside|not in|but not) (?:the )?(.+)$/
const BOTH = new RegExp(`^${STATES} (?:of|in) both (?:the )?(.+?) and (?:the )?(.+)$`)

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
/** "all the", "the five": "most", "other" and "some" leave open who is meant. */
const OPENING = new RegExp(
  `^(?:[Aa]ll )?(?:of )?(?:[Tt]he )?(?!(?:[Oo]ther|[Mm]ost|[Ss]ome|[Mm]any|[Ss]everal|[Aa]ny|[Nn]on(?!-(?:[Aa]ligned|permanent)))\\b)(?:(\\d+|${NUMBERS.join('|')}) )?(.+)$`,
)

/** Names in lower case for communities whose members are told without a name of their own in the table of organisations. */
const COMMUNITIES: Readonly<Record<string, string>> = {
  schengen: 'SCHENGEN',
  'euro zone': 'EUROZONE',
  nordic: 'NORDIC COUNCIL',
  visegrad: 'VISEGRAD',
  'g-7': 'G7',
  alliance: 'NATO',
  gulf: 'GCC',
  'gulf arab': 'GCC',
  sahel: 'AES',
  'non-aligned': 'NON-ALIGNED MOVEMENT',
  nonaligned: 'NON-ALIGNED MOVEMENT',
}

/** Groups by name that no organisation holds together. */
const BY_NAME: Readonly<Record<string, readonly string[]>> = {
  baltic: ['EST', 'LVA', 'LTU'],
  scandinavian: ['DNK', 'NOR', 'SWE'],
  koreas: ['KOR', 'PRK'],
  congos: ['COD', 'COG'],
  sudans: ['SDN', 'SSD'],
  baltics: ['EST', 'LVA', 'LTU'],
  'south caucasus': ['ARM', 'AZE', 'GEO'],
  'central asian': ['KAZ', 'KGZ', 'TJK', 'TKM', 'UZB'],
}

const SOVIET_REPUBLICS = [
  'ARM',
  'AZE',
  'BLR',
  'EST',
  'GEO',
  'KAZ',
  'KGZ',
  'LVA',
  'LTU',
  'MDA',
  'RUS',
  'TJK',
  'TKM',
  'UKR',
  'UZB',
]
const YUGOSLAV_REPUBLICS = ['BIH', 'HRV', 'MKD', 'MNE', 'SRB', 'SVN', 'XKX']
const SUCCESSORS: Readonly<Record<string, readonly string[]>> = {
  CSK: ['CZE', 'SVK'],
  DDR: ['DEU'],
  SUN: ['RUS'],
  YUG: YUGOSLAV_REPUBLICS,
}

/** States that took over the seats of another, as no successor does that joins anew. */
const CONTINUES: Readonly<Record<string, string>> = { RUS: 'SUN', SCG: 'YUG', SRB: 'SCG' }

export function resolveGroup(
  phrase: string,
  on: string | null,
  world: World,
  memberships: Memberships,
): readonly string[] | null {
  const told = OPENING.exec(phrase.replace(/\s+/g, ' ').replace(/’/g, "'").trim())
  if (told === null) return null
  const states = statesOf(told[2]!, on, world, memberships)
  // "the five permanent members" are those, "two NATO members" nobody can tell.
  return states === null ||
    told[1] === undefined ||
    NUMBERS.indexOf(told[1]) === states.length ||
    Number(told[1]) === states.length
    ? states
    : null
}

function statesOf(words: string, on: string | null, world: World, memberships: Memberships): readonly string[] | null {
  if (PERMANENT.test(words.toLowerCase())) return memberships.members('UNSC-P5', on)
  const organisation = (name: string): string | null => organisationOf(name, world, memberships)
  const listed = statesListed(words, on, world)
  if (listed !== null) return listed
  const founding = match(FOUNDING, words)?.[1]
  if (founding !== undefined) return founders(organisation(founding), memberships)
  const without = match(WITHOUT, words) ?? null
  if (without !== null) {
    const among = statesOf(without[1]!, on, world, memberships)
    const other = organisation(without[2]!)
    if (among === null || other === null) return null
    const members = memberships.members(other, on)
    return among.filter(state => !members.includes(state))
  }
  const both = match(BOTH, words)
  if (both !== null) {
    const [one, other] = [organisation(both[1]!), organisation(both[2]!)]
    if (one === null || other === null) return null
    const members = memberships.members(other, on)
    return memberships.members(one, on).filter(state => members.includes(state))
  }
  const joined = match(JOINED, words) ?? withVerb(match(ADMITTED, words))
  if (joined !== null) return selected(joined, on, organisation, memberships, world)
  const former = match(FORMER, words)
  if (former !== null) {
    const whole = (former[1] ?? former[2])!.trim()
    return formerMembers(whole, on, organisation, memberships)
  }
  const group = match(MEMBERS_OF, words)?.[1] ?? match(PLAIN, words)?.[1] ?? words
  const named = BY_NAME[group.toLowerCase()]
  if (named !== undefined) return named
  const code = organisation(group)
  return code === null ? null : memberships.members(code, on)
}

/** "North and South Korea", "Russia, China and Iran": states by their names alone. */
function statesListed(words: string, on: string | null, world: World): readonly string[] | null {
  if (!/ and |, /.test(words)) return null
  const states: string[] = []
  let at = 0
  for (const { span, meanings } of world.scan(words)) {
    if (!/^(?:, (?:and )?| and )?(?:the )?$/.test(words.slice(at, span[0]))) return null
    const meant = meanings.filter(meaning => meaning.kind === 'state' && holdsOn(meaning, on))
    if (meant.length !== 1) return null
    states.push(meant[0]!.actor)
    at = span[1]
  }
  return at === words.length && states.length > 1 ? states : null
}

/** Those who were members on the first day. */
function founders(code: string | null, memberships: Memberships): readonly string[] | null {
  if (code === null) return null
  const all = memberships.all(code)
  if (all.some(({ since }) => since === null)) return null
  const first = all.map(({ since }) => since!).sort()[0]
  return all.filter(({ since }) => since === first).map(({ member }) => member)
}

type Organisation = (name: string) => string | null

function match(pattern: RegExp, words: string): RegExpExecArray | null {
  return new RegExp(pattern.source, 'i').exec(words)
}

/** "members admitted to NATO after 1997" reads as "members that joined NATO after 1997". */
function withVerb(admitted: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return admitted === null ? null : [admitted[0], admitted[1], 'joined', admitted[2], admitted[3], admitted[4]]
}

function organisationOf(name: string, world: World, memberships: Memberships): string | null {
  const bare = name.replace(/^the /i, '').replace(/'s?$/, '').trim()
  const community = COMMUNITIES[bare.toLowerCase()]
  if (community !== undefined) return community
  for (const { kind, actor, name: usual } of world.lookup(bare, null)) {
    if (kind !== 'organisation' && kind !== 'treaty') continue
    // An organ with members of its own has them under its name; of any other the members are not those of the whole.
    if (memberships.has(usual)) return usual
    if (memberships.has(actor) && world.nameOf(actor) === usual) return actor
  }
  const upper = bare.toUpperCase()
  return memberships.has(upper) ? upper : null
}

function selected(
  parts: readonly (string | undefined)[],
  on: string | null,
  organisation: Organisation,
  memberships: Memberships,
  world: World,
): readonly string[] | null {
  const [, subject = '', verb, object, relation, date] = parts
  const left = /left|quit/i.test(verb!)
  const stated =
    object === undefined || /^(?:it|the (?:alliance|bloc|organi[sz]ation|union|group))$/i.test(object)
      ? null
      : organisation(object)
  if (object !== undefined && stated === null && !/^(?:it|the )/i.test(object)) return null
  const limit = isoDate(date!)
  if (limit === null) return null
  const who = subject.trim()
  const former = /^(?:former|ex-)\s?(.+)$/i.exec(who)?.[1]
  // "former Warsaw Pact states that joined after 1997": what they joined is the other alliance, told by the table alone if only NATO fits.
  const community =
    former !== undefined
      ? (stated ?? (organisation(former) === 'WARSAW PACT' ? 'NATO' : null))
      : (stated ?? organisation(who))
  if (community === null) return null
  let among: readonly string[] | null = null
  if (former !== undefined) among = formerMembers(former, null, organisation, memberships)
  else if (
    stated !== null &&
    who !== '' &&
    !new RegExp(`^${STATES}$`, 'i').test(who) &&
    !/^(?:those|states|countries|nations|members)$/i.test(who)
  )
    among = world.resolveGroup(who, on)
  if (former !== undefined && among === null) return null
  const chosen = memberships
    .all(community)
    .filter(
      membership =>
        fits(left ? membership.until : membership.since, relation!.toLowerCase(), limit) &&
        (left ? !wentOn(membership, memberships.all(community)) : !carriedOn(membership, memberships.all(community))) &&
        (left || on === null || !begunAfter(membership, on)),
    )
  // A state that left and came back joined twice.
  const states = [...new Set(chosen.map(({ member }) => member))]
  return among === null ? states : states.filter(state => among!.includes(state))
}

/** Whether the member went on with the seat of the state that it continues: Russia did not join the UN in 1991. */
function carriedOn({ member, since }: Membership, all: readonly Membership[]): boolean {
  const before = CONTINUES[member]
  return (
    before !== undefined &&
    since !== null &&
    all.some(
      other =>
        other.member === before && other.until !== null && fits(other.until, 'by', since) && near(other.until, since),
    )
  )
}

/** Whether the state that continues the member went on with its seat. */
function wentOn({ member, until }: Membership, all: readonly Membership[]): boolean {
  return all.some(
    other => CONTINUES[other.member] === member && until !== null && carriedOn(other, all) && near(until, other.since!),
  )
}

/** Whether two days lie in one month, or are told no closer than that. */
const near = (a: string, b: string): boolean => fits(a.slice(0, 7), 'in', b.slice(0, 7))

function fits(day: string | null, relation: string, limit: string): boolean {
  if (day === null) return false
  const length = Math.min(day.length, limit.length)
  const a = day.slice(0, length)
  const b = limit.slice(0, length)
  if (relation === 'after') return a > b
  if (relation === 'since') return a >= b
  if (relation === 'before') return a < b
  if (relation === 'in') return a === b
  return a <= b
}

/** Members that left, or those of an organisation that ended, each by the states that followed it. */
function formerMembers(
  whole: string,
  on: string | null,
  organisation: Organisation,
  memberships: Memberships,
): readonly string[] | null {
  if (/^(?:soviet(?: union)?|ussr)$/i.test(whole)) return SOVIET_REPUBLICS
  if (/^yugoslav(?:ia)?$/i.test(whole)) return YUGOSLAV_REPUBLICS
  const code = organisation(whole)
  if (code === null) return null
  const gone = memberships
    .all(code)
    .filter((membership: Membership) => membership.until !== null && (on === null || !holdsOn(membership, on)))
  const states = new Set<string>()
  for (const { member } of gone) for (const state of SUCCESSORS[member] ?? [member]) states.add(state)
  const still = new Set(memberships.members(code, on ?? '9999'))
  return [...states].filter(state => !still.has(state))
}

/** "1997", "May 1997", "1997-05-27" as ISO; null for other words. */
function isoDate(words: string): string | null {
  if (/^\d{4}(?:-\d{2}-\d{2})?$/.test(words)) return words
  const [month, year] = words.split(' ')
  const number = MONTHS.indexOf(month!.toLowerCase()) + 1
  return number === 0 ? null : `${year}-${String(number).padStart(2, '0')}`
}
