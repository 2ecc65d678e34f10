// Who belonged to which organisation or treaty, from when to when. A row may speak of several members at once, and of the
// members of another organisation, each for its own time there: "=EU" in the table of the European Economic Area.
import { existsSync } from 'node:fs'
import { dateIn, holdsOn, type Period, sharesDays } from './period.ts'
import { COLUMNS, namesIn, readTable } from './tables.ts'

export interface Membership extends Period {
  readonly member: string
}

/** The members of another organisation, within the row's own time. */
interface Same extends Period {
  readonly as: string
  readonly except: ReadonlySet<string>
}

/** What one cell of members says. */
export interface MembersTold {
  readonly members: readonly string[]
  /** The organisations whose members are meant. */
  readonly same: readonly string[]
  readonly except: readonly string[]
}

/** Reads "USA|GBR", "=EU|NOR", "=UN|-CHE": members by code, the members of another organisation, and those left out of them. */
export function membersTold(cell: string): MembersTold {
  const told = { members: [] as string[], same: [] as string[], except: [] as string[] }
  for (const part of namesIn(cell)) {
    if (part.startsWith('=')) told.same.push(part.slice(1))
    else if (part.startsWith('-')) told.except.push(part.slice(1))
    else told.members.push(part)
  }
  return told
}

export class Memberships {
  private readonly of = new Map<string, Membership[]>()
  private readonly sameAs = new Map<string, Same[]>()
  private readonly whole = new Map<string, readonly Membership[]>()

  /** Later folders win: where one speaks of a member of an organisation, what was said before of the two is left out. */
  constructor(folders: readonly string[]) {
    for (const folder of folders) if (existsSync(`${folder}memberships.tsv`)) this.add(folder)
  }

  private add(folder: string): void {
    const own = new Set<string>()
    for (const [organisation, cell, since, until] of readTable(folder, 'memberships.tsv', COLUMNS.memberships)) {
      const time = { since: dateIn(since!), until: dateIn(until!) }
      const { members, same, except } = membersTold(cell!)
      for (const member of members) this.addMember(organisation!, { member, ...time }, own)
      for (const as of same) {
        const there = this.sameAs.get(organisation!) ?? []
        there.push({ as, except: new Set(except), ...time })
        this.sameAs.set(organisation!, there)
      }
    }
  }

  private addMember(organisation: string, membership: Membership, own: Set<string>): void {
    const there = this.of.get(organisation) ?? []
    const pair = `${organisation}\t${membership.member}`
    const kept = own.has(pair) ? there : there.filter(other => other.member !== membership.member)
    if (kept.length === there.length) there.push(membership)
    this.of.set(organisation, kept.length === there.length ? there : [...kept, membership])
    own.add(pair)
  }

  has(organisation: string): boolean {
    return this.of.has(organisation) || this.sameAs.has(organisation)
  }

  /** Every time of every member. A row that names a member takes the place of what is said of it by "=". */
  all(organisation: string): readonly Membership[] {
    const known = this.whole.get(organisation)
    if (known !== undefined) return known
    const named = this.of.get(organisation) ?? []
    const same = this.sameAs.get(organisation)
    if (same === undefined) return named
    // Stands while the others are asked, so that two that point at each other come to an end.
    this.whole.set(organisation, named)
    const members = new Set(named.map(({ member }) => member))
    const taken = same.flatMap(row =>
      this.all(row.as)
        .filter(({ member }) => !members.has(member) && !row.except.has(member))
        .flatMap(membership => within(membership, row)),
    )
    const whole = [...named, ...joined(taken)]
    this.whole.set(organisation, whole)
    return whole
  }

  members(organisation: string, on: string | null): readonly string[] {
    const all = this.all(organisation)
    if (on !== null) return distinct(all.filter(membership => holdsOn(membership, on)))
    const still = all.filter(({ until }) => until === null)
    if (still.length > 0) return distinct(still)
    let end = ''
    for (const { until } of all) if (until! > end) end = until!
    return distinct(all.filter(({ until }) => until === end))
  }
}

/** On the day of leaving and coming back one state is there twice. */
const distinct = (memberships: readonly Membership[]): readonly string[] => [
  ...new Set(memberships.map(({ member }) => member)),
]

/** One time where a member of two organisations is told by both. */
function joined(taken: readonly Membership[]): readonly Membership[] {
  const whole: Membership[] = []
  for (const membership of taken) {
    const at = whole.findIndex(other => other.member === membership.member && sharesDays(other, membership))
    if (at < 0) whole.push(membership)
    else whole[at] = spanning(whole[at]!, membership)
  }
  return whole
}

function spanning(a: Membership, b: Membership): Membership {
  const since = a.since === null || b.since === null ? null : a.since < b.since ? a.since : b.since
  const until = a.until === null || b.until === null ? null : a.until > b.until ? a.until : b.until
  return { member: a.member, since, until }
}

/** The part of a membership that falls into a time; nothing when none does. */
function within({ member, since, until }: Membership, time: Period): readonly Membership[] {
  const from = since === null || (time.since !== null && time.since > since) ? time.since : since
  const to = until === null || (time.until !== null && time.until < until) ? time.until : until
  return from !== null && to !== null && to < from ? [] : [{ member, since: from, until: to }]
}
