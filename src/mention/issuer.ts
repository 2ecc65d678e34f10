// Whose voice a report has: a government or organisation that publishes it, or a medium with its country.
import type { Report } from '../report/index.ts'
import type { Meaning, World } from '../world/index.ts'
import type { Lexicon } from './lexicon.ts'
import { isStateCode } from './nation.ts'

export interface Voice {
  /** Who speaks as "we": one who publishes, or the signatories of a joint text; nobody for a newspaper. */
  readonly issuers: readonly { readonly actor: string; readonly name: string | null }[]
  /** The state whose "foreign minister" needs no further word. */
  readonly home: string | null
  /** The state in which a delegation of an organisation stands. */
  readonly host?: string
}

const STATES = new Set<Meaning['kind']>(['state', 'adjective', 'demonym', 'seat'])
const OFFICIAL = new Set<Meaning['kind']>(['organ', 'organisation'])

/** An embassy speaks for the state named first, not for the one where it stands. */
const DIPLOMATIC = /\b(?:mission|embassy|delegation|consulate|representation)\b/i

/** "Joint Statement by the Foreign Ministers of Chad and Niger", as a title or a line of its own at the head. */
const JOINT = /^[^.\n]{0,80}\bjoint (?:\p{L}+ ){0,2}(?:statement|declaration|communiqu[eé]|vision|commitment)\b/iu
/** Code units at the head of a text within which a joint text names who makes it. */
const HEAD = 600

/** "Press remarks by the High Representative after the Council", as a title or the first line. */
const SPOKEN =
  /^(?:\p{L}+ ){0,3}(?:remarks|statement|speech|address|intervention|message|conference|declaration|transcript)\b(?: \p{Ll}+){0,4} (?:by|from|of) (?:the )?(?<who>[^\n]{3,160})$/iu
/** Where what follows the speaker in such a title begins. */
const AFTER_SPEAKER = /,| (?:on|at|to|in|after|following|ahead|before|upon|during|for) /

/**
 * Reads the publisher, and the head of the text: a joint statement is its signatories', whoever publishes it, and somebody's remarks
 * are his where the publisher is no government.
 */
export function readVoice(report: Report, world: World, lexicon: Lexicon): Voice {
  const own = readPublisher(report, world, lexicon)
  const signatories = readSignatories(report, world)
  if (signatories.length > 1) return { ...own, issuers: signatories }
  if (own.issuers.length > 0) return own
  const briefing = readBriefing(report, world)
  if (briefing !== null) return briefing
  const speaker = readSpeaker(report, world)
  if (speaker.length > 0 || own.home !== null) return { ...own, issuers: speaker }
  return readAnnouncer(report, world) ?? own
}

/** Whose briefing a transcript gives: the organ that its title names, else the ministry's of the state that the text names most. */
function readBriefing(report: Report, world: World): Voice | null {
  if ((report.publisher ?? '') !== '' || (report.text.match(TURN)?.length ?? 0) < 2) return null
  const first = report.text.slice(0, HEAD).trimStart().split('\n', 1)[0]
  const title = [report.title ?? '', first].find(line => BRIEFING.test(line))
  if (title === undefined) return null
  for (const { meanings } of world.scan(title)) {
    const [{ kind, actor }] = meanings
    const state = stateOf(actor)
    if (kind === 'organ' || kind === 'organisation' || (kind === 'seat' && actor.includes(':')))
      return { issuers: [{ actor, name: null }], home: state }
    if (STATES.has(kind) && state !== null) return { issuers: [{ actor: `${state}:GOV`, name: null }], home: state }
  }
  if (!/\b(?:ministry|minister|government|cabinet)\b/i.test(title)) return null
  const counts = new Map<string, number>()
  for (const { meanings } of world.scan(report.text)) {
    const state = stateOf(meanings[0].actor)
    if (state !== null) counts.set(state, (counts.get(state) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most === undefined ? null : { issuers: [{ actor: `${most[0]}:GOV`, name: null }], home: most[0] }
}
const BRIEFING = /\b(?:(?:press|media|news|regular|daily|weekly|noon) (?:\p{L}+ )?)(?:briefing|conference)\b/iu
/** "MS. HOLM:", "Spokesperson:" at the beginning of a line. */
const TURN = /^\p{Lu}[\p{L}. '’-]{0,60}:\s/gmu

/** "Today the Department of State is announcing": who tells of a deed of the day in a text that goes on to say "we" outside quotation marks. */
function readAnnouncer(report: Report, world: World): Voice | null {
  if ((report.publisher ?? '') !== '' || !/(?:^|[\n.] ?)(?:We|Our) \p{Ll}/u.test(report.text.replace(QUOTATION, '')))
    return null
  const who = ANNOUNCING.exec(report.text.slice(0, HEAD))?.groups?.who ?? ''
  const [found] = world.scan(who)
  if (found === undefined) return null
  const [{ kind, actor }] = found.meanings
  if (!(kind === 'state' || kind === 'organ' || kind === 'organisation' || kind === 'seat') || actor === '') return null
  // "The U.S. Department of the Treasury": the organ tells more than its state.
  const state = stateOf(actor)
  if (state === null) return { issuers: [{ actor, name: null }], home: null }
  return { issuers: [{ actor: actor.includes(':') ? actor : `${state}:GOV`, name: null }], home: state }
}
const ANNOUNCING =
  /^\s*(?:[^\n.]{0,120}\n+)?(?:Today,? )?(?<who>(?:The |the )?\p{Lu}[^,.;:\n]{1,60}?)(?:,? today,?)? (?:is|are) (?:today )?(?:announcing|imposing|designating|sanctioning|issuing|releasing|taking|publishing|launching)\b/u
/** What stands in quotation marks. */
const QUOTATION = /[“"][^“”"\n]*[”"]?/g

/** Whose remarks the title announces; nobody where the world knows none or several. */
function readSpeaker(report: Report, world: World): Voice['issuers'] {
  const first = report.text.slice(0, HEAD).trimStart().split('\n', 1)[0].trimEnd()
  for (const line of [report.title ?? '', first]) {
    const words = SPOKEN.exec(line)?.groups?.who.split(AFTER_SPEAKER, 1)[0].replace(/[.:]$/, '') ?? ''
    const answers = words === '' ? [] : world.who(words, { on: report.published?.slice(0, 10) ?? null })
    const actors = new Set(answers.map(({ actor }) => actor))
    if (actors.size === 1) return [{ actor: answers[0].actor, name: answers.length === 1 ? answers[0].name : null }]
  }
  return []
}

/** Who makes a joint text in the first person: the states and bodies of its title, else of its first sentence. */
function readSignatories(report: Report, world: World): Voice['issuers'] {
  const title = report.title ?? ''
  const head = report.text.slice(0, HEAD).trimStart()
  const headed = JOINT.exec(head)
  if (headed === null && !JOINT.test(title)) return []
  if (!/(?:^|[\n.] ?|\d\. )We,? [\p{Ll}t]/u.test(report.text)) return []
  const sentences = head.split(/(?<=[\p{Ll}\d)]\.)\s+|\n+/u)
  for (const words of [title, ...sentences.slice(0, 3)]) {
    const actors = new Set<string>()
    for (const { meanings } of world.scan(words)) {
      const [{ kind, actor }] = meanings
      if ((STATES.has(kind) && kind !== 'seat') || kind === 'organisation') actors.add(actor)
    }
    if (actors.size > 1) return [...actors].map(actor => ({ actor, name: null }))
  }
  return []
}

/** Reads the publisher: "Ruritanian Ministry of Trade" speaks for Ruritania, "The Ruritania Times" for itself. */
function readPublisher(report: Report, world: World, lexicon: Lexicon): Voice {
  const name = report.publisher?.trim() ?? ''
  let found = world.scan(name)
  // "gov.example": the parts of a domain.
  if (found.length === 0 && !name.includes(' ')) found = world.scan(name.replaceAll('.', ' '))
  const meanings = found.map(({ meanings: [first] }) => first)
  const medium = meanings.find(({ kind }) => kind === 'medium' || kind === 'company')
  if (medium !== undefined) return { issuers: [], home: stateOf(medium.actor) }
  const state = meanings.find(({ kind }) => STATES.has(kind))
  const official = meanings.find(({ kind, actor }) => OFFICIAL.has(kind) && actor !== '')
  const organ = meanings.find(({ kind, actor }) => kind === 'seat' && actor.includes(':'))
  const sender = DIPLOMATIC.test(name) && state !== undefined && meanings[0] === state ? undefined : (official ?? organ)
  if (sender !== undefined) {
    const issuers = [{ actor: sender.actor, name }]
    if (sender.kind !== 'organisation') return { issuers, home: stateOf(sender.actor) }
    const host = DIPLOMATIC.test(name) && state !== undefined ? stateOf(state.actor) : null
    return host === null ? { issuers, home: null } : { issuers, home: null, host }
  }
  if (state === undefined) return { issuers: [], home: null }
  const home = stateOf(state.actor)
  for (const word of name.toLowerCase().split(/[^\p{L}-]+/u)) {
    const noun = lexicon.groupNouns.get(word)
    const sector = noun?.sort === 'body' ? noun.sector : (lexicon.personNouns.get(word)?.sector ?? null)
    const official = sector === 'GOV' || sector === 'MIL' || sector === 'LEG'
    if (official || word === 'gov' || word === 'mfa')
      return { issuers: [{ actor: `${home}:${sector ?? 'GOV'}`, name }], home }
  }
  return { issuers: [], home }
}

const stateOf = (actor: string): string | null => {
  const state = actor.split(':')[0]
  return isStateCode(state) ? state : null
}
