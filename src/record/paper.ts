// Papers: mentions of instruments in many reports that mean one paper, which was proposed in one, drafted, signed or handed over in others.
// Mentions are of one paper where their parties agree and the telling words of name and subject are near.
import { contentHash } from './ids.ts'
import type { KeptItem } from './item.ts'
import { shared, stemsOf } from './stems.ts'

interface Paper {
  readonly id: string
  readonly stems: Set<string>
  readonly states: Set<string>
  readonly kinds: Set<string>
  readonly editions: Set<string>
  seen: number
}

/** Share of the lesser mention's stems that must be the same, and kinds that one paper may pass through. */
const SAME = 0.6
const PASSING = new Set(['draft', 'plan', 'other'])
/** Words of kinds: a name of nothing else ("an agreement") says too little. */
const KIND_STEMS = stemsOf(
  'joint statement treaty agreement memorandum draft resolution declaration communiqué communique law sanctions list plan report letter document text proposal deal accord pact understanding protocol new final first second',
)
/** Days after which a paper that nobody mentions is a new one, papers compared at most for a word, and words kept. */
const MEMORY = 1100
const RIVALS = 200
const WORDS = 400_000

const SUBJECT = /^,?\s+(?:on|about|concerning|regarding|over|for)\s+[^,.;:!?()–—]{3,80}/
/** What ends a name: a place, a day, a verb of what comes next. */
const ASIDE =
  /\s+(?:in|at|on|by|to|after|before|during|that|which|who|and|when|with|was|were|is|are|will|has|have)\s+(?:[A-Z].*|(?:was|were|is|are|will|has|have|said|added)\b.*)$/

/** A mention's words, with what it is about: as read, else as the sentence goes on behind them ("an agreement *on fishing rights*"). */
export function paperName({
  words,
  about,
  span,
  sentence,
}: Pick<KeptItem, 'words' | 'about' | 'span' | 'sentence'>): string {
  if (about !== null && !words.includes(about)) return `${words} ${about}`
  if (about !== null || sentence === null) return words
  const rest = SUBJECT.exec(sentence.words.slice(span[1] - sentence.span[0]))?.[0] ?? ''
  return words + rest.replace(ASIDE, '')
}

/** Finds papers among mentions given in order of date. */
export class Papers {
  readonly #byStem = new Map<string, Paper[]>()

  /** The paper that a mention belongs to: a known one, or a new one by its own id. */
  add(item: KeptItem, day: number): string {
    const stems = stemsOf(paperName(item))
    for (const { words } of item.parties) for (const stem of stemsOf(words)) stems.delete(stem)
    for (const stem of KIND_STEMS) stems.delete(stem)
    const states = new Set(item.parties.flatMap(({ state }) => state ?? []))
    const paper = this.#nearest(item, stems, states, day) ?? {
      id: contentHash(JSON.stringify(['paper', item.edition, item.id])),
      stems: new Set<string>(),
      states: new Set<string>(),
      kinds: new Set<string>(),
      editions: new Set<string>(),
      seen: day,
    }
    paper.seen = Math.max(paper.seen, day) || paper.seen
    paper.kinds.add(item.type)
    paper.editions.add(item.edition)
    for (const state of states) paper.states.add(state)
    for (const stem of stems) {
      if (paper.stems.has(stem)) continue
      paper.stems.add(stem)
      const list = this.#byStem.get(stem)
      if (list === undefined) this.#byStem.set(stem, [paper])
      else list.push(paper)
    }
    if (this.#byStem.size > WORDS)
      for (const [stem, list] of this.#byStem)
        if (list.every(({ seen }) => day - seen > MEMORY)) this.#byStem.delete(stem)
    return paper.id
  }

  #nearest(item: KeptItem, stems: ReadonlySet<string>, states: ReadonlySet<string>, day: number): Paper | null {
    let best: Paper | null = null
    let most = 0
    for (const paper of this.#rivals(stems, states)) {
      if (paper.editions.has(item.edition) || day - paper.seen > MEMORY) continue
      const kinds = new Set([item.type, ...paper.kinds])
      if ([...kinds].filter(kind => !PASSING.has(kind)).length > 1) continue
      const score = shared(stems, paper.stems) / Math.min(stems.size, paper.stems.size)
      if (score >= SAME && score > most) [best, most] = [paper, score]
    }
    return best
  }

  /** The newest papers with one of the words whose parties agree: a paper of two is not that of one of them with a third. */
  #rivals(stems: ReadonlySet<string>, states: ReadonlySet<string>): Set<Paper> {
    const rivals = new Set<Paper>()
    for (const stem of stems) {
      const list = this.#byStem.get(stem) ?? []
      for (let i = list.length - 1, taken = 0; i >= 0 && taken < RIVALS; i--) {
        const paper = list[i]
        if (shared(states, paper.states) < Math.min(states.size, paper.states.size)) continue
        rivals.add(paper)
        taken++
      }
    }
    return rivals
  }
}
