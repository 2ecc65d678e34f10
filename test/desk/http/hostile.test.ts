// Texts that mean harm: kept and given back exactly as they are, as data, whatever they hold and however long they are.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Reading } from '../../../src/record/index.ts'
import { openDesk, type TestDesk } from './desk.ts'

const NASTY = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '\u202Eesrever\u202C and \u2066isolated\u2069',
  '</title></html>',
  '{{constructor.constructor("alert(1)")()}}',
  "'; drop table items; --",
  '\u0000\u0007\u001B[31m',
  'a\r\nSet-Cookie: chancery=1\r\n\r\n<html>',
  '=cmd|" /C calc"!A0',
]

const nasty = NASTY.map((words, i): Reading => {
  const text = `Peru condemned ${words} in Lima.`
  return {
    report: {
      id: `n${i}`,
      title: words,
      publisher: words,
      published: '2027-03-31',
      url: `javascript:alert(${i})`,
      text,
    },
    statements: [],
    events: [
      {
        id: 'e1',
        type: 'ACCUSE',
        sources: [{ span: [0, 4], actor: 'PER', name: words }],
        targets: [{ span: [15, 15 + words.length], actor: words }],
        trigger: [5, 14],
        content: [15, 15 + words.length],
        status: 'happened',
        when: null,
        where: null,
        statement: null,
      },
    ],
    positions: [],
    instruments: [],
  }
})

/** A report of ten megabytes, with fifty thousand items. */
function vast(): Reading {
  const sentence = 'Peru condemned the raid on the harbour town. '
  const filler = 'x'.repeat(10_000_000 / 50_000 - sentence.length - 1)
  const one = `${sentence}${filler} `
  const text = one.repeat(50_000)
  const events = Array.from({ length: 50_000 }, (_, i) => {
    const at = i * one.length
    return {
      id: `e${i}`,
      type: 'ACCUSE' as const,
      sources: [{ span: [at, at + 4] as const, actor: 'PER' }],
      targets: [],
      trigger: [at + 5, at + 14] as const,
      content: null,
      status: 'happened' as const,
      when: null,
      where: null,
      statement: null,
    }
  })
  return {
    report: { id: 'vast', title: 'Vast', publisher: 'Vast', published: '2027-03-30', url: null, text },
    statements: [],
    events,
    positions: [],
    instruments: [],
  }
}

let desk: TestDesk
beforeAll(async () => {
  desk = await openDesk(nasty)
}, 120_000)
afterAll(() => desk.close())

interface Kept {
  readonly id: string
  readonly about: string
  readonly words: string
  readonly report: { readonly title: string; readonly publisher: string; readonly url: string }
  readonly edition: string
}

test('words come back as they were, as JSON that nothing takes for a page', async () => {
  const response = await desk.ask('/items.json?limit=100')
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  const { data } = (await response.json()) as { data: Kept[] }
  expect(new Set(data.map(({ about }) => about))).toEqual(new Set(NASTY))
  for (const { edition, about } of data) {
    const { data } = await desk.json<{ data: { report: { text: string } } }>(`/report/${edition}.json`)
    expect(data.report.text).toContain(about)
  }
})

describe('every export holds them without breaking', () => {
  test.each(['csv', 'ics', 'atom', 'jsonl', 'geojson', 'bibtex', 'csl', 'annotation', 'ftm', 'plover', 'polecat'])(
    '%s',
    async format => {
      const response = await desk.ask(`/items.${format}`)
      expect(response.status).toBe(200)
      expect(response.headers.get('set-cookie')).toBeNull()
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="items\.[\w.]+"$/)
      const text = await response.text()
      if (format === 'atom') expect(text).not.toContain('<script>')
    },
  )
})

test.each([...NASTY, '../../../etc/passwd', '%2e%2e%2f', 'assets/../../package.json'])(
  'as an address or a parameter %j finds nothing and breaks nothing',
  async words => {
    const escaped = encodeURIComponent(words)
    for (const path of [
      `/${escaped}`,
      `/assets/${escaped}`,
      `/actor/${escaped}.json`,
      `/item/${escaped}.json`,
      `/search.json?q=${escaped}`,
      `/items.json?actor=${escaped}&issue=${escaped}`,
    ]) {
      const response = await desk.ask(path)
      const text = await response.text()
      expect([200, 400, 404]).toContain(response.status)
      expect(response.headers.get('content-type')).toMatch(/^application\/json/)
      expect(response.headers.get('set-cookie')).toBeNull()
      expect(text).not.toContain('root:')
      expect(text).not.toContain('"devDependencies"')
    }
    const page = await desk.ask(`/actor/${escaped}`)
    expect(await page.text()).not.toContain('<script>alert')
    expect(desk.logged).toEqual([])
  },
)

test('a report of 10 MB with 50,000 items is kept and asked for, page by page', { timeout: 300_000 }, async () => {
  const reading = vast()
  const [kept] = await desk.store.keep(reading, { reader: 'test' })
  expect(kept.items).toBe(50_000)
  // Keeping held up this process; connections that ended meanwhile are to be seen as such first.
  await sleep(200)
  const page = await desk.json<{ data: Kept[]; next: string }>('/items.json?publisher=Vast&limit=500')
  expect(page.data).toHaveLength(500)
  const next = await desk.json<{ data: Kept[] }>(`/items.json?publisher=Vast&limit=500&cursor=${page.next}`)
  expect(next.data[0].id).not.toBe(page.data[0].id)
  const whole = await desk.json<{ data: { report: { text: string }; items: unknown[]; more: number } }>(
    `/report/${kept.edition}.json`,
  )
  expect(whole.data.report.text.length).toBe(reading.report.text.length)
  expect(whole.data.items.length + whole.data.more).toBe(50_000)
  expect(whole.data.items.length).toBe(5000)
})
