// Sentences in, trees out: tags from left to right, then the network, then lemmas. The weights are loaded once, at the first sentence.
import { MAX_SENTENCE, type Sentence } from '../sentence/index.ts'
import { formsOf, smallKey, withoutCapitals } from './headline.ts'
import { DEPRELS, UPOS, type Upos, XPOS, type Xpos } from './labels.ts'
import { Lemmatiser, lemmaRulesOf } from './lemma.ts'
import { mendTree } from './mend/index.ts'
import { readModel, section, uint16Of, uint32Of } from './model-file.ts'
import { type Analysis, Network } from './network.ts'
import { SparseWeights } from './sparse-weights.ts'
import { withStandIns } from './stand-in.ts'
import { Tagger } from './tagger.ts'
import { Tree } from './tree.ts'

const STANDS_ALONE = DEPRELS.map(name => /^(?:root|nsubj|nsubj:pass|obj|iobj|obl|nmod|nmod:poss)$/.test(name))
const NAME = /^\p{Lu}\p{Ll}+(?<!an|ese|ish|ic)$/u
const IS_NOMINAL = DEPRELS.map(name => /^(?:obj|iobj|obl|nmod)$/.test(name))
const IS_COMPARISON = XPOS.map(name => /^(?:JJ|RB)[RS]$/.test(name))
const PARATAXIS = DEPRELS.indexOf('parataxis')
const PUNCT = DEPRELS.indexOf('punct')
const POSSESSOR = DEPRELS.indexOf('nmod:poss')
const PUNCTUATION = UPOS.indexOf('PUNCT')
const MARK = XPOS.indexOf('NFP')
/** A line of so few tokens is no sentence. */
const SHORT = 4
const BULLET = /^[-–—•*·▪●◦‣]$/
const MODEL = new URL('../../models/trees.bin', import.meta.url)

interface Models {
  readonly tagger: Tagger
  readonly network: Network
  readonly lemmatiser: Lemmatiser
  /** Keys of words that running text writes small. */
  readonly small: ReadonlySet<number>
}

let models: Models | null = null

/** Loads the weights now rather than with the first sentence. Throws when the model file is missing or of another version. */
export function loadTrees(file: string | URL = MODEL): Models {
  if (models !== null) return models
  const sections = readModel(file)
  models = {
    tagger: new Tagger(SparseWeights.fromBytes(section(sections, 'tagger')), uint16Of(section(sections, 'labels'))),
    network: new Network(sections, MAX_SENTENCE),
    lemmatiser: new Lemmatiser(lemmaRulesOf(sections)),
    small: new Set(uint32Of(section(sections, 'small-words'))),
  }
  return models
}

/** One tree a sentence, in order: one root, no cycle, whatever the text. The same text gives the same trees. */
export function readTrees(text: string, sentences: readonly Sentence[]): Tree[] {
  return sentences.map(({ starts, ends }) => tagAndParse(text, starts, ends))
}

/** The tree of a sentence whose tokens are given. */
export function tagAndParse(text: string, starts: Int32Array, ends: Int32Array): Tree {
  const { tagger, lemmatiser, small } = loadTrees()
  const n = starts.length
  const none = new Uint8Array(0)
  if (n === 0) return new Tree(text, starts, ends, none, none, new Int32Array(0), none, [])
  if (n > SHORT && BULLET.test(text.slice(starts[0], ends[0]))) return behindBullet(text, starts, ends)
  const plain = withoutCapitals(text, starts, ends, small) ?? { text, starts, ends }
  const seen = withStandIns(plain, small)
  const forms = formsOf(plain)
  const seenForms = seen === plain ? forms : formsOf(seen)
  // Past either end they have the whole sentence as their neighbour, which is no word.
  const formOf = (i: number) => forms[i] ?? plain.text
  const first = new Uint8Array(n)
  tagger.tag(seenForms, first)
  for (let i = 0; i < n; i++) if (isNameOnly(formOf(i), tagger.xpos[first[i]], small)) first[i] = tagger.name
  const { heads, relations, tags } = analyse(seenForms, first)
  keepOpen(forms, tags, first, tagger)
  const xposOf = (i: number) => tagger.xpos[tags[i]]
  // "Nepal" is no adjective where it stands for a noun and running text never writes it small.
  for (let i = 0; i < n; i++) {
    if (
      XPOS[xposOf(i)] === 'JJ' &&
      STANDS_ALONE[relations[i]] &&
      NAME.test(formOf(i)) &&
      !small.has(smallKey(formOf(i)))
    )
      tags[i] = tagger.name
  }
  // "Peru's representative": what somebody has is no adjective.
  for (let i = 0; i < n; i++) {
    const owner = relations[i] === POSSESSOR ? heads[i] : -1
    if (owner > i && XPOS[xposOf(owner)] === 'JJ' && STANDS_ALONE[relations[owner]]) tags[owner] = tagger.noun
  }
  mendTree({
    heads,
    relations,
    form: formOf,
    written: i => text.slice(starts[i], ends[i]),
    xpos: xposOf,
    retag: (i, as) => {
      tags[i] = tagger[as]
    },
  })
  // "denied reports that …": what is an object or stands behind a preposition is no verb.
  for (let i = 0; i < n; i++) if (XPOS[xposOf(i)] === 'VBZ' && IS_NOMINAL[relations[i]]) tags[i] = tagger.plural
  const upos = new Uint8Array(n)
  const xpos = new Uint8Array(n)
  const lemmas: string[] = []
  for (let i = 0; i < n; i++) {
    upos[i] = tagger.upos[tags[i]]
    xpos[i] = tagger.xpos[tags[i]]
    lemmas.push(lemmatiser.lemma(formOf(i), xpos[i]))
  }
  return new Tree(text, starts, ends, upos, xpos, heads, relations, lemmas)
}

/** A list's mark says nothing of the sentence behind it, whose tree it would change. */
function behindBullet(text: string, starts: Int32Array, ends: Int32Array): Tree {
  const tree = tagAndParse(text, starts.subarray(1), ends.subarray(1))
  return tree.behind(text.slice(starts[0], ends[0]), starts, ends, PUNCTUATION, MARK, PUNCT)
}

/** "Budapest" is no superlative: a comparison with a capital that running text never writes small. */
const isNameOnly = (form: string, xpos: number, small: ReadonlySet<number>) =>
  IS_COMPARISON[xpos] && /^\p{Lu}\p{Ll}+(?:er|est)$/u.test(form) && !small.has(smallKey(form))

/** Where the network makes a closed part of speech of a word that can have none, the tagger's own tag stands. */
function keepOpen(forms: readonly string[], tags: Uint8Array, first: Uint8Array, { closed, upos }: Tagger): void {
  for (let i = 0; i < tags.length; i++) {
    if (!closed.isLimited(tags[i])) continue
    // Adverbs written small are believed: "headlong", "soooo".
    if (UPOS[upos[tags[i]]] === 'ADV' && /^\p{Ll}/u.test(forms[i])) continue
    if (closed.impossible(forms[i]).includes(tags[i])) tags[i] = first[i]
  }
}

/** More tokens than a sentence may have are read in pieces, each a paratactic dependent of the first. */
function analyse(forms: readonly string[], tags: Uint8Array): Analysis {
  const { network } = loadTrees()
  const n = forms.length
  if (n <= MAX_SENTENCE) return network.read(forms, tags)
  const whole = { heads: new Int32Array(n), relations: new Uint8Array(n), tags: new Uint8Array(n) }
  let root = -1
  for (let from = 0; from < n; from += MAX_SENTENCE) {
    const to = Math.min(n, from + MAX_SENTENCE)
    const piece = network.read(forms.slice(from, to), tags.subarray(from, to))
    whole.tags.set(piece.tags, from)
    whole.relations.set(piece.relations, from)
    for (let i = from; i < to; i++) {
      const head = piece.heads[i - from]
      whole.heads[i] = head < 0 ? root : from + head
      if (head < 0 && root >= 0) whole.relations[i] = PARATAXIS
    }
    if (root < 0) root = piece.heads.indexOf(-1)
  }
  return whole
}

/** Parts of speech alone, without trees: many times faster, and a little worse. One list a sentence. */
export function readTags(text: string, sentences: readonly Sentence[]): { upos: Upos[]; xpos: Xpos[] }[] {
  const { tagger } = loadTrees()
  return sentences.map(({ starts, ends }) => {
    const tags = new Uint8Array(starts.length)
    tagger.tag(formsOf({ text, starts, ends }), tags)
    return {
      upos: Array.from(tags, tag => UPOS[tagger.upos[tag]]),
      xpos: Array.from(tags, tag => XPOS[tagger.xpos[tag]]),
    }
  })
}
