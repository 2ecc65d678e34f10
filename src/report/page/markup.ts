// A page's tree, bounded: whatever the page holds, so many nodes and so many levels. Scripts are never run and, but for JSON-LD, never kept.
import { DomHandler, DomUtils, Parser } from 'htmlparser2'

export type Root = DomHandler['root']
export type Node = Root['children'][number]
export type Element = Extract<Node, { readonly attribs: Record<string, string> }>

/** Deeper elements are lifted: their content stays, at this level. Pages of news have 30 to 60 levels. */
const DEPTH = 200
/** The parser's own cost grows with the square of open elements: a page that leaves more than this open is read up to there. */
const OPEN = 4000
/** A page of news has a few thousand nodes. What comes after so many is left out. */
const NODES = 300_000
/** Longer pages are cut: in code units. */
const LENGTH = 16_000_000

const DROPPED = new Set('style template svg math iframe object embed noscript canvas map'.split(' '))

class TooDeep extends Error {}

/** Keeps the tree within its bounds. The parser closes every element that it opened, so that one list of flags keeps count. */
class BoundedHandler extends DomHandler {
  readonly #kept: boolean[] = []
  #depth = 0
  #nodes = 0
  /** Levels below an element that is dropped with all that it holds. */
  #dropped = 0

  override onopentag(name: string, attributes: Record<string, string>): void {
    const dropping =
      this.#dropped > 0 || DROPPED.has(name) || (name === 'script' && !/ld\+json/i.test(attributes.type ?? ''))
    if (dropping) this.#dropped++
    if (this.#kept.length >= OPEN) throw new TooDeep()
    const kept = !dropping && this.#depth < DEPTH && this.#nodes < NODES
    this.#kept.push(kept)
    if (!kept) return
    this.#depth++
    this.#nodes++
    super.onopentag(name, attributes)
  }

  override onclosetag(): void {
    const kept = this.#kept.pop()
    if (this.#dropped > 0) this.#dropped--
    if (!kept) return
    this.#depth--
    super.onclosetag()
  }

  override ontext(data: string): void {
    if (this.#dropped > 0 || this.#nodes >= NODES) return
    this.#nodes++
    super.ontext(data)
  }

  override oncomment(): void {}
  override oncommentend(): void {}
  override onprocessinginstruction(): void {}
  override oncdatastart(): void {}
  override oncdataend(): void {}
}

/** The tree of a page. Never throws. */
export function treeOf(html: string): Root {
  const handler = new BoundedHandler()
  const parser = new Parser(handler, { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true })
  try {
    parser.end(html.slice(0, LENGTH))
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
  }
  return handler.root
}

export const isElement = (node: Node): node is Element => 'name' in node && 'attribs' in node

/** Elements of these names, or all, in the page's order. */
export function elements(root: Root | Element, ...names: readonly string[]): Element[] {
  const found: Element[] = []
  const walk = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      if (!isElement(node)) continue
      if (names.length === 0 || names.includes(node.name)) found.push(node)
      walk(node.children)
    }
  }
  walk(root.children)
  return found
}

export const attribute = (element: Element, name: string): string | null => element.attribs[name] ?? null
export const remove = (element: Element): void => DomUtils.removeElement(element)

/** All text below, white space as it stands. */
export const wordsOf = (node: Root | Node): string => DomUtils.textContent(node)

/** Text below on one line. */
export const lineOf = (node: Root | Node): string => wordsOf(node).replace(/\s+/g, ' ').trim()

export const htmlOf = (node: Root | Element): string => DomUtils.getOuterHTML(node)
