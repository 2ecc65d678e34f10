// What on a page is not the report: menus, related stories, comments, captions, by the rows of `data/pages/furniture.tsv`.
import { readFileSync } from 'node:fs'
import { attribute, type Element, isElement, type Node, type Root, remove } from './markup.ts'

/** A row of the table. */
export interface Row {
  readonly kind: string
  readonly words: string
  readonly example: string
}

export const ROWS: readonly Row[] = readFileSync(new URL('../../../data/pages/furniture.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map(line => {
    const [kind, words, example] = line.split('\t')
    return { kind, words, example }
  })

const of = (kind: string) => ROWS.filter(row => row.kind === kind).map(row => row.words)
const ELEMENTS = new Set(of('element'))
const CLASSES = new Set(of('class'))
const ROLES = new Set(of('role'))
const WHOLE = new Set(of('whole'))
const BEGINS = of('begins')
/** Words in the longest class of the table. */
const REACH = Math.max(...[...CLASSES].map(words => words.split('-').length))

/** Elements that hold so much of a page's prose are the report, whatever they are called. */
const MOST = 0.4
/** Blocks longer than this are prose. */
const SHORT = 160

/** Captions are left out where there is other text; of a gallery they are all there is. */
const CAPTIONS = new Set([
  'figcaption',
  'caption',
  'captions',
  'image-caption',
  'photo-caption',
  'figure-caption',
  'wp-caption-text',
  'gallery-caption',
])

/** Takes the furniture out of a tree. */
export function clear(root: Root | Element, captions: 'leave out' | 'keep'): void {
  const total = proseOf(root)
  const walk = (node: Root | Element) => {
    for (const child of [...node.children]) {
      if (!isElement(child)) continue
      const name = furnitureName(child)
      const kept = name === null || (captions === 'keep' && CAPTIONS.has(name))
      if (!kept && (total === 0 || proseOf(child) < total * MOST)) remove(child)
      else walk(child)
    }
  }
  walk(root)
}

/** Which row takes an element out. */
export function furnitureName(element: Element): string | null {
  const { name } = element
  if (name === 'html' || name === 'body' || name === 'main' || name === 'p') return hiddenName(element)
  if (ELEMENTS.has(name)) return name
  // A header holds title and byline; only one within an article may hold its summary.
  const role = attribute(element, 'role')
  if (role !== null && ROLES.has(role)) return role
  return hiddenName(element) ?? classOf(element)
}

function hiddenName(element: Element): string | null {
  const hidden =
    'hidden' in element.attribs ||
    attribute(element, 'aria-hidden') === 'true' ||
    /display:\s*none|visibility:\s*hidden/i.test(attribute(element, 'style') ?? '')
  if (hidden) return 'hidden'
  return element.name === 'p' ? classOf(element) : null
}

function classOf(element: Element): string | null {
  const names = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`.trim()
  if (names === '') return null
  for (const name of names.split(/\s+/)) {
    const words = name
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .split(/[^a-z0-9]+/)
    for (let first = 0; first < words.length; first++) {
      let joined = ''
      for (let last = first; last < Math.min(first + REACH, words.length); last++) {
        joined = last === first ? words[first] : `${joined}-${words[last]}`
        if (CLASSES.has(joined)) return joined
      }
    }
  }
  return null
}

/** Letters in paragraphs: long runs of text outside links. */
export function proseOf(root: Root | Element): number {
  let size = 0
  const walk = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      if (isElement(node)) {
        if (node.name !== 'a') walk(node.children)
      } else if ('data' in node && node.data.length > 40) size += node.data.trim().length
    }
  }
  walk(root.children)
  return size
}

/** Whether a block of text is furniture by its words. */
export function isFurnitureText(words: string): boolean {
  if (words.length > SHORT) return false
  const lower = words.toLowerCase().replace(/[’‘]/g, "'")
  return (
    WHOLE.has(lower.replace(/[.:!»›→>\s]+$/, '')) || WHOLE.has(lower) || BEGINS.some(begin => lower.startsWith(begin))
  )
}
