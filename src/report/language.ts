// Which language a text is in. Chancery reads English; other texts are named and left unread.
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

type Detector = typeof import('eld/small').eld

/** Detectors look at the body's beginning; more adds time and no certainty. */
const SAMPLE = 2000
/** Fewer letters than these tell nothing, in all words and in those without a capital: names are of all languages. */
const [ENOUGH, ENOUGH_PLAIN] = [60, 20]
const PLAIN = /(?<!\p{L})[\p{Ll}\p{Lo}]\p{L}*/gu
const ENGLISH = /\b(?:the|of|and|to|in|a|that|for|on|with|is|was|said|by|as|at|from|has|will)\b/gi
/** English prose has a word in three of the above; other languages next to none. */
const ENGLISH_SHARE = 0.15

/** ISO 639-1 code of a text's language; `null` where it is too short or too mixed to tell. */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, SAMPLE)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters < ENOUGH) return null
  const words = sample.match(/\p{L}+/gu)?.length ?? 0
  if (words > 0 && (sample.match(ENGLISH)?.length ?? 0) / words >= ENGLISH_SHARE) return 'en'
  const plain = (sample.match(PLAIN) ?? []).reduce((sum, word) => sum + word.length, 0)
  if (plain < ENOUGH_PLAIN) return null
  const found = loadDetector().detect(sample)
  return found.isReliable() ? found.language || null : null
}

let detector: Detector | null = null

/** Loading the detector takes half a second, more than reading a report: it waits until a text is not plainly English. */
function loadDetector(): Detector {
  if (detector === null) {
    const file = fileURLToPath(import.meta.resolve('eld/small'))
    detector = (createRequire(file)(file) as { eld: Detector }).eld
  }
  return detector
}
