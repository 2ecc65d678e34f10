// Who stands where: a matrix of actors by issues, with first and last date and changes of mind, each cell with its words.
// Issues whose words have the same stems are one; so are those of one topic, and those that share most of their stems.
import type { Position } from '../position/index.ts'
import type { KeptItem, RecordStore } from '../record/index.ts'
import { type Asked, byDay, type Cited, cite, type Page, type Paging, pageOf, publishedDay } from './cited.ts'
import { likeness, stemsOf } from './stems.ts'

/** Another stance than the one told before: both, and the item that tells the new one. */
export interface Change {
  readonly day: string
  readonly from: string
  readonly to: string
  readonly cited: Cited
}

/** One actor on one issue. */
export interface Stand {
  /** State or organisation; the holder's name where no code is known. */
  readonly actor: string
  readonly for: number
  readonly against: number
  /** Days of the first and last report that tells it. */
  readonly first: string
  readonly last: string
  /** The stance told last; `both` where the last day's reports differ. */
  readonly now: 'for' | 'against' | 'both'
  readonly changes: readonly Change[]
  /** The newest first. */
  readonly cited: readonly Cited[]
}

/** One issue with everybody who stands somewhere on it. */
export interface IssueRow {
  /** The words most often used of it. */
  readonly issue: string
  readonly key: string
  readonly positions: number
  readonly first: string
  readonly last: string
  readonly stands: readonly Stand[]
}

/** Rows are issues; `actors` are those of the rows, the most frequent first: the columns of the matrix. */
export interface Matrix extends Page<IssueRow> {
  readonly actors: readonly { readonly actor: string; readonly positions: number }[]
}

/** How much of two issues' stems must be shared to be one. */
const SAME = 0.6

/** Issues, those with most positions first; within, actors by code. `cites`: items told of each cell, 3 where nothing is said. */
export async function positionsOf(
  store: RecordStore,
  filter: Asked = {},
  { cites = 3, ...paging }: Paging & { readonly cites?: number } = {},
): Promise<Matrix> {
  const issues = new Issues()
  for await (const item of store.items({ ...filter, kind: 'positions' })) issues.add(item)
  const page = pageOf(issues.rows(cites), paging)
  const actors = new Map<string, number>()
  for (const { stands } of page.rows)
    for (const { actor, for: pro, against } of stands) actors.set(actor, (actors.get(actor) ?? 0) + pro + against)
  const columns = [...actors].map(([actor, positions]) => ({ actor, positions }))
  return { ...page, actors: columns.sort((x, y) => y.positions - x.positions || byDay(x.actor, y.actor)) }
}

interface Issue {
  readonly key: string
  readonly stems: ReadonlySet<string>
  readonly wordings: Map<string, number>
  readonly items: KeptItem[]
}

class Issues {
  private readonly all: Issue[] = []
  private readonly byKey = new Map<string, Issue>()
  private readonly byStem = new Map<string, Issue[]>()

  add(item: KeptItem): void {
    const words = item.words || (item.item as Position).topic || ''
    const stems = stemsOf(words)
    const key = [...stems].sort().join(' ')
    const topic = (item.item as Position).topic
    const issue =
      this.byKey.get(key) ??
      (topic ? this.byKey.get(`topic ${topic}`) : undefined) ??
      this.near(stems) ??
      this.open(key, stems)
    this.byKey.set(key, issue)
    if (topic) this.byKey.set(`topic ${topic}`, issue)
    const wording = words.replace(/\s+/g, ' ')
    issue.wordings.set(wording, (issue.wordings.get(wording) ?? 0) + 1)
    issue.items.push(item)
  }

  private near(stems: ReadonlySet<string>): Issue | undefined {
    let best: Issue | undefined
    let most = SAME
    for (const stem of stems) {
      for (const issue of this.byStem.get(stem) ?? []) {
        const like = likeness(stems, issue.stems)
        if (like >= most && (best === undefined || like > most)) [best, most] = [issue, like]
      }
    }
    return best
  }

  private open(key: string, stems: ReadonlySet<string>): Issue {
    const issue: Issue = { key, stems, wordings: new Map(), items: [] }
    this.all.push(issue)
    for (const stem of stems) {
      const list = this.byStem.get(stem)
      if (list) list.push(issue)
      else this.byStem.set(stem, [issue])
    }
    return issue
  }

  rows(cites: number): IssueRow[] {
    return this.all
      .map(({ key, wordings, items }) => {
        const days = items.map(({ report }) => publishedDay(report)).sort(byDay)
        return {
          issue: [...wordings].reduce((best, next) => (next[1] > best[1] ? next : best))[0],
          key,
          positions: items.length,
          first: days[0],
          last: days[days.length - 1],
          stands: standsOf(items, cites),
        }
      })
      .sort((a, b) => b.positions - a.positions || byDay(b.last, a.last) || byDay(a.key, b.key))
  }
}

function standsOf(items: readonly KeptItem[], cites: number): Stand[] {
  const byActor = new Map<string, KeptItem[]>()
  for (const item of items) {
    const actors = item.parties.map(({ state, name, words }) => state ?? name ?? words)
    for (const actor of new Set(actors.length > 0 ? actors : ['not named'])) {
      const list = byActor.get(actor)
      if (list) list.push(item)
      else byActor.set(actor, [item])
    }
  }
  return [...byActor].sort(([a], [b]) => byDay(a, b)).map(([actor, held]) => standOf(actor, held, cites))
}

function standOf(actor: string, held: readonly KeptItem[], cites: number): Stand {
  const inOrder = [...held].sort((a, b) => byDay(publishedDay(a.report), publishedDay(b.report)))
  const changes: Change[] = []
  let before = inOrder[0]
  for (const item of inOrder) {
    const day = publishedDay(item.report)
    // Two stances in one day's reports are two accounts, not a change of mind.
    if (item.type !== before.type && day > publishedDay(before.report))
      changes.push({ day, from: before.type, to: item.type, cited: cite(item) })
    before = item
  }
  const last = publishedDay(before.report)
  const lately = new Set(inOrder.filter(({ report }) => publishedDay(report) === last).map(({ type }) => type))
  return {
    actor,
    for: held.filter(({ type }) => type === 'for').length,
    against: held.filter(({ type }) => type === 'against').length,
    first: publishedDay(inOrder[0].report),
    last,
    now: lately.size > 1 ? 'both' : (before.type as 'for' | 'against'),
    changes,
    cited: inOrder.reverse().slice(0, cites).map(cite),
  }
}
