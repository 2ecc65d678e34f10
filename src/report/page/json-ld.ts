// JSON-LD of a page (schema.org): the node that describes its article. Broken JSON is passed over, as search engines do.
import { elements, type Root, wordsOf } from './markup.ts'

/** A node, its values unchecked. */
export type Thing = Readonly<Record<string, unknown>>

const ARTICLE =
  /^(?:(?:News|Reportage|Analysis|Background|Opinion|Review|Satirical|Scholarly|Tech|Report)?(?:News)?Article|LiveBlogPosting|BlogPosting|SocialMediaPosting|Report|PressRelease|Statement)$/
/** Nodes looked at: pages hold a few dozen. */
const MANY = 2000

/** The article's node; null where the page has none. */
export function articleThing(tree: Root): Thing | null {
  const things = thingsOf(tree)
  const isType = (pattern: RegExp) => (thing: Thing) => listOf(thing['@type']).some(type => pattern.test(String(type)))
  return (
    things.find(isType(/^LiveBlogPosting$/)) ??
    things.find(isType(ARTICLE)) ??
    // A page that only says it is a page may still say when it was published.
    things.find(thing => isType(/^(?:Web|Item|Collection|About)?Page$/)(thing) && 'datePublished' in thing) ??
    null
  )
}

function thingsOf(tree: Root): Thing[] {
  const found: Thing[] = []
  const walk = (value: unknown, depth: number) => {
    if (depth > 8 || found.length >= MANY) return
    if (Array.isArray(value)) for (const one of value) walk(one, depth + 1)
    else if (isThing(value)) {
      found.push(value)
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item'])
        walk(value[key], depth + 1)
    }
  }
  for (const script of elements(tree, 'script')) walk(parsed(wordsOf(script)), 0)
  return found
}

function parsed(words: string): unknown {
  const bare = words.replace(
    /^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*$/g,
    '',
  )
  // Line breaks within strings are the commonest fault; a trailing comma the next.
  for (const attempt of [bare, bare.replace(/[\r\n\t]+/g, ' ').replace(/,\s*([}\]])/g, '$1')]) {
    try {
      return JSON.parse(attempt)
    } catch {}
  }
  return null
}

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value)

export const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]

/** A value in words: itself, or the name of the thing it is. */
export function nameIn(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (!isThing(value)) return null
  return nameIn(value.name) ?? nameIn(value['@value'])
}

/** The names of a list of things. */
export const namesIn = (value: unknown): string[] =>
  listOf(value)
    .map(nameIn)
    .filter(name => name !== null)
