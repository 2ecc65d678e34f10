// Which tokens stand within quotation marks, and whose words they likely are: for "I" and "we", which mean the speaker.
// A light reading from tokens alone; what a quotation says and who is its source is settled by `statement`.
import { agentsOf, readTurns, type Tree } from '../tree/index.ts'

const OPENING = new Set(['“', '``', '«', '„'])
const CLOSING = new Set(['”', '»'])
const EITHER = new Set(['"', "''", '""', "'", '’’'])
const MARKS = new Set([...OPENING, ...CLOSING, ...EITHER])

/** A speaker as the head of a subject. */
export interface Speaker {
  readonly sentence: number
  readonly token: number
}

/** Quotations of a report by token, each with the subject of the verb of saying nearest to it. */
export class Quoted {
  private readonly trees: readonly Tree[]
  private readonly saying: ReadonlySet<string>
  /** Of each sentence and token, the number of its quotation plus one. */
  private readonly regions: Int32Array[] = []
  private readonly speakers: (Speaker | null)[] = []
  /** Of each sentence in a transcript, the label of the turn that it belongs to. */
  private readonly turns = new Map<number, Speaker>()

  constructor(text: string, trees: readonly Tree[], saying: ReadonlySet<string>) {
    this.trees = trees
    this.saying = saying
    let open = ''
    let region = 0
    const firsts: number[] = []
    for (let s = 0; s < trees.length; s++) {
      const tree = trees[s]
      const regions = new Int32Array(tree.size)
      this.regions.push(regions)
      // A straight mark left open ends with its paragraph; a curly one may go on in the next.
      if (s > 0 && open !== '' && text.slice(trees[s - 1].span[1], tree.span[0]).includes('\n')) open = ''
      for (let i = 0; i < tree.size; i++) {
        const form = tree.form(i)
        if (!MARKS.has(form)) {
          if (open !== '') regions[i] = region
          continue
        }
        const opens = OPENING.has(form)
        if (open === '' && (opens || (EITHER.has(form) && tree.xpos(i) !== 'POS' && i + 1 < tree.size))) {
          if (form === "'" && !/^\s/.test(text[tree.starts[i] - 1] ?? ' ')) continue
          open = form
          region++
          firsts.push(s)
        } else if (
          open !== '' &&
          (CLOSING.has(form) || (EITHER.has(form) && form === open) || (form === "''" && open === '``'))
        ) {
          open = ''
        } else if (open !== '') regions[i] = region
      }
    }
    for (let r = 0; r < firsts.length; r++) this.speakers.push(null)
    for (let s = 0; s < trees.length; s++) this.findSpeakers(s)
    this.carryOver(firsts)
    for (const { sentence, named, end } of readTurns(text, trees))
      for (let s = sentence; s < end; s++) this.turns.set(s, named)
  }

  /** Number of the quotation around a token, −1 outside. */
  at(sentence: number, token: number): number {
    return this.regions[sentence][token] - 1
  }

  /** Whose words the quotation gives, or null. */
  speakerOf(region: number): Speaker | null {
    return this.speakers[region] ?? null
  }

  /** Subjects of verbs of saying outside quotation marks, each for the quotation nearest to its verb. */
  private findSpeakers(s: number): void {
    const tree = this.trees[s]
    const regions = this.regions[s]
    const nearest = new Map<number, number>()
    for (let v = 0; v < tree.size; v++) {
      if (regions[v] !== 0 || tree.upos(v) !== 'VERB' || !this.saying.has(tree.lemma(v))) continue
      const subject = this.subjectOutside(s, v)
      if (subject < 0) continue
      for (const step of [-1, 1]) {
        let gap = 0
        let i = v
        while (i >= 0 && i < tree.size && regions[i] === 0) {
          i += step
          gap++
        }
        if (i < 0 || i >= tree.size) continue
        const region = regions[i] - 1
        const before = nearest.get(region)
        if (before === undefined || gap < before) {
          nearest.set(region, gap)
          this.speakers[region] = { sentence: s, token: subject }
        }
      }
    }
  }

  /** The verb's subject outside quotation marks, the nearest where a parse gives it several; −1 for none. */
  private subjectOutside(s: number, v: number): number {
    const tree = this.trees[s]
    const regions = this.regions[s]
    let best = -1
    for (const c of tree.children(v)) {
      const near = best < 0 || Math.abs(c - v) < Math.abs(best - v)
      if (regions[c] === 0 && tree.deprel(c) === 'nsubj' && near) best = c
    }
    if (best >= 0) return best
    const agent = agentsOf(tree, v)[0]
    return agent === undefined || regions[agent] !== 0 ? -1 : agent
  }

  /** A quotation without a verb of saying beside it belongs to the one before or, at its start, to the next sentence's. */
  private carryOver(firsts: readonly number[]): void {
    for (let r = 0; r < firsts.length; r++) {
      if (this.speakers[r] !== null) continue
      const s = firsts[r]
      if (s > 0 && this.endsInColon(s - 1)) this.speakers[r] = this.sayerIn(s - 1)
      if (this.speakers[r] !== null) continue
      if (r > 0 && this.speakers[r - 1] !== null && s - firsts[r - 1] <= 4) this.speakers[r] = this.speakers[r - 1]
      else if (s > 0) this.speakers[r] = this.sayerIn(s - 1)
      if (this.speakers[r] === null) this.speakers[r] = this.sayerIn(s + 1)
    }
  }

  private endsInColon(s: number): boolean {
    return this.trees[s].form(this.trees[s].size - 1) === ':'
  }

  private sayerIn(s: number): Speaker | null {
    const tree = this.trees[s]
    if (tree === undefined) return null
    for (let v = 0; v < tree.size; v++) {
      if (this.regions[s][v] !== 0 || !this.saying.has(tree.lemma(v)) || tree.upos(v) !== 'VERB') continue
      const subject = this.subjectOutside(s, v)
      if (subject >= 0) return { sentence: s, token: subject }
    }
    return null
  }

  /** Whose words a sentence outside marks is: whose turn it is, or who is announced by the last sentence before it that ends in a colon. */
  speakerAt(sentence: number): Speaker | null {
    const turn = this.turns.get(sentence)
    return turn ?? this.speakerBefore(sentence - 1)
  }

  /**
   * The speaker of a block quotation: the last sentence before `s` that ends in a colon and has a verb of saying. Null where marks
   * begin behind the colon: they also tell where the quotation ends.
   */
  private speakerBefore(s: number): Speaker | null {
    for (let k = s; k >= 0 && k > s - 30; k--) {
      if (!this.endsInColon(k)) continue
      return this.regions[k + 1]?.some(region => region > 0) ? null : this.sayerIn(k)
    }
    return null
  }
}
