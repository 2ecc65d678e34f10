// The sample reports that `chancery desk --sample` opens on: as many as asked for, the same each time, told by many and understood.
import { expect, test } from 'vitest'
import { sampleStories } from '../../src/desk/cli/sample-stories.ts'
import { read } from '../../src/read.ts'

test('sample stories are the same each time, in order of their day, each with an id of its own', () => {
  const stories = sampleStories(2000)
  expect(stories.length).toBeGreaterThanOrEqual(2000)
  expect(sampleStories(2000)).toEqual(stories)
  expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length)
  const days = stories.map(({ published }) => published ?? '')
  expect([...days].sort()).toEqual(days)
  expect(new Set(stories.map(({ publisher }) => publisher)).size).toBe(9)
})

test('nearly all of them tell an event that is read', () => {
  const some = sampleStories(2000).filter((_, i) => i % 40 === 0)
  const told = some.filter(report => read(report).events.length > 0)
  expect(told.length / some.length).toBeGreaterThan(0.9)
})
