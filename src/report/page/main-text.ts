// Which part of a page is the report. What the page itself marks as its article comes first; Readability judges pages that mark nothing.
import { late } from '../late.ts'
import { type Block, blocksOf, prose, textOfBlocks, withoutBareHeadings } from './blocks.ts'
import { clear, proseOf } from './furniture.ts'
import { attribute, type Element, elements, htmlOf, lineOf, type Root, remove, treeOf } from './markup.ts'

const linkedom = late<typeof import('linkedom')>('linkedom')
const readability = late<typeof import('@mozilla/readability')>('@mozilla/readability')

/** An article that a page marks must hold so much of its prose. */
const SHARE = 0.5
/** Letters under which a text is suspiciously short, and the next way is tried. */
const LITTLE = 140
/** Readability is slow on pages of a size that no article has. */
const READABLE = 2_000_000

/** The report's text; '' where a page holds none. `html` is parsed anew: clearing takes the tree apart. */
export function mainText(html: string, title: string | null): string {
  const tree = treeOf(html)
  // Read before anything is taken out: what a gallery says stands in its captions.
  leaveOthers(tree, title)
  clear(tree, 'leave out')
  const own = textFrom(articleOf(tree), title)
  if (own.length >= LITTLE) return own
  const read = textFrom(readable(tree), title)
  const whole = treeOf(html)
  clear(whole, 'keep')
  const captions = textFrom(articleOf(whole) ?? whole, title)
  const best = [own, read].reduce((a, b) => (b.length > a.length ? b : a))
  return captions.length > best.length * 2 ? captions : best
}

const textFrom = (root: Root | Element | null, title: string | null) =>
  root === null ? '' : textOfBlocks(bodyOf(root, title))

function bodyOf(root: Root | Element, title: string | null): Block[] {
  return withoutBareHeadings(prose(blocksOf(root), title))
}

/** What the page marks as the article's body; null where it marks nothing, or too little. */
export function articleOf(tree: Root): Element | null {
  const total = proseOf(tree)
  if (total === 0) return null
  const marked = elements(tree)
  const body = marked.filter(element => /\barticleBody\b/i.test(attribute(element, 'itemprop') ?? ''))
  const articles = marked.filter(({ name, attribs }) => name === 'article' || attribs.role === 'article')
  const mains = marked.filter(({ name, attribs }) => name === 'main' || attribs.role === 'main')
  for (const candidates of [body, articles, mains]) {
    const best = fullest(candidates)
    if (best !== null && proseOf(best) >= total * SHARE) return best
  }
  return null
}

/** The innermost of the elements with the most prose: what is around it adds none. */
function fullest(candidates: readonly Element[]): Element | null {
  let best: Element | null = null
  let most = 0
  for (const candidate of candidates) {
    const size = proseOf(candidate)
    if (size > 0 && size >= most) {
      best = candidate
      most = size
    }
  }
  return best
}

/** Pages that go on with the next story put it into an article of its own, with a heading of its own. */
function leaveOthers(tree: Root, title: string | null): void {
  const headed = elements(tree, 'article').flatMap(article => {
    const headings = elements(article, 'h1')
    return headings.length === 1 ? [{ article, heading: lineOf(headings[0]) }] : []
  })
  if (headed.length < 2 || title === null) return
  const own = headed.find(({ heading }) => heading !== '' && (title.includes(heading) || heading.includes(title)))
  if (own === undefined) return
  for (const { article, heading } of headed)
    if (heading !== own.heading && !elements(article, 'article').includes(own.article)) remove(article)
}

function readable(tree: Root): Root | null {
  const html = htmlOf(tree)
  if (html.length > READABLE) return tree
  try {
    const { document } = linkedom().parseHTML(`<!doctype html>${html}`)
    const { Readability } = readability()
    const article = new Readability(document, { charThreshold: LITTLE, maxElemsToParse: 20_000 }).parse()
    return article?.content ? treeOf(article.content) : null
  } catch {
    // More elements than Readability takes, or a tree that it trips over.
    return null
  }
}
