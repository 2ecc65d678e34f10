// How fast raw text becomes trees on one core, stage by stage, and whether a text ten times as long takes ten times as long.
// The text is made from a seed, with names of its own. wink-nlp, the fastest tagger for JavaScript, reads the same text in the same run.
//   npm run bench trees [seed]
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { readSentences } from '../src/sentence/index.ts'
import { readTags, readTrees } from '../src/tree/index.ts'

const WORDS = {
  state: 'Norway Chile Japan Kenya France Brazil Egypt Poland'.split(' '),
  office: ['foreign minister', 'defence secretary', 'prime minister', 'spokeswoman for the ministry', 'envoy'],
  said: ['said', 'told reporters', 'warned', 'announced on Tuesday', 'insisted'],
  did: [
    'signed an agreement with',
    'recalled its ambassador from',
    'imposed new sanctions on',
    'held talks with',
    'rejected a proposal by',
  ],
  why: [
    'over the disputed fishing grounds',
    'after months of negotiations',
    'despite objections from the opposition',
    'before the end of the year',
  ],
}

function textOf(paragraphs: number, seed: number): string {
  let state = seed
  const pick = (list: readonly string[]) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return list[Math.floor((state / 2 ** 32) * list.length)]
  }
  const name = () => {
    const letters = Array.from({ length: 3 }, () => pick(SYLLABLES)).join('')
    return letters[0].toUpperCase() + letters.slice(1)
  }
  const sentence = () => {
    const [a, b, c] = [pick(WORDS.state), pick(WORDS.state), pick(WORDS.state)]
    const forms = [
      `${a}’s ${pick(WORDS.office)}, ${name()}, ${pick(WORDS.said)} that ${b} had ${pick(WORDS.did)} ${c} ${pick(WORDS.why)}.`,
      `“We won't accept this,” ${name()} ${pick(WORDS.said)}, adding that ${a} and ${b} ${pick(WORDS.did)} ${c} in 20${10 + (state % 15)}.`,
      `The ${pick(WORDS.office)} of ${a} ${pick(WORDS.did)} ${b} ${pick(WORDS.why)}, which ${c} called a “grave mistake”.`,
      `${a} ${pick(WORDS.did)} ${b}, according to Mr. ${name()} of the U.N. mission.`,
    ]
    return pick(forms)
  }
  return Array.from({ length: paragraphs }, () => Array.from({ length: 4 }, sentence).join(' ')).join('\n\n')
}

/** Processor time: that of the machine's other work does not count. The best of several, as caches are shared. */
function secondsOf(run: () => void): number {
  let best = Infinity
  for (let k = 0; k < 7; k++) {
    const start = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(start)
    best = Math.min(best, user + system)
  }
  return best / 1e6
}

/** Parts of names: news has a new word every twenty or so. */
const SYLLABLES = 'ha mo ta od la si fa no ven kir bel dro mi sou gan rest ol ip er und'.split(' ')

const seed = Number(process.argv[2] ?? 1)
const text = textOf(300, seed)
const long = textOf(3000, seed)
const start = process.cpuUsage()
readTrees('Ready.', readSentences('Ready.'))
console.log(`weights and first sentence: ${Math.round(process.cpuUsage(start).user / 1000)} ms`)
const sentences = readSentences(text)
const tokens = sentences.reduce((sum, sentence) => sum + sentence.starts.length, 0)
const whole = secondsOf(() => readTrees(text, readSentences(text)))
const stages: [name: string, seconds: number][] = [
  ['sentences and tokens', secondsOf(() => readSentences(text))],
  ['tags alone', secondsOf(() => readTags(text, sentences))],
  ['trees, tags included', secondsOf(() => readTrees(text, sentences))],
  ['raw text to trees', whole],
]
for (const [name, seconds] of stages)
  console.log(`${name}: ${Math.round(tokens / seconds).toLocaleString('en')} tokens/s`)
const wink = winkNLP(model, ['sbd', 'pos'])
const { its } = wink
const doc = () => wink.readDoc(text).tokens().out(its.pos)
const winkRate = doc().length / secondsOf(doc)
console.log(`wink-nlp, sentences and parts of speech: ${Math.round(winkRate).toLocaleString('en')} tokens/s`)
console.log(`raw text to trees against it: ${(tokens / whole / winkRate).toFixed(3)} of its rate`)
const ten = secondsOf(() => readTrees(long, readSentences(long)))
console.log(`ten times the text: ${(ten / whole).toFixed(2)} times as long`)
