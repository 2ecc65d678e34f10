// When a time is: the days that its words cover, seen from Wednesday, 6 March 2024.
import { expect, test } from 'vitest'
import { readMentions } from '../../src/mention/index.ts'
import { treesByHand } from '../tree-by-hand.ts'

/** Puts the words behind "They met" or "They will meet" and gives the times read, as `words from..to`. */
function times(words: string, tense: 'past' | 'future' = 'past', published: string | null = '2024-03-06'): string {
  const verb =
    tense === 'past' ? 'They|PRP|2|nsubj met|VBD|0|root|meet' : 'They|PRP|3|nsubj will|MD|3|aux meet|VB|0|root'
  const root = tense === 'past' ? 2 : 3
  const rest = words.split(' ').map(word => `${word}|NN|${root}|obl`)
  const { text, trees } = treesByHand(`${verb} ${rest.join(' ')}`)
  return readMentions({ id: 'r', text, published }, trees)
    .times(0)
    .map(({ when: { span, from, to } }) => `${text.slice(...span)} ${from}..${to}`)
    .join('; ')
}

const PAST: readonly (readonly [string, string])[] = [
  ['on Monday', 'Monday 2024-03-04..2024-03-04'],
  ['on Friday', 'Friday 2024-03-01..2024-03-01'],
  ['yesterday', 'yesterday 2024-03-05..2024-03-05'],
  ['earlier today', 'earlier today 2024-03-06..2024-03-06'],
  ['last week', 'last week 2024-02-26..2024-03-03'],
  ['last month', 'last month 2024-02-01..2024-02-29'],
  ['last year', 'last year 2023-01-01..2023-12-31'],
  ['in December', 'December 2023-12-01..2023-12-31'],
  ['in March', 'March 2024-03-01..2024-03-31'],
  ['on 2 December', '2 December 2023-12-02..2023-12-02'],
  ['on Feb. 4', 'Feb. 4 2024-02-04..2024-02-04'],
  ['on November 22-23', 'November 22-23 2023-11-22..2023-11-23'],
  ['on July 21, 2016', 'July 21, 2016 2016-07-21..2016-07-21'],
  ['in May 2016', 'May 2016 2016-05-01..2016-05-31'],
  ['in early 2015', 'early 2015 2015-01-01..2015-03-31'],
  ['two years ago', 'two years ago 2022-01-01..2022-12-31'],
  ['three days ago', 'three days ago 2024-03-03..2024-03-03'],
  ['a few months ago', 'a few months ago 2023-11-01..2024-02-29'],
  ['three or four months ago', 'three or four months ago 2023-11-01..2023-12-31'],
  ['in the past week', 'in the past week 2024-02-28..2024-03-06'],
  ['in the last 48 hours', 'in the last 48 hours 2024-03-04..2024-03-06'],
  ['in the first half of 2023', 'the first half of 2023 2023-01-01..2023-06-30'],
  ['in the third quarter of 2023', 'the third quarter of 2023 2023-07-01..2023-09-30'],
  ['since 2014', 'since 2014 2014-01-01..2024-03-06'],
  ['over the past 24 hours', 'over the past 24 hours 2024-03-05..2024-03-06'],
  ['at the end of February', 'the end of February 2024-02-20..2024-02-29'],
  ['since the coup of 3 May 2021', 'since the coup of 3 May 2021 2021-05-03..2024-03-06'],
  ['in the 1990s', 'the 1990s 1990-01-01..1999-12-31'],
  ['in the past two weeks', 'the past two weeks 2024-02-21..2024-03-06'],
  ['last summer', 'last summer 2023-06-01..2023-08-31'],
]
const FUTURE: readonly (readonly [string, string])[] = [
  ['on Friday', 'Friday 2024-03-08..2024-03-08'],
  ['on Monday', 'Monday 2024-03-11..2024-03-11'],
  ['next week', 'next week 2024-03-11..2024-03-17'],
  ['tomorrow', 'tomorrow 2024-03-07..2024-03-07'],
  ['in December', 'December 2024-12-01..2024-12-31'],
  ['in January', 'January 2025-01-01..2025-01-31'],
  ['by the end of the year', 'by the end of the year 2024-03-06..2024-12-31'],
  ['later this year', 'later this year 2024-03-06..2024-12-31'],
  ['in two weeks', 'in two weeks 2024-03-18..2024-03-24'],
  ['before 5 May', 'before 5 May 2024-03-06..2024-05-04'],
  ['from Friday', 'Friday 2024-03-08..2024-03-08'],
  ['from March 10 to March 12', 'March 10 to March 12 2024-03-10..2024-03-12'],
]

for (const [words, expected] of PAST) test(`met ${words}`, () => expect(times(words)).toBe(expected))
for (const [words, expected] of FUTURE) test(`will meet ${words}`, () => expect(times(words, 'future')).toBe(expected))

test('relative times without a date of publication keep their words', () => {
  expect(times('on Monday', 'past', null)).toBe('Monday null..null')
  expect(times('last year', 'past', null)).toBe('last year null..null')
  expect(times('on 2 December', 'past', null)).toBe('2 December null..null')
  expect(times('in May 2016', 'past', null)).toBe('May 2016 2016-05-01..2016-05-31')
})

const LOOK_ALIKES = [
  'over Resolution 1973',
  'with 2000 troops',
  'for two weeks',
  'on Black Friday',
  'at 10 Downing Street',
  'with Prime Minister May',
  'on the march',
  'a 5-year-old boy',
  'on Resolution 2249',
]
for (const words of LOOK_ALIKES) test(`"${words}" tells no time`, () => expect(times(words)).toBe(''))
