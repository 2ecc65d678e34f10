// What the decider learns from: deeds found in sentences, as their clues and the types that are right for them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bareVerbs } from '../src/event/bare-verb.ts'
import { Clues, readClues } from '../src/event/clue.ts'
import { NO_DEED } from '../src/event/decider.ts'
import { EVENT_TYPES, type Event, type EventType } from '../src/event/index.ts'
import { type EventLabel, loadEventLexicon } from '../src/event/lexicon.ts'
import { draftOf } from '../src/event/read-events.ts'
import { readTellings } from '../src/event/telling.ts'
import type { WordTable } from '../src/event/word-table.ts'
import { type Frame, readFrames } from '../src/frame/index.ts'
import { type Mentions, readMentions } from '../src/mention/index.ts'
import type { Report } from '../src/report/index.ts'
import { readSentences } from '../src/sentence/index.ts'
import { overlaps, type Span } from '../src/span.ts'
import { agentsOf, patientsOf, readTrees, type Tree } from '../src/tree/index.ts'
import { corpora, jsonLines } from './corpora.ts'
import type { Random } from './random.ts'

/** One deed to learn from. `report` numbers the marked sentence that it comes from, −1 for our own. */
export interface Deed {
  readonly report: number
  readonly clues: Int32Array
  /** Places in EVENT_TYPES, or NO_DEED; any of them will do. */
  readonly right: readonly number[]
  readonly weight: number
}

const POLNEAR_REPORTS = 200
/** Rows found in real text are right more often than not, and verbs without a row mostly tell nothing. */
const FOUND_WEIGHT = 0.3
const SILENT_WEIGHT = 0.3
const SILENT_SHARE = 0.35

const clues = new Clues()

/** A text read as far as its mentions. */
export class Page {
  readonly report: Report
  readonly trees: readonly Tree[]
  readonly mentions: Mentions
  private readonly table: WordTable

  constructor(report: Report, table: WordTable) {
    this.report = report
    this.trees = readTrees(report.text, readSentences(report.text))
    this.mentions = readMentions(report, this.trees)
    this.table = table
  }

  frames(s: number): Frame<EventLabel>[] {
    return readFrames(this.trees[s], s, this.mentions, loadEventLexicon())
  }

  bare(s: number, frames: readonly Frame<EventLabel>[]): number[] {
    return bareVerbs(this.trees[s], s, this.mentions, frames)
  }

  clues(s: number, head: number, frame: Frame<EventLabel> | null): Int32Array {
    readClues(clues, this.table, this.trees[s], s, this.mentions, head, frame)
    return clues.hashes.slice(0, clues.size)
  }
}

/** The lexicon's own sentences, seen as if no row were known. */
export function deedsOfLexicon(table: WordTable): Deed[] {
  const deeds: Deed[] = []
  for (const entries of loadEventLexicon().values()) {
    for (const entry of entries) {
      const open = entry.sentence.replace(/<\/?[st]>/g, '')
      const start = open.indexOf('<e>')
      const end = open.indexOf('</e>') - 3
      const page = new Page({ id: entry.place, text: open.replace(/<\/?e>/g, '') }, table)
      const tree = page.trees[0]
      if (tree === undefined || start < 0) continue
      for (let i = tree.tokenAt(start); i < tree.size && tree.starts[i] < end; i++) {
        const fits = entry.wordClass === 'noun' ? tree.upos(i) === 'NOUN' : tree.upos(i) === 'VERB'
        if (!fits || tree.lemma(i).toLowerCase() !== entry.head) continue
        deeds.push({
          report: -1,
          clues: page.clues(0, i, null),
          right: [EVENT_TYPES.indexOf(entry.label.type)],
          weight: 1,
        })
        break
      }
    }
  }
  return deeds
}

/** Sentences that tell no event: neither their rows nor their verbs do. */
export function deedsOfLookalikes(table: WordTable): Deed[] {
  const file = new URL('../data/lexicon/lookalikes.tsv', import.meta.url)
  const deeds: Deed[] = []
  for (const line of readFileSync(file, 'utf8').split('\n').slice(1)) {
    const page = new Page({ id: 'look-alike', text: line.split('\t')[0] }, table)
    page.trees.forEach((_, s) => {
      const frames = page.frames(s)
      for (const frame of frames)
        deeds.push({ report: -1, clues: page.clues(s, frame.head, frame), right: [NO_DEED], weight: 1 })
      for (const head of page.bare(s, frames))
        deeds.push({ report: -1, clues: page.clues(s, head, null), right: [NO_DEED], weight: 1 })
    })
  }
  return deeds
}

/** Deeds in real text: rows of more than a bare word are taken at their word, verbs without a row for no deed. */
export function deedsOfPolnear(table: WordTable, random: Random): Deed[] {
  const deeds: Deed[] = []
  for (const report of jsonLines<Report>(join(corpora, 'polnear/train.jsonl')).slice(0, POLNEAR_REPORTS)) {
    const page = new Page({ id: report.id, text: report.text }, table)
    page.trees.forEach((_, s) => {
      const frames = page.frames(s)
      for (const { entry, head } of frames) {
        if (entry.rest.length + entry.conditions.length === 0) continue
        const right = [EVENT_TYPES.indexOf(entry.label.type)]
        deeds.push({ report: -1, clues: page.clues(s, head, null), right, weight: FOUND_WEIGHT })
      }
      for (const head of page.bare(s, frames)) {
        if (random.next() > SILENT_SHARE) continue
        deeds.push({ report: -1, clues: page.clues(s, head, null), right: [NO_DEED], weight: SILENT_WEIGHT })
      }
    })
  }
  return deeds
}

/** Types that PLV's sixteen-fold count takes for one. */
const YIELD: readonly EventType[] = ['CONCEDE', 'RETREAT']

/** PLV's marked sentences: source and target marked, one type given. */
export class MarkedSentences {
  readonly pages: readonly { readonly page: Page; readonly source: readonly Span[]; readonly target: readonly Span[] }[]
  readonly golds: readonly (readonly EventType[])[]
  readonly deeds: readonly Deed[]

  constructor(table: WordTable) {
    const [header, ...rows] = readFileSync(join(corpora, 'plover/plv_train.tsv'), 'utf8')
      .split(/\r?\n/)
      .filter(line => line.trim() !== '')
      .map(line => line.split('\t'))
    const column = (name: string) => header.indexOf(name)
    this.golds = rows.map(row => {
      const type = row[column('gold_root')]
      return type === 'YIELD' ? YIELD : EVENT_TYPES.filter(known => known === type)
    })
    this.pages = rows.map((row, n) => {
      const { text, marks } = unmarked(row[column('marked_sentence')])
      return { page: new Page({ id: String(n), text }, table), source: marks.s, target: marks.t }
    })
    this.deeds = this.pages.flatMap((_, n) => this.deedsAt(n))
  }

  /** The event that answers for a marked pair: one that overlaps both, then one that overlaps either, then any. */
  answer<T extends Pick<Event, 'sources' | 'targets'>>(n: number, events: readonly T[]): T | null {
    const { source, target } = this.pages[n]
    const hit = (parties: Event['sources'], marks: readonly Span[]) =>
      parties.some(({ span }) => marks.some(mark => overlaps(span, mark))) ? 1 : 0
    let best: T | null = null
    let top = -1
    for (const event of events) {
      const both = 2 * hit(event.sources, source) + 2 * hit(event.targets, target)
      const worth = both === 4 ? 5 : both
      if (worth > top) {
        top = worth
        best = event
      }
    }
    return best
  }

  private deedsAt(n: number): Deed[] {
    const { page, source, target } = this.pages[n]
    const right = this.golds[n].map(type => EVENT_TYPES.indexOf(type))
    const found: {
      sources: Event['sources']
      targets: Event['targets']
      s: number
      frame: Frame<EventLabel>
      status: string
    }[] = []
    const tellings = readTellings(
      page.report.text,
      page.trees,
      page.mentions,
      page.report.published?.slice(0, 10) ?? null,
    )
    const bare: [s: number, head: number][] = []
    page.trees.forEach((tree, s) => {
      const frames = page.frames(s)
      for (const frame of frames) {
        const scene = { report: page.report, tree, sentence: s, mentions: page.mentions, telling: tellings[s] }
        const draft = frame.entry.label.type === 'ATTEND' ? null : draftOf(scene, frame)
        if (draft !== null) found.push({ ...draft, s, frame })
      }
      for (const head of page.bare(s, frames)) {
        const touches = (tokens: readonly number[], marks: readonly Span[]) =>
          tokens.some(j => marks.some(mark => overlaps(mark, tree.spanOf(j, j))))
        if (touches(agentsOf(tree, head), source) && (target.length === 0 || touches(patientsOf(tree, head), target)))
          bare.push([s, head])
      }
    })
    const chosen = this.answer(n, found)
    if (chosen !== null) {
      const { s, frame, status } = chosen
      // The record keeps a deed that is only promised as the deed, planned; PLV takes it for the promise.
      if (this.golds[n].includes('AGREE') && frame.entry.label.type !== 'AGREE' && status !== 'happened') return []
      return [
        { report: n, clues: page.clues(s, frame.head, frame), right, weight: 1 },
        { report: n, clues: page.clues(s, frame.head, null), right, weight: 0.5 },
      ]
    }
    return bare.map(([s, head]) => ({ report: n, clues: page.clues(s, head, null), right, weight: 1 }))
  }
}

/** A sentence without its marks, and where they stood. */
function unmarked(sentence: string): { text: string; marks: { s: Span[]; t: Span[] } } {
  const marks: { s: Span[]; t: Span[] } = { s: [], t: [] }
  let text = ''
  let from = 0
  let open = 0
  for (const tag of sentence.matchAll(/<(\/?)([st])>/g)) {
    text += sentence.slice(from, tag.index)
    from = tag.index + tag[0].length
    if (tag[1] === '') open = text.length
    else marks[tag[2] as 's' | 't'].push([open, text.length])
  }
  return { text: text + sentence.slice(from), marks }
}
