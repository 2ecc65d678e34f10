import { describe, expect, it } from 'vitest'
import { readSentences } from '../../src/sentence/index.ts'
import { readTrees } from '../../src/tree/index.ts'

const read = (text: string) => readTrees(text, readSentences(text))[0]
const rootOf = (text: string) => {
  const tree = read(text)
  return `${tree.form(tree.root)} ${tree.upos(tree.root)}`
}

describe('headlines in capitals', () => {
  it.each([
    ['Foreign Minister Welcomes Ceasefire Agreement Between Chad and Sudan', 'Welcomes VERB'],
    ['Japan Urges Restraint After Talks With Norway Fail', 'Urges VERB'],
    ['CHILE REJECTS DEMANDS FOR NUCLEAR INSPECTIONS', 'REJECTS VERB'],
  ])('%s: the verb is found', (text, expected) => {
    expect(rootOf(text)).toBe(expected)
  })

  it('keep the words as they stand', () => {
    const text = 'Norway’s Ministers Reject Offer'
    const tree = read(text)
    expect(Array.from({ length: tree.size }, (_, i) => tree.form(i)).join('|')).toBe('Norway|’s|Ministers|Reject|Offer')
    expect(tree.lemma(3)).toBe('reject')
  })

  it.each(['Angela Merkel', 'Sergei Lavrov, Antony Blinken, Annalena Baerbock and Emmanuel Macron'])(
    '%s: names stay names',
    text => {
      const tree = read(text)
      const names = Array.from({ length: tree.size }, (_, i) => i).filter(i => /^\p{Lu}/u.test(tree.form(i)))
      for (const i of names) expect(`${tree.form(i)} ${tree.upos(i)}`).toBe(`${tree.form(i)} PROPN`)
    },
  )
})
