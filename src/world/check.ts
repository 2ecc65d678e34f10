// Looks over the tables for what a reader would trip on: unknown states and offices, bad dates, rows given twice,
// one office held by two at once or by nobody where it should be, one person spelt in two ways.
import { existsSync } from 'node:fs'
import { gapFaults } from './gaps.ts'
import { folded } from './letters.ts'
import { Memberships, membersTold } from './membership.ts'
import { dateIn, type Period, sharesDays } from './period.ts'
import { isSector } from './sector.ts'
import { COLUMNS, namesIn, type Row, readTable, tablesIn, WORLD_DATA } from './tables.ts'

/** A fault in a table, told so that its row can be found. */
export interface Fault {
  readonly table: string
  readonly fault: string
}

const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/

interface Held extends Period {
  readonly person: string
  readonly file: string
}

/** All faults of the tables in a folder, none when they are sound. Throws when a table cannot be read at all. */
export function checkWorld(folder: string = WORLD_DATA): readonly Fault[] {
  const faults: Fault[] = []
  const report = (table: string, fault: string) => faults.push({ table, fault })
  const rows = (file: keyof typeof COLUMNS & string): readonly Row[] =>
    existsSync(`${folder}${file}.tsv`) ? readTable(folder, `${file}.tsv`, COLUMNS[file]) : []

  // A local layer may speak of what the built-in tables name.
  const known = (file: keyof typeof COLUMNS & string): readonly Row[] =>
    folder === WORLD_DATA ? rows(file) : [...readTable(WORLD_DATA, `${file}.tsv`, COLUMNS[file]), ...rows(file)]
  const states = new Set(known('states').map(row => row[0]!))
  const organisations = new Set(known('organisations').map(row => row[0]!))
  const groups = new Set(known('groups').map(row => row[0]!))
  const offices = new Map(
    known('offices').map(([office, sector, , holders]) => [office!, { sector: sector!, single: holders === 'one' }]),
  )
  const isActor = (actor: string) => {
    const [whose, sector] = actor.split(':')
    return (
      (states.has(whose!) || organisations.has(whose!) || groups.has(whose!) || whose === 'KRG') &&
      (sector === undefined || isSector(sector))
    )
  }

  for (const table of [
    'states',
    'seats',
    'organisations',
    'memberships',
    'organs',
    'groups',
    'media',
    'companies',
    'places',
    'offices',
    'sectors',
    'regimes',
    'callings',
  ] as const) {
    const columns: readonly string[] = COLUMNS[table]
    const seen = new Set<string>()
    for (const row of rows(table)) {
      const key = row.slice(0, -1).join('\t')
      if (seen.has(key)) report(table, `row given twice: ${key}`)
      seen.add(key)
      if (row.at(-1) === '') report(table, `no source: ${key}`)
      const period = [columns.indexOf('since'), columns.indexOf('until')]
      if (period[0]! >= 0) checkPeriod(row[period[0]!]!, row[period[1]!]!, fault => report(table, `${fault}: ${key}`))
      if (row.some(cell => cell.trim() !== cell || /\|\||^\||\|$/.test(cell)))
        report(table, `stray blank or empty name: ${key}`)
    }
  }
  for (const [name, actor] of rows('seats')) if (!isActor(actor!)) report('seats', `unknown actor ${actor} of ${name}`)
  for (const [names, actor] of rows('organs')) {
    const sector = actor!.startsWith('*:') ? actor!.slice(2) : null
    if (sector === null ? !isActor(actor!) : !isSector(sector)) report('organs', `unknown actor ${actor} of ${names}`)
  }
  const named = new Set([...organisations, ...known('organisations').map(row => row[1]!.replace('~', ''))])
  for (const [organisation, cell, since] of rows('memberships')) {
    if (!named.has(organisation!)) report('memberships', `unknown organisation ${organisation}`)
    const { members, same, except } = membersTold(cell!)
    for (const member of [...members, ...except])
      if (!states.has(member) && !organisations.has(member))
        report('memberships', `unknown member ${member} of ${organisation}`)
    for (const other of same)
      if (!known('memberships').some(row => row[0] === other))
        report('memberships', `members of ${organisation} are those of ${other}, which has none`)
    if (folder === WORLD_DATA && since === '') report('memberships', `no beginning: ${organisation} ${cell}`)
  }
  checkTerms(folder, rows('memberships'), report)
  for (const [, name, , state] of rows('groups'))
    if (state !== '' && !states.has(state!)) report('groups', `unknown state ${state} of ${name}`)
  for (const [name, state] of rows('places'))
    if (state !== '' && !states.has(state!)) report('places', `unknown state ${state} of ${name}`)
  for (const table of ['media', 'companies'] as const)
    for (const [name, actor] of rows(table)) if (!isActor(actor!)) report(table, `unknown actor ${actor} of ${name}`)
  for (const [office, sector, state, holders] of rows('offices')) {
    if (!isSector(sector!)) report('offices', `unknown sector ${sector} of ${office}`)
    if (state !== '' && !isActor(state!)) report('offices', `unknown state ${state} of ${office}`)
    if (holders !== 'one' && holders !== 'many')
      report('offices', `holders of ${office} are "${holders}", expected one or many`)
  }
  for (const [noun, actor, about] of rows('callings'))
    for (const code of [actor!, ...namesIn(about!)])
      if (!isActor(code.replace('=', ''))) report('callings', `unknown actor ${code} of ${noun}`)
  for (const [noun, state] of rows('regimes'))
    if (!states.has(state!)) report('regimes', `unknown state ${state} of ${noun}`)
  for (const [sector] of rows('sectors')) if (!isSector(sector!)) report('sectors', `unknown sector ${sector}`)

  checkTenures(folder, report, isActor, offices)
  for (const fault of gapFaults(folder)) report('unbroken', fault)
  for (const [office, held] of rows('unbroken')) {
    if (!offices.has(office!)) report('unbroken', `unknown office ${office}`)
    for (const state of namesIn(held!)) if (!isActor(state)) report('unbroken', `unknown state ${state}`)
  }
  return faults
}

/** One member of one organisation twice at a time. */
function checkTerms(folder: string, rows: readonly Row[], report: Report): void {
  const memberships = new Memberships([folder])
  for (const organisation of new Set(rows.map(row => row[0]!))) {
    const terms = new Map<string, Period[]>()
    for (const { member, ...term } of memberships.all(organisation)) {
      const others = terms.get(member) ?? []
      if (others.some(other => sharesDays(other, term)))
        report('memberships', `${member} twice at once in ${organisation} (${term.since}–${term.until ?? ''})`)
      terms.set(member, [...others, term])
    }
  }
}

type Report = (table: string, fault: string) => void

function checkTenures(
  folder: string,
  report: Report,
  isActor: (actor: string) => boolean,
  offices: ReadonlyMap<string, { readonly single: boolean }>,
): void {
  if (!existsSync(`${folder}tenures`)) return
  const held = new Map<string, Held[]>()
  const persons = new Map<string, { readonly name: string; readonly file: string }>()
  const seen = new Set<string>()
  for (const name of tablesIn(`${folder}tenures`)) {
    const file = `tenures/${name}`
    for (const row of readTable(folder, file, COLUMNS.tenures)) {
      const [person, state, office, sector, since, until, aliases] = row
      const key = `${person}, ${state} ${office} ${since}`
      if (seen.has(key)) report(file, `row given twice: ${key}`)
      seen.add(key)
      if (!isActor(state!)) report(file, `unknown state ${state}: ${key}`)
      if (!offices.has(office!)) report(file, `unknown office ${office}: ${key}`)
      if (sector !== '' && !isSector(sector!)) report(file, `unknown sector ${sector}: ${key}`)
      if (since === '') report(file, `no beginning: ${key}`)
      checkPeriod(since!, until!, fault => report(file, `${fault}: ${key}`))
      if (person!.trim() !== person || / {2}|[~|]/.test(person!)) report(file, `stray sign in a name: ${person}`)
      if (namesIn(aliases!).includes(person!)) report(file, `alias is the name itself: ${key}`)
      const spelt = spelling(person!)
      const other = persons.get(spelt)
      if (other === undefined) persons.set(spelt, { name: person!, file })
      else if (other.name !== person) report(file, `"${person}" is "${other.name}" in ${other.file}`)
      const at = `${state} ${office}`
      if (offices.get(office!)?.single !== true) continue
      const holder: Held = { person: person!, file, since: dateIn(since!), until: dateIn(until!) }
      const others = held.get(at) ?? []
      for (const before of others) {
        if (before.person !== person && sharesDays(before, holder))
          report(
            file,
            `${at} held at once by ${before.person} (${before.since}–${before.until ?? ''}) and ${person} (${since}–${until})`,
          )
      }
      others.push(holder)
      held.set(at, others)
    }
  }
}

function checkPeriod(since: string, until: string, report: (fault: string) => void): void {
  for (const day of [since, until]) if (day !== '' && !isDate(day)) report(`bad date "${day}"`)
  const length = Math.min(since.length, until.length)
  if (length > 0 && since.slice(0, length) > until.slice(0, length))
    report(`ends (${until}) before it begins (${since})`)
}

/** "2021-02-30" has the form of a date and is none. */
function isDate(day: string): boolean {
  if (!DATE.test(day)) return false
  return day.length < 10 || new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
}

/** A name without what transcriptions differ in: diacritics, case, hyphens, "Sergei" and "Sergey", "Mohammed" and "Muhammad". */
function spelling(name: string): string {
  let plain = ''
  for (let i = 0; i < name.length; i++) plain += String.fromCharCode(folded(name.charCodeAt(i)))
  return plain
    .replace(/\b(?:al|el)[- ]/g, 'al')
    .replace(/\bm[ou]h+am+[ae]d\b/g, 'mohammed')
    .replace(/(?:ei|ey|iy|ii|y)\b/g, 'i')
    .replace(/[-'. ]/g, '')
}
