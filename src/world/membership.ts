// Who belonged to which organisation or treaty, from when to when.
import { existsSync } from 'node:fs'
import { dateIn, holdsOn, type Period } from './period.ts'
import { COLUMNS, readTable } from './tables.ts'

export interface Membership extends Period {
  readonly member: string
}

export class Memberships {
  private readonly of = new Map<string, Membership[]>()

  /** Later folders win: where one speaks of a member of an organisation, what was said before of the two is left out. */
  constructor(folders: readonly string[]) {
    for (const folder of folders) if (existsSync(`${folder}memberships.tsv`)) this.add(folder)
  }

  private add(folder: string): void {
    const own = new Set<string>()
    for (const [organisation, member, since, until] of readTable(folder, 'memberships.tsv', COLUMNS.memberships)) {
      const membership = { member: member!, since: dateIn(since!), until: dateIn(until!) }
      const there = this.of.get(organisation!) ?? []
      const pair = `${organisation}\t${member}`
      const kept = own.has(pair) ? there : there.filter(other => other.member !== member)
      if (kept.length === there.length) there.push(membership)
      this.of.set(organisation!, kept.length === there.length ? there : [...kept, membership])
      own.add(pair)
    }
  }

  has(organisation: string): boolean {
    return this.of.has(organisation)
  }

  all(organisation: string): readonly Membership[] {
    return this.of.get(organisation) ?? []
  }

  members(organisation: string, on: string | null): readonly string[] {
    const all = this.all(organisation)
    if (on !== null) return all.filter(membership => holdsOn(membership, on)).map(({ member }) => member)
    const still = all.filter(({ until }) => until === null)
    if (still.length > 0) return still.map(({ member }) => member)
    let end = ''
    for (const { until } of all) if (until! > end) end = until!
    return all.filter(({ until }) => until === end).map(({ member }) => member)
  }
}
