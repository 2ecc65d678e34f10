// What the pages make of answers: days, months, numbers, the matrix, ties, two wordings, an item in the making.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IssueRow } from '../../../src/desk/web/answer.ts'
import { addMonths, dayRange, longDay, shortDay, weeksOf } from '../../../src/desk/web/day.ts'
import {
  draftOf,
  emptyDraft,
  marksOfDraft,
  missingIn,
  PARTS,
  spansOf,
  withActor,
  withLastWords,
  withoutWords,
  withWords,
} from '../../../src/desk/web/item-edit.ts'
import { count, counted, EVENT_TYPES, figure, KINDS, quadOfType } from '../../../src/desk/web/label.ts'
import { matrixOf, sideOf } from '../../../src/desk/web/matrix.ts'
import { sidesOf } from '../../../src/desk/web/shown-item.ts'
import { lastDay } from '../../../src/desk/web/ties.ts'
import { wordDiff } from '../../../src/desk/web/word-diff.ts'
import { EVENT_TYPES as RECORD_TYPES } from '../../../src/event/index.ts'

describe('days', () => {
  test.each([
    ['2027-03-10', null, '10 Mar 2027'],
    ['2027-03-10', '2027-03-10', '10 Mar 2027'],
    ['2027-03-10', '2027-03-12', '10–12 Mar 2027'],
    ['2027-03-30', '2027-04-02', '30 Mar – 2 Apr 2027'],
    ['2026-12-30', '2027-01-02', '30 Dec 2026 – 2 Jan 2027'],
    ['2027-03-01', '2027-03-31', 'Mar 2027'],
    ['2027-01-01', '2027-12-31', '2027'],
    ['2027-01-01', '2029-12-31', '2027–2029'],
    [null, null, ''],
  ])('%s to %s is %s', (from, to, shown) => {
    expect(dayRange(from, to)).toBe(shown)
  })
  test('are told in words', () => {
    expect(longDay('2027-03-10')).toBe('Wednesday 10 March 2027')
    expect(shortDay('2027-03-10T08:00:00Z')).toBe('10 Mar 2027')
    expect(shortDay('in spring')).toBe('in spring')
    expect(addMonths('2027-01', -1)).toBe('2026-12')
    expect(addMonths('2027-12', 1)).toBe('2028-01')
    expect(lastDay('2028-02')).toBe('2028-02-29')
  })
  test('of a month fill whole weeks from Monday', () => {
    const months = fc.tuple(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 12 }))
    fc.assert(
      fc.property(months, ([year, month]) => {
        const name = `${year}-${String(month).padStart(2, '0')}`
        const weeks = weeksOf(name)
        const days = weeks.flat()
        expect(weeks.every(week => week.length === 7 && new Date(week[0]!).getUTCDay() === 1)).toBe(true)
        expect(days).toContain(`${name}-01`)
        expect(days).toContain(lastDay(name))
        expect(new Set(days).size).toBe(days.length)
      }),
    )
  })
})

test('every event type has a quad class', () => {
  expect([...EVENT_TYPES].sort()).toEqual([...RECORD_TYPES].sort())
  for (const type of RECORD_TYPES) expect([1, 2, 3, 4]).toContain(quadOfType(type))
  expect(quadOfType('for')).toBeNull()
})

test('numbers have as many places as they bear', () => {
  expect([0, 0.123, 12.34, 123.4, 12345].map(figure)).toEqual(['0', '0.12', '12.3', '123', '12,345'])
  expect([count(2000), counted(1, 'report'), counted(2, 'report')]).toEqual(['2,000', '1 report', '2 reports'])
})

describe('the matrix', () => {
  const stand = (actor: string, stances: [number, number] = [1, 0]) =>
    ({
      actor,
      for: stances[0],
      against: stances[1],
      first: '',
      last: '',
      now: 'for',
      changed: 0,
      changes: [],
      cited: [],
    }) as const
  const rows = [
    {
      issue: 'a',
      parties: [],
      key: 'a',
      positions: 2,
      first: '',
      last: '',
      stands: [stand('NOR'), stand('ISL', [0, 2]), stand('the fishermen')],
    },
    { issue: 'b', parties: [], key: 'b', positions: 1, first: '', last: '', stands: [stand('NOR', [1, 1])] },
  ] satisfies IssueRow[]
  test('has a column for those on most issues, and all others beside', () => {
    const { actors, rows: made } = matrixOf(rows, 1)
    expect(actors).toEqual(['NOR'])
    expect(made[0]?.others.map(({ actor }) => actor)).toEqual(['ISL', 'the fishermen'])
    expect(made[1]?.cells.map(cell => cell && sideOf(cell))).toEqual(['both'])
  })
  test('puts those asked for first, and nobody without a code', () => {
    expect(matrixOf(rows, 5, ['ISL', 'USA']).actors).toEqual(['ISL', 'NOR'])
  })
})

describe('two wordings', () => {
  const shown = (a: string, b: string) =>
    [wordDiff(a, b).a, wordDiff(a, b).b].map(runs =>
      runs.map(({ words, only }) => (only ? `[${words.trim()}]` : words.trim())).join(' '),
    )
  test.each([
    [
      'the two sides agreed to talk',
      'the two sides refused to talk',
      'the two sides [agreed] to talk',
      'the two sides [refused] to talk',
    ],
    ['a b c', 'a b c', 'a b c', 'a b c'],
    ['Talks, soon.', 'talks soon', 'Talks, soon.', 'talks soon'],
    ['', 'new words', '', '[new words]'],
  ])('%j and %j', (a, b, left, right) => {
    expect(shown(a, b)).toEqual([left, right])
  })
  test('are each whole when put together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c ', 'D, ')),
        fc.array(fc.constantFrom('a', 'b ', 'c', 'd')),
        (a, b) => {
          const [left, right] = [a.join(' '), b.join(' ')]
          const { a: one, b: other } = wordDiff(left, right)
          expect(one.map(({ words }) => words).join('')).toBe(left.replace(/^\s+/, ''))
          expect(other.map(({ words }) => words).join('')).toBe(right.replace(/^\s+/, ''))
        },
      ),
    )
  })
})

test('who and whom: a meeting stands once with both sides', () => {
  const party = (role: 'source' | 'target', actor: string) => ({ role, actor, state: actor, name: actor })
  const parties = [party('source', 'NOR'), party('source', 'ISL'), party('target', 'NOR'), party('target', 'ISL')]
  const { doers, others, joint } = sidesOf({ kind: 'events', parties })
  expect([doers.map(({ actor }) => actor), others, joint]).toEqual([['NOR', 'ISL'], [], true])
})

describe('an item in the making', () => {
  test.each(KINDS)('of %s tells what it needs, and is whole when it has that', kind => {
    let draft = emptyDraft(kind)
    expect(missingIn(kind, draft)).toMatch(/^Select the words of: /)
    for (const part of PARTS[kind]) if (part.needed) draft = withWords(draft, part, [3, 9])
    expect(missingIn(kind, draft)).toBeNull()
    expect(marksOfDraft(kind, draft).every(({ span }) => span[0] === 3)).toBe(true)
  })
  test.each(KINDS)('of %s takes words into every part, and gives them back', kind => {
    for (const part of PARTS[kind]) {
      const filled = withWords(emptyDraft(kind), part, [1, 4])
      expect(spansOf(filled, part)).toEqual([[1, 4]])
      expect(spansOf(withLastWords(filled, part, [2, 6]), part)).toEqual([[2, 6]])
      expect(spansOf(withoutWords(filled, part, 0), part)).toEqual([])
    }
  })
  test('keeps a party’s code when its words are moved', () => {
    const [sources] = PARTS.events
    const draft = withActor(withWords(emptyDraft('events'), sources!, [0, 6]), sources!, 0, 'NOR')
    expect(withLastWords(draft, sources!, [0, 8])).toMatchObject({ sources: [{ actor: 'NOR', span: [0, 8] }] })
    expect(draftOf({ id: 'p1', holders: [], stance: 'for', issue: [0, 3], statement: null })).toMatchObject({
      stance: 'for',
    })
  })
})
