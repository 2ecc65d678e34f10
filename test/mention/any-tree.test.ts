// Whatever a parser makes of a text, mentions are read without an error and in time linear in its length.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMentions } from '../../src/mention/index.ts'
import { DEPRELS, Tree, UPOS, XPOS } from '../../src/tree/index.ts'

const WORDS =
  "The Russian president President Vladimir Holm of Turkey and his her it they we our “ ” said - , the two leaders both sides Sen. in on last Monday 2 May 2016 since NATO officials army 's who 3 several : ’ Prime Minister".split(
    ' ',
  )

/** A tree over the words whose heads and labels follow the numbers; every head stands before its dependent or at the root. */
function treeOf(picks: readonly (readonly [number, number, number, number, number])[]): { text: string; tree: Tree } {
  const words = picks.map(([word]) => WORDS[word % WORDS.length])
  const text = words.join(' ')
  let at = 0
  const starts = words.map(word => {
    const start = at
    at += word.length + 1
    return start
  })
  const n = words.length
  const rightward = picks[0][4] % 2 === 1
  const tree = new Tree(
    text,
    Int32Array.from(starts),
    Int32Array.from(words, (word, i) => starts[i] + word.length),
    Uint8Array.from(picks, pick => pick[1] % UPOS.length),
    Uint8Array.from(picks, pick => pick[2] % XPOS.length),
    Int32Array.from(picks, (pick, i) =>
      rightward ? (i === n - 1 ? -1 : i + 1 + (pick[3] % (n - 1 - i))) : i === 0 ? -1 : pick[3] % i,
    ),
    Uint8Array.from(picks, pick => pick[4] % DEPRELS.length),
    words.map(word => word.toLowerCase()),
  )
  return { text, tree }
}

const number = fc.nat(9999)

test('any tree over any words is read', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number, number, number, number), { minLength: 1, maxLength: 30 }), picks => {
      const { text, tree } = treeOf(picks)
      const mentions = readMentions({ id: 'r', text, published: '2024-03-06', publisher: 'Government of Kenya' }, [
        tree,
      ])
      for (let i = 0; i < tree.size; i++) {
        for (const { span } of mentions.parties(0, i)) {
          expect(span[0]).toBeGreaterThanOrEqual(0)
          expect(span[1]).toBeGreaterThan(span[0])
          expect(span[1]).toBeLessThanOrEqual(text.length)
        }
        mentions.isActor(0, i)
        mentions.entity(0, i)
      }
    }),
    { numRuns: 400, seed: 7 },
  )
})

test('tokens and sentences that are not there have no parties', () => {
  const { tree, text } = treeOf([[0, 0, 0, 0, 0]])
  const mentions = readMentions({ id: 'r', text }, [tree])
  expect(mentions.parties(0, 9)).toEqual([])
  expect(mentions.parties(3, 0)).toEqual([])
  expect(mentions.times(3)).toEqual([])
  expect(mentions.entity(0, -1)).toBe(-1)
})
