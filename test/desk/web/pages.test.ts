// Each page on a record of two thousand reports, in a browser: nothing in the console, nothing from elsewhere, nothing cut off, no violation
// that axe finds; at a desk's width and a phone's, light and dark.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addWatch, findMatches } from '../../../src/follow/index.ts'
import type { Correction } from '../../../src/record/index.ts'
import { sampleReadings } from '../../sample/index.ts'
import { openDesk, type TestDesk } from '../http/desk.ts'
import {
  carriedBy,
  DESKTOP,
  expectSound,
  goTo,
  hasBrowser,
  openBrowser,
  overflowOf,
  PHONE,
  settled,
  violationsOf,
  watch,
} from './browser.ts'

const isOn = hasBrowser()
let desk: TestDesk
let browser: Browser

beforeAll(async () => {
  if (!isOn) return
  const readings = sampleReadings(2000)
  desk = await openDesk(readings.slice(0, 1980))
  await addWatch(desk.store, { name: 'events of Norway', filter: { kind: 'events', actor: 'NOR' }, channels: {} })
  await desk.store.keep(readings.slice(1980))
  await desk.store.merge()
  await findMatches(desk.store)
  browser = await openBrowser()
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await desk?.close()
})

describe.runIf(isOn)('the pages on two thousand reports', () => {
  let contexts: { name: string; context: BrowserContext }[] = []
  let addresses: Readonly<Record<string, string>> = {}

  beforeAll(async () => {
    contexts = [
      { name: 'desktop, light', context: await browser.newContext({ viewport: DESKTOP, colorScheme: 'light' }) },
      { name: 'phone, dark', context: await browser.newContext({ viewport: PHONE, colorScheme: 'dark' }) },
    ]
    const [event] = (await desk.json('/items.json?kind=events&actor=NOR&limit=1')).data
    const [a, b] = (await desk.json('/search.json?q=talks&limit=2')).data
    const [happening] = (await desk.json('/happenings.json?limit=1')).data
    addresses = {
      today: '/',
      report: `/report/${event?.edition}#${event?.id}`,
      item: `/item/${event?.id}`,
      actor: '/actor/NOR',
      pair: '/pair/NOR/ISL?beside=IND/PAK,VNM',
      statements: '/statements',
      'statements of one form': '/statements?actor=NOR&type=direct',
      demands: '/demands',
      promises: '/promises',
      'promises told as done': '/promises?status=done',
      'nobody quoted': '/statements?actor=TUV',
      'nothing asked': '/demands?actor=TUV',
      'nothing promised': '/promises?actor=TUV',
      positions: '/positions',
      agenda: '/agenda',
      'agenda as a list': '/agenda?view=list',
      instruments: '/instruments',
      happenings: '/happenings',
      happening: `/happening/${happening?.id}`,
      compare: `/compare?a=${a?.edition}&b=${b?.edition}`,
      'compare, nothing chosen': '/compare',
      map: '/map',
      search: '/search?q=sanctions',
      items: '/search?kind=events&actor=NOR',
      watches: '/watches?name=events+of+Norway',
      sources: '/sources',
      review: '/review',
      'nothing found': '/search?q=xylophonequartet',
      'an actor of whom nothing is told': '/actor/TUV',
      'no such report': '/report/00000000000000000000',
    }
  })

  const NAMES = [
    'today',
    'report',
    'item',
    'actor',
    'pair',
    'statements',
    'statements of one form',
    'demands',
    'promises',
    'promises told as done',
    'nobody quoted',
    'nothing asked',
    'nothing promised',
    'positions',
    'agenda',
    'agenda as a list',
    'instruments',
    'happenings',
    'happening',
    'compare',
    'compare, nothing chosen',
    'map',
    'search',
    'items',
    'watches',
    'sources',
    'review',
    'nothing found',
    'an actor of whom nothing is told',
    'no such report',
  ]

  test.each(NAMES)('%s', { timeout: 120_000 }, async name => {
    for (const { context } of contexts) {
      const watched = await watch(context, desk.address)
      const { page } = watched
      await goTo(page, `${desk.address}${addresses[name]}`)
      expect(await page.title()).toMatch(/\S+ · Chancery$/)
      expect(await page.locator('h1').count()).toBe(1)
      expect(await overflowOf(page)).toBe(0)
      expect(await carriedBy(page)).toBeLessThan(250 * 1024)
      expect(await violationsOf(page)).toEqual([])
      if (name === 'no such report') {
        expect(await page.getByRole('alert').innerText()).toContain('there is no report')
        // The browser itself tells of every answer that is none; the page has told it to its reader.
        expect(watched.faults.filter(fault => !fault.includes('404'))).toEqual([])
      } else expectSound(watched)
      await page.close()
    }
  })
})

describe.runIf(isOn)('somebody at the desk', () => {
  let context: BrowserContext
  beforeAll(async () => {
    context = await browser.newContext({ viewport: DESKTOP })
  })
  /** A page of one's own, at an address; what went wrong is told at the end. */
  const at = async (address: string, run: (page: Page) => Promise<void>) => {
    const watched = await watch(context, desk.address)
    await goTo(watched.page, desk.address + address)
    await run(watched.page)
    expectSound(watched)
    await watched.page.close()
  }
  const LONG = { timeout: 120_000 }

  test('goes to and fro between pages that are loaded, and the one that is left asks for nothing more', LONG, () =>
    at('/actor/NOR', async page => {
      for (let turn = 0; turn < 6; turn++) {
        await page.locator('main a[href*="/search?"]').first().click()
        await page.waitForURL('**/search?*')
        await settled(page)
        await page.goBack()
        await page.waitForURL('**/actor/NOR')
        await settled(page)
      }
    }),
  )

  test('searches, narrows by a facet, and follows a hit to its words', LONG, () =>
    at('/', async page => {
      await page.keyboard.press('/')
      await page.keyboard.type('fishing quotas')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/search?q=fishing+quotas')
      await settled(page)
      const before = await page.getByRole('status').first().innerText()
      expect(before).toMatch(/^\d+ reports?, best first/)
      await page.getByRole('complementary').locator('a').first().click()
      await page.waitForURL('**actor=*')
      await settled(page)
      expect(await page.locator('.chip').count()).toBe(2)
      await page.locator('main ol details').first().locator('summary').click()
      const card = page.locator('main ol details article').first()
      const words = await card
        .locator('.core')
        .first()
        .innerText()
        .catch(() => '')
      await card.locator('a.source').click()
      await page.waitForURL('**/report/**')
      await settled(page)
      await page.locator('.note.open').waitFor()
      const id = await page.evaluate(() => location.hash.slice(1))
      const anchor = page.locator(`[data-anchor="${id}"]`)
      if (words !== '')
        expect((await page.locator('.lit-core').allInnerTexts()).join('')).toContain(words.split(/\s/)[0])
      expect(await anchor.evaluate(node => node.getBoundingClientRect().top < innerHeight)).toBe(true)
    }),
  )

  test('goes to an actor by its name, and follows a number to its sources', LONG, () =>
    at('/', async page => {
      await page.locator('#go-to').fill('norw')
      await page.getByRole('option', { name: /Norway/ }).waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/actor/NOR')
      await settled(page)
      const number = page.locator('dl dd a').nth(1)
      const told = Number((await number.innerText()).replace(/,/g, ''))
      await number.click()
      await page.waitForURL('**/search?*kind=events*')
      await settled(page)
      const kept = (await desk.json('/items.json?kind=events&actor=NOR&limit=500')).data
      expect(kept.length).toBe(Math.min(told, 500))
      expect(await page.locator('main article').count()).toBe(Math.min(50, told))
      await page.getByRole('button', { name: 'Show more' }).click()
      await page.waitForFunction(most => document.querySelectorAll('main article').length === most, Math.min(100, told))
      await page.goBack()
      await page.waitForURL('**/actor/NOR')
    }),
  )

  test('saves a search as a watch, which finds what is kept later, and forgets it', LONG, async () => {
    await at(`/enter/${desk.key}`, async page => {
      await goTo(page, `${desk.address}/search?q=lighthouse&actor=NOR`)
      await page.getByRole('button', { name: 'Save as a watch' }).click()
      const name = page.getByLabel(/^Name of the watch/)
      expect(await name.inputValue()).toBe('lighthouse Norway')
      await name.fill('lights')
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await page.getByRole('status').filter({ hasText: 'Saved: lights' }).waitFor()
      const kept = await page.evaluate(() =>
        fetch('/keep?published=2031-03-10', {
          method: 'POST',
          headers: { 'content-type': 'text/plain' },
          body: 'Norway condemned the attack on the lighthouse on Monday.',
        }).then(answer => answer.status),
      )
      expect(kept).toBe(200)
      const watch = page.getByRole('listitem').filter({ hasText: 'lights' })
      for (let tries = 0; tries < 40 && (await watch.locator('.found a').count()) === 0; tries++) {
        await page.waitForTimeout(250)
        await goTo(page, `${desk.address}/watches`)
      }
      const told = Number(await watch.locator('.found a').innerText())
      await watch.locator('.found a').click()
      await page.waitForURL('**/watches?name=lights')
      await settled(page)
      expect(await page.locator('main article').count()).toBe(told)
      const feed = await page.evaluate(() => fetch('/watches/lights.atom').then(answer => answer.text()))
      expect(feed.match(/<entry>/g)).toHaveLength(told)
      await watch.getByRole('button', { name: 'Forget' }).click()
      await watch.getByRole('button', { name: 'Forget it' }).click()
      await watch.waitFor({ state: 'detached' })
    })
    await context.clearCookies()
  })

  test('filters in the address, and takes conditions away', LONG, () =>
    at('/instruments', async page => {
      await page.getByRole('button', { name: 'Filter' }).click()
      await page.getByLabel('Type').selectOption('treaty')
      await page.waitForURL('**/instruments?type=treaty')
      await page.getByLabel('Actor', { exact: true }).fill('Norway')
      await page.getByLabel('Actor', { exact: true }).press('Tab')
      await page.waitForURL('**actor=NOR**')
      await settled(page)
      const kept = (await desk.json('/instruments.json?type=treaty&actor=NOR')).data
      await page.waitForFunction(most => document.querySelectorAll('main .paper').length === most, kept.length)
      await page.reload()
      await settled(page)
      await page.locator('.chip').first().click()
      await page.waitForURL('**/instruments?type=treaty')
    }),
  )

  test('reads a report by hover, click and keys', LONG, async () => {
    const [item] = (await desk.json('/items.json?kind=statements&limit=1')).data
    await at(`/report/${item?.edition}`, async page => {
      const anchor = page.locator('[data-anchor]').first()
      const id = await anchor.getAttribute('data-anchor')
      await anchor.hover()
      await page.locator(`.notes li.hovered[data-item="${id}"]`).waitFor()
      await anchor.click()
      await page.locator(`.notes li[data-item="${id}"] .note.open`).waitFor()
      await page.keyboard.press('j')
      await page.waitForFunction(was => location.hash.length > 1 && location.hash !== `#${was}`, id)
      await page.keyboard.press('Escape')
      expect(await page.locator('.note.open').count()).toBe(0)
      await page.getByRole('button', { name: /^statements? \d/ }).click()
      expect(await page.locator('.note.events').count()).toBe(0)
    })
  })

  test('unfolds a cell of the matrix into the words that it counts', LONG, () =>
    at('/positions', async page => {
      const cell = page.locator('.cell').first()
      const numbers = (await cell.innerText()).match(/\d+/g) ?? []
      await cell.click()
      const cards = page.locator('.unfolded article')
      await cards.first().waitFor()
      const sum = numbers.reduce((all, one) => all + Number(one), 0)
      expect(await cards.count()).toBeGreaterThan(0)
      await page.getByRole('link', { name: `All ${sum} as a list` }).click()
      await page.waitForURL('**/search?*counted=stand*')
      await settled(page)
      expect(await page.locator('main article').count()).toBe(Math.min(50, sum))
    }),
  )

  test('looks at a place on the map', LONG, () =>
    at('/map', async page => {
      await page.locator('tbody th button').first().click()
      const name = await page.locator('tbody th button').first().innerText()
      await page.getByRole('heading', { name, exact: true }).waitFor()
      expect(await page.locator('circle.chosen').count()).toBe(1)
      expect(await page.locator('section article').count()).toBeGreaterThan(0)
    }),
  )

  test('subscribes to an agenda as it is filtered', LONG, () =>
    at('/agenda?actor=NOR', async page => {
      await page.getByRole('button', { name: 'Subscribe' }).click()
      const address = await page.locator('#ics').inputValue()
      expect(address).toMatch(/\/agenda\.ics\?actor=NOR$/)
      const calendar = await (await fetch(address)).text()
      expect(calendar).toMatch(/^BEGIN:VCALENDAR/)
      await page.getByRole('link', { name: 'The month before' }).click()
      await page.waitForURL('**month=*')
    }),
  )

  test('the choice of month or list keeps its height beside what is unfolded', LONG, () =>
    at('/agenda', async page => {
      const height = () => page.getByRole('link', { name: 'List', exact: true }).evaluate(link => link.clientHeight)
      const before = await height()
      await page.getByRole('button', { name: 'Subscribe' }).click()
      await page.locator('#ics').waitFor()
      expect(await height()).toBe(before)
    }),
  )

  test('reads statements on to the end of one speaker, and follows one to its words', LONG, () =>
    at('/statements?actor=NOR', async page => {
      const kept = (await desk.json('/statements.json?actor=NOR&limit=500')).data
      expect(kept.length).toBeGreaterThan(50)
      while ((await page.getByRole('button', { name: 'Show more' }).count()) > 0) {
        await page.getByRole('button', { name: 'Show more' }).click()
        await settled(page)
      }
      expect(await page.locator('main article').count()).toBe(kept.length)
      await page.locator('main article a.source').first().click()
      await page.waitForURL(`**/report/${kept[0]?.report.edition}#${kept[0]?.id}`)
    }),
  )

  test.each(['demands', 'promises'])('asks for %s by what was told since, and follows it to its words', LONG, what =>
    at(`/${what}`, async page => {
      interface Row {
        readonly made: { readonly id: string; readonly report: { readonly edition: string } }
        readonly later: readonly { readonly id: string; readonly report: { readonly edition: string } }[]
      }
      const { data } = await desk.json<{ data: Row[] }>(`/${what}.json?status=done`)
      const [row] = data
      await page.getByRole('button', { name: 'Filter' }).click()
      await page.getByLabel('What was told since').selectOption('done')
      await page.waitForURL(`**/${what}?status=done`)
      await settled(page)
      await page.waitForFunction(rows => document.querySelectorAll('main .fate.done').length === rows, data.length)
      expect(await page.locator('main .fate').count()).toBe(data.length)
      const [later] = row?.later ?? []
      await page.locator(`main a[href="/report/${later?.report.edition}#${later?.id}"]`).first().click()
      await page.waitForURL(`**/report/${later?.report.edition}#${later?.id}`)
      await settled(page)
      await page.goBack()
      await settled(page)
      await page.locator(`main a[href="/report/${row?.made.report.edition}#${row?.made.id}"]`).first().click()
      await page.waitForURL(`**/report/${row?.made.report.edition}#${row?.made.id}`)
      await settled(page)
      await page.keyboard.press('g')
      await page.keyboard.press(what === 'demands' ? 'd' : 'o')
      await page.waitForURL(`**/${what}`)
    }),
  )

  test('puts two texts beside each other', LONG, () =>
    at('/compare', async page => {
      const first = page.locator('section', { hasText: 'First text' })
      await first.getByPlaceholder('Words in the report').fill('talks')
      await first.getByRole('button', { name: 'Find' }).click()
      await first.locator('li button').first().click()
      await page.waitForURL('**a=*')
      const second = page.locator('section', { hasText: 'Second text' })
      await second.locator('li button').first().click()
      await page.waitForURL('**b=*')
      await page.getByRole('heading', { name: /Only the second/ }).waitFor()
    }),
  )

  test('prints a report with its notes and a pair with its plots, without the navigation', LONG, async () => {
    const [item] = (await desk.json('/items.json?kind=events&actor=NOR&limit=1')).data
    for (const address of [`/report/${item?.edition}`, '/pair/NOR/ISL'])
      await at(address, async page => {
        if (address.startsWith('/pair')) await page.locator('.holder svg').first().waitFor()
        await page.emulateMedia({ media: 'print' })
        expect(await page.locator('header').isVisible()).toBe(false)
        expect(await page.locator('.filter, .bar').first().isVisible()).toBe(false)
        if (address.startsWith('/report')) expect(await page.locator('.note').first().isVisible()).toBe(true)
        expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(5000)
      })
  })

  test('uses it by keys alone', LONG, () =>
    at('/', async page => {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the page')
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
      await page.keyboard.press('g')
      await page.keyboard.press('p')
      await page.waitForURL('**/positions')
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Escape')
      expect(await page.getByRole('dialog').count()).toBe(0)
    }),
  )

  test('chooses a theme, which stays', LONG, () =>
    at('/sources', async page => {
      const button = page.getByRole('button', { name: /^Theme/ })
      await button.click()
      await button.click()
      expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
      await goTo(page, `${desk.address}/agenda`)
      expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
      await page.getByRole('button', { name: /^Theme/ }).click()
      expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBeUndefined()
    }),
  )

  test('may only read before entering, then confirms, rejects, edits, adds and undoes', LONG, async () => {
    await at('/review', async page => {
      await page.getByPlaceholder('Token or key').waitFor()
      expect(await page.getByRole('button', { name: /^Confirm/ }).isDisabled()).toBe(true)
    })
    await at(`/enter/${desk.key}`, async page => {
      await goTo(page, `${desk.address}/review`)
      const done = async (key: string, told: string) => {
        const made = page.waitForResponse(answer => answer.url().endsWith('/corrections'))
        await page.keyboard.press(key)
        expect((await made).status()).toBe(200)
        await page.locator('.told', { hasText: told }).waitFor()
        await settled(page)
      }
      const corrections = async () => (await desk.json<{ data: Correction[] }>('/corrections.json')).data
      const line = () => page.locator('.queue [aria-current] .line').innerText()
      await page.locator('.paper .words').first().waitFor()
      const first = await line()
      await done('c', 'Confirmed')
      await done('r', 'Rejected')
      await done('u', 'Undone: rejected')
      await done('u', 'Undone: confirmed')
      expect(await line()).toBe(first)
      expect((await corrections()).map(({ action }) => action)).toEqual(['undo', 'undo', 'reject', 'confirm'])

      await page.keyboard.press('e')
      await page.getByRole('heading', { name: /^Edit/ }).waitFor()
      const words = await selectWords(page)
      await page.locator('.taken .words', { hasText: words }).waitFor()
      await done('Enter', 'Edited')
      const [edited] = await corrections()
      expect(edited).toMatchObject({ action: 'edit', undone: false, by: 'desk' })

      await page.keyboard.press('a')
      await page.getByRole('button', { name: 'position', exact: true }).click()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('1')
      const holder = await selectWords(page)
      await page.locator('.taken .words', { hasText: holder }).waitFor()
      await page.getByLabel('Stance').selectOption('against')
      await page.getByRole('button', { name: /^Save/ }).click()
      await page.locator('.told', { hasText: 'Added' }).waitFor()
      const [added] = await corrections()
      expect(added).toMatchObject({ action: 'add', kind: 'positions', after: { stance: 'against' } })
      await page.locator('.buttons button', { hasText: 'Undo' }).click()
      await page.locator('.told', { hasText: 'Undone: added' }).waitFor()
    })
  })
})

/** Selects two words of the text as with a mouse; gives what should have been taken. */
async function selectWords(page: Page): Promise<string> {
  const words = await page
    .locator('.paper .words')
    .last()
    .evaluate(paragraph => {
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const [found] = /\p{L}{3,} \p{L}{3,}/u.exec(node.textContent ?? '') ?? []
        if (found === undefined) continue
        const start = (node.textContent ?? '').indexOf(found)
        getSelection()?.setBaseAndExtent(node, start + 1, node, start + found.length - 1)
        return found
      }
      return ''
    })
  await page.locator('.paper .words').last().dispatchEvent('pointerup')
  return words
}
