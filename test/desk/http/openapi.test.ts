// The description of the routes: what is shared stands once, and every reference leads somewhere.
import { expect, test } from 'vitest'
import { openApi } from '../../../src/desk/http/openapi.ts'
import { ROUTES } from '../../../src/desk/http/routes.ts'

const words = JSON.stringify(openApi(ROUTES, 'test'))
const document = JSON.parse(words) as Record<string, unknown>

const at = (reference: string): unknown =>
  reference
    .split('/')
    .slice(1)
    .reduce<unknown>((part, name) => (part === undefined ? part : Reflect.get(Object(part), name)), document)

test('every reference leads to what it names', () => {
  const references = [...words.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference)
  expect(references.length).toBeGreaterThan(100)
  expect(references.filter(reference => at(reference) === undefined)).toEqual([])
  expect(words).not.toContain('$defs')
})

test('it stays small: an item’s schema stands in it once', () => {
  expect(words.length).toBeLessThan(135_000)
  expect(words.split('"An item with its exact words"').length).toBe(2)
})
