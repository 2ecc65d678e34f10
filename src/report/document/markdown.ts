// Text of Markdown: its front matter read for title, author and date, its marks off.
import { marked } from 'marked'
import { isoDateOf } from '../date.ts'
import type { Tellings } from '../found.ts'
import { blocksOf, textOfBlocks, treeOf } from '../page/index.ts'
import { told } from '../told.ts'

const FRONT = /^\uFEFF?---\r?\n([\s\S]{0,4000}?)\r?\n(?:---|\.\.\.)\s*(?:\r?\n|$)/

/** Reads Markdown. Never throws: what is no Markdown is plain text. */
export function readMarkdown(source: string): Tellings {
  const front = FRONT.exec(source)
  const fields = new Map<string, string>()
  for (const line of front?.[1].split(/\r?\n/) ?? []) {
    const [, key, value] = /^([\w-]+)\s*:\s*(.+)$/.exec(line) ?? []
    if (key !== undefined) fields.set(key.toLowerCase(), value.trim().replace(/^(["'])(.*)\1$/, '$2'))
  }
  const body = front === null ? source : source.slice(front[0].length)
  const blocks = blocksOf(treeOf(marked.parse(body, { async: false, gfm: true })))
  const heading = blocks[0]?.element === 'h1' ? blocks[0].words : null
  const date = (name: string) => {
    const value = fields.get(name)
    return value === undefined ? null : told(isoDateOf(value), 'front matter')
  }
  return {
    text: textOfBlocks(heading === null ? blocks : blocks.slice(1)),
    title: told(fields.get('title'), 'front matter') ?? told(heading, 'heading'),
    author: told(fields.get('author'), 'front matter'),
    publisher: told(fields.get('publisher') ?? fields.get('source'), 'front matter'),
    published: date('date') ?? date('published'),
    modified: date('updated') ?? date('modified') ?? date('lastmod'),
  }
}
