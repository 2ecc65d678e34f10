// Whom phrases of whole reports mean, from the text to the actor: one row a report, its phrases with the actors that they stand for.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readMentions } from '../../src/mention/index.ts'
import { readSentences } from '../../src/sentence/index.ts'
import { readTrees } from '../../src/tree/index.ts'

interface Case {
  readonly name: string
  readonly publisher: string | null
  readonly published: string | null
  readonly text: string
  /** A phrase, `#2` behind it where its second occurrence is asked for, and its actors joined by `+`; `-` for nobody. */
  readonly meant: readonly (readonly [phrase: string, actors: string])[]
}

/** Cases of `meant.txt`: `# name`, `@publisher …`, `@published …`, the text, `==>`, and `phrase = actors` lines. */
function parse(content: string): Case[] {
  return content
    .split(/^# /m)
    .slice(1)
    .map(block => {
      const [head, tail] = block.split('\n==>\n')
      const [name, ...lines] = head.split('\n')
      const tag = (key: string) => lines.find(line => line.startsWith(`@${key} `))?.slice(key.length + 2) ?? null
      return {
        name,
        publisher: tag('publisher'),
        published: tag('published'),
        text: lines.filter(line => !line.startsWith('@')).join('\n'),
        meant: tail
          .trim()
          .split('\n')
          .map(line => line.split(' = ') as [string, string]),
      }
    })
}

/** The actors of the party whose span is exactly the phrase. */
function actorsOf({ text, publisher, published }: Case, asked: string): string {
  const [phrase, nth] = asked.split('#')
  const places = [...text.matchAll(new RegExp(`\\b${phrase.trim()}\\b`, 'g'))]
  const at = places[Number(nth ?? 1) - 1].index
  const end = at + phrase.trim().length
  const trees = readTrees(text, readSentences(text))
  const mentions = readMentions({ id: 'r', text, publisher, published }, trees)
  const s = trees.findIndex(tree => tree.span[1] > at)
  for (let i = 0; i < trees[s].size; i++) {
    const own = mentions.parties(s, i).filter(({ span }) => span[0] === at && span[1] === end)
    if (own.length > 0) return own.map(({ actor }) => actor ?? '-').join('+')
  }
  return 'no party'
}

for (const one of parse(readFileSync(new URL('./meant.txt', import.meta.url), 'utf8'))) {
  test(one.name, () => {
    const found = one.meant.map(([phrase]) => `${phrase} = ${actorsOf(one, phrase)}`)
    expect(found).toEqual(one.meant.map(([phrase, actors]) => `${phrase} = ${actors}`))
  })
}
