// The same reading with the reason for each statement, which the published schema accepts.
import { expect, test } from 'vitest'
import { explain, read, readingSchema } from '../../src/index.ts'
import { wordsAt } from '../../src/span.ts'

const report = {
  id: 'r',
  text: 'Peru said that the raid was over. “We are safe,” said the Chilean envoy, according to Reuters.',
  published: '2027-03-10',
}

test('each statement has one note, in order, on its cue, and nothing else is changed', () => {
  const { notes, ...rest } = explain(report)
  expect(rest).toEqual(read(report))
  expect(notes?.map(note => note.rule)).toEqual(rest.statements.map(() => 'statement'))
  expect(notes?.map(note => note.span)).toEqual(rest.statements.map(statement => statement.cue))
  expect(notes?.[0].reason).toMatch(
    /^s1: cue of kind “say”; source: subject; content: its complement; score \+\d+\.\d$/,
  )
  expect(wordsAt(report.text, notes?.[0].span ?? [0, 0])).toBe('said')
})

test('a reading with notes is a reading', () => {
  expect(() => readingSchema.parse(explain(report))).not.toThrow()
})

test('a text without statements has no notes', () => {
  expect(explain({ id: 'r', text: 'The ship left the port.' }).notes).toBeUndefined()
})
