// How well reports of one happening meet: pairwise F1 on labelled sets, read by the real reader.
import { expect, test } from 'vitest'
import { read } from '../../../src/read.ts'
import { numbersIn } from '../../../src/record/accounts.ts'
import { openRecord } from '../../../src/record/index.ts'
import { resemblance, signatureOf } from '../../../src/record/minhash.ts'
import { allOf } from '../invented.ts'
import { type Labelled, labelledSet } from './set.ts'

/** Of pairs of reports: those that share a happening by the events of their first sentences, against those with one label. */
async function pairwise(set: readonly Labelled[]) {
  const store = await openRecord(':memory:')
  await store.keep(set.map(({ report }) => read(report)))
  await store.merge()
  const leads = new Map(set.map(({ report, lead }) => [report.id, lead]))
  const happenings = new Map<string, Set<string>>()
  for (const item of await allOf(store.items({ kind: 'events' }))) {
    if (item.happening === null || item.span[0] >= (leads.get(item.reportId) ?? 0)) continue
    happenings.set(item.reportId, (happenings.get(item.reportId) ?? new Set()).add(item.happening))
  }
  await store.close()
  let both = 0
  let told = 0
  let meant = 0
  for (const [i, a] of set.entries()) {
    for (const b of set.slice(0, i)) {
      const ofA = happenings.get(a.report.id)
      const ofB = happenings.get(b.report.id)
      const isTold = ofA !== undefined && ofB !== undefined && [...ofA].some(id => ofB.has(id))
      const isMeant = a.label === b.label
      if (isTold) told++
      if (isMeant) meant++
      if (isTold && isMeant) both++
    }
  }
  const precision = both / told
  const recall = both / meant
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) }
}

test.each([[1], [2], [3]])(
  'reports of one happening meet, look-alikes and follow-ups stay apart (set %i)',
  async seed => {
    const set = labelledSet(seed, 50)
    expect(set.length).toBeGreaterThanOrEqual(300)
    expect(new Set(set.map(({ label }) => label)).size).toBeGreaterThanOrEqual(60)
    const { precision, recall, f1 } = await pairwise(set)
    console.log(
      `happenings, set ${seed}: ${set.length} reports, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}`,
    )
    expect(f1).toBeGreaterThanOrEqual(0.9)
  },
  120_000,
)

test('near copies resemble each other, other texts on the same matter do not', () => {
  const [first, ...others] = labelledSet(5, 3).map(({ report }) => report.text)
  expect(
    resemblance(signatureOf(first), signatureOf(`${first} The weather kept many reporters away.`)),
  ).toBeGreaterThan(0.6)
  const other = others.find(text => text.slice(0, 40) !== first.slice(0, 40)) ?? ''
  expect(resemblance(signatureOf(first), signatureOf(other))).toBeLessThan(0.5)
  expect(signatureOf('Too short to compare.')).toBe('')
})

test.each([
  [
    'The strike killed 12 people and wounded at least 30 others.',
    [
      ['killed', '12'],
      ['wounded', '30'],
    ],
  ],
  ['At least 12 people were killed on 4 May in Riga.', [['killed', '12']]],
  ['Norway sent 1,200 tonnes of wheat.', [['tonne', '1200']]],
  [
    'Three civilians were wounded; seven soldiers died.',
    [
      ['wounded', '3'],
      ['killed', '7'],
    ],
  ],
  ['They met in May 2031.', []],
])('numbers and what they count: %s', (sentence, expected) => {
  expect(numbersIn(sentence).map(({ of, value }) => [of, value])).toEqual(expected)
})
