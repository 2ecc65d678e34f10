// Which question is taken next where several wait.
import { queueOptionsSymbol } from 'piscina'
import { expect, test } from 'vitest'
import { type Place, ShortestFirst } from '../../../src/desk/http/shortest-first.ts'

const task = (place: Place | null) => ({ [queueOptionsSymbol]: place })

test('short questions pass long ones that came a little earlier, and no more', () => {
  const queue = new ShortestFirst()
  const long = task({ since: 1000, likely: 50 })
  const soonAfter = task({ since: 1100, likely: 2 })
  const longAfter = task({ since: 1200, likely: 2 })
  const alike = task({ since: 1001, likely: 50 })
  for (const one of [alike, long, longAfter, soonAfter]) queue.push(one)
  expect(queue.size).toBe(4)
  expect([queue.shift(), queue.shift(), queue.shift(), queue.shift()]).toEqual([soonAfter, long, alike, longAfter])
  expect(queue.shift()).toBeNull()
})

test('what is taken and put back keeps its turn; what is removed is gone', () => {
  const queue = new ShortestFirst()
  const [first, second, third] = [1, 2, 3].map(since => task({ since, likely: 0 }))
  for (const one of [first, second, third]) queue.push(one)
  const taken = queue.shift()
  if (taken !== null) queue.push(taken)
  queue.remove(second)
  expect([queue.shift(), queue.shift(), queue.shift()]).toEqual([first, third, null])
  queue.push(second)
  queue.push(task(null))
  expect(queue.shift()?.[queueOptionsSymbol]).toBeNull()
})
