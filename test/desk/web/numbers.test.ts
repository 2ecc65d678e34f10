// Every number on a page leads to a list with just so many: the pages are opened, each link that has a number is followed, and what it leads
// to is counted, by the twin of every such page and, for some, by reading the page on to its end.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleReadings } from '../../sample/index.ts'
import { openDesk, type TestDesk } from '../http/desk.ts'
import { DESKTOP, goTo, hasBrowser, openBrowser, settled } from './browser.ts'

const isOn = hasBrowser()
let desk: TestDesk
let browser: Browser
let page: Page
beforeAll(async () => {
  desk = await openDesk(sampleReadings(500))
  const [item] = (await desk.json('/items.json?kind=positions&limit=1')).data
  await desk.store.correct({ action: 'reject', item: item?.id ?? '', by: 'Ana' })
  if (!isOn) return
  browser = await openBrowser()
  page = await browser.newPage({ viewport: DESKTOP })
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await desk?.close()
})

/** How many rows the page at an address lists, by its twin. */
async function listed(address: string): Promise<number> {
  const { pathname, searchParams } = new URL(address, desk.address)
  const isItems = pathname === '/search' && (!searchParams.has('q') || searchParams.has('counted'))
  let rows = 0
  for (let next: string | null = ''; next !== null; ) {
    const asked = new URLSearchParams({ ...Object.fromEntries(searchParams), limit: '500' })
    for (const [name, value] of searchParams) if (!asked.getAll(name).includes(value)) asked.append(name, value)
    if (next !== '') asked.set('cursor', next)
    const answer = await desk.json(`${isItems ? '/items' : pathname}.json?${asked}`)
    rows += answer.data.length
    next = answer.next
  }
  return rows
}

/** `All 12`, `1,204 reports`, `for 3`, `consult 7`: the number that a link has, and where it leads. */
async function numbersOn(address: string): Promise<[words: string, number: number, address: string][]> {
  await goTo(page, desk.address + address)
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '')
  })
  const links = await page
    .locator('main a[href]')
    .evaluateAll(found => found.map(link => [(link as HTMLElement).innerText ?? '', link.getAttribute('href') ?? '']))
  return links.flatMap(([words = '', href = '']) => {
    const [, number] = /^(?:[^\d“]*\s)?([\d,]+)(?:\s(?:event|report|mention|item)s?)?$/.exec(words.trim()) ?? []
    if (number === undefined || !/^\/(?:search|reports|happenings|watches)\b/.test(href)) return []
    return [[words, Number(number.replace(/,/g, '')), href] satisfies [string, number, string]]
  })
}

describe.runIf(isOn)('each number leads to what it counts', () => {
  test.each([
    ['/', 6],
    ['/actor/NOR', 12],
    ['/actor/NOR?type=CONSULT,SANCTION&minConfidence=0.5', 2],
    ['/pair/NOR/ISL?beside=NOR/ISL,SWE,DNK,FIN,POL', 8],
    ['/positions', 0],
    ['/positions?actor=NOR&publisher=Fjord+Wire', 0],
    ['/instruments', 10],
    ['/map', 20],
    ['/map?actor=NOR', 1],
    ['/search?q=talks', 20],
    ['/search?q=sanctions&actor=NOR', 5],
    ['/sources', 5],
  ])('%s', { timeout: 120_000 }, async (address, least) => {
    const numbers = await numbersOn(address)
    expect(numbers.length).toBeGreaterThanOrEqual(least)
    const wrong: string[] = []
    for (const [words, number, to] of numbers) {
      const rows = await listed(to)
      if (rows !== number) wrong.push(`"${words}" leads to ${rows} at ${to}`)
    }
    expect(wrong).toEqual([])
  })

  test('what a cell of the matrix counts, on a phone and on a desk', { timeout: 60_000 }, async () => {
    await goTo(page, `${desk.address}/positions`)
    const cell = page.locator('.cell').first()
    const sum = ((await cell.innerText()).match(/\d+/g) ?? []).reduce((all, one) => all + Number(one), 0)
    await cell.click()
    await page.getByRole('link', { name: /as a list$/ }).click()
    await page.waitForURL('**/search?*counted=stand*')
    await settled(page)
    expect(await page.locator('main article').count()).toBe(Math.min(50, sum))
    await page.setViewportSize({ width: 320, height: 640 })
    const numbers = await numbersOn('/positions')
    await page.setViewportSize(DESKTOP)
    expect(numbers.length).toBeGreaterThan(20)
    for (const [words, number, to] of numbers.slice(0, 40)) expect([words, await listed(to)]).toEqual([words, number])
  })

  test('a list that a number leads to, read on to its end', { timeout: 60_000 }, async () => {
    const [[, number, to] = ['', 0, '']] = (await numbersOn('/actor/NOR')).filter(([, count]) => count > 55)
    await goTo(page, desk.address + to)
    const more = page.getByRole('button', { name: 'Show more' })
    while ((await more.count()) > 0) {
      await more.click()
      await settled(page)
    }
    expect(number).toBeGreaterThan(55)
    expect(await page.locator('main article').count()).toBe(number)
  })
})

test('each row of a pair’s ties, and of a bloc’s beside it, lists its events', { timeout: 60_000 }, async () => {
  interface Row {
    readonly events: number
    readonly of: string
    readonly quad?: number
    readonly domain?: string
  }
  interface Side {
    readonly codes: readonly string[]
  }
  interface Tied {
    readonly a: Side
    readonly b: Side
    readonly total: Row
    readonly quads: readonly Row[]
    readonly domains: readonly Row[]
    readonly months: readonly Row[]
  }
  const { data } = await desk.json<{ data: { ties: Tied; beside: Tied } }>(
    '/pair/NOR/ISL.json?beside=NOR/ISL,SWE,DNK,FIN,POL',
  )
  for (const { a, b, total, quads, domains, months } of [data.ties, data.beside]) {
    const pair = `ties/${a.codes.join('+')}/${b.codes.join('+')}`
    const rows: [string, Row][] = [
      ['', total],
      ...quads.map((row): [string, Row] => [`/quad/${row.quad}`, row]),
      ...domains.map((row): [string, Row] => [`/domain/${row.domain}`, row]),
      ...months.map((row): [string, Row] => [`/month/${row.of}`, row]),
    ]
    expect(total.events).toBeGreaterThan(0)
    for (const [part, { events }] of rows)
      expect([part, await listed(`/search?counted=${encodeURIComponent(pair + part)}`)]).toEqual([part, events])
  }
  const csv = await desk.ask(`/items.csv?counted=${encodeURIComponent('ties/NOR/ISL')}`)
  expect((await csv.text()).trim().split('\r\n').length - 1).toBe(data.ties.total.events)
  expect((await desk.ask('/items.json?counted=ties/NOR')).status).toBe(400)
})
