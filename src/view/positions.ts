// Who stands where: a matrix of actors by issues, with first and last date and changes of mind, each cell with its words.
// Issues whose words have the same stems are one; so are those of one topic, and those that share most of their stems.
import type { Position } from '../position/index.ts'
import type { KeptItem } from '../record/index.ts'
import { byDay, type Cited, cite, type Items, publishedDay } from './cited.ts'
import { likeness, stemsOf } from './stems.ts'

/** One actor on one issue. */
export interface Stand {
  /** State or organisation; the holder's name where no code is known. */
  readonly actor: string
  readonly for: number
  readonly against: number
  readonly first: string
  readonly last: string
  /** Days on which the stance told is another than the one told before, with both. */
  readonly changes: readonly { readonly day: string; readonly from: string; readonly to: string }[]
  readonly cited: readonly Cited[]
}

/** One issue with everybody who stands somewhere on it. */
export interface IssueRow {
  /** The words most often used of it. */
  readonly issue: string
  readonly key: string
  readonly stands: readonly Stand[]
}

/** How much of two issues' stems must be shared to be one. */
const SAME = 0.6

/** Issues, those with most positions first; within, actors by code. */
export async function positionsOf(items: Items): Promise<IssueRow[]> {
  const issues = new Issues()
  for await (const item of items) if (item.kind === 'positions') issues.add(item)
  return issues.rows()
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

  rows(): IssueRow[] {
    return this.all
      .map(({ key, wordings, items }) => ({
        issue: [...wordings].reduce((best, next) => (next[1] > best[1] ? next : best))[0],
        key,
        stands: standsOf(items),
        size: items.length,
      }))
      .sort((a, b) => b.size - a.size || byDay(a.key, b.key))
      .map(({ size: _, ...row }) => row)
  }
}

function standsOf(items: readonly KeptItem[]): Stand[] {
  const byActor = new Map<string, KeptItem[]>()
  for (const item of items) {
    const actors = item.parties.map(({ state, name, words }) => state ?? name ?? words)
    for (const actor of new Set(actors.length > 0 ? actors : ['not named'])) {
      const list = byActor.get(actor)
      if (list) list.push(item)
      else byActor.set(actor, [item])
    }
  }
  return [...byActor].sort(([a], [b]) => byDay(a, b)).map(([actor, held]) => standOf(actor, held))
}

function standOf(actor: string, held: readonly KeptItem[]): Stand {
  const inOrder = [...held].sort((a, b) => byDay(publishedDay(a.report), publishedDay(b.report)))
  const changes: { day: string; from: string; to: string }[] = []
  let before = inOrder[0]
  for (const item of inOrder) {
    // Two stances in one day's reports are two accounts, not a change of mind.
    if (item.type !== before.type && publishedDay(item.report) > publishedDay(before.report))
      changes.push({ day: publishedDay(item.report), from: before.type, to: item.type })
    before = item
  }
  return {
    actor,
    for: held.filter(({ type }) => type === 'for').length,
    against: held.filter(({ type }) => type === 'against').length,
    first: publishedDay(inOrder[0].report),
    last: publishedDay(before.report),
    changes,
    cited: inOrder.map(cite),
  }
}
