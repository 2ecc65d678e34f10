// Hostile and overlarge texts in a browser: shown as text, whatever they hold, and without the page giving way.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Reading } from '../../../src/record/index.ts'
import { openDesk, type TestDesk } from '../http/desk.ts'
import { DESKTOP, expectSound, goTo, hasBrowser, openBrowser, overflowOf, PHONE, watch } from './browser.ts'

const SCRIPT = '<img src=x onerror="window.struck=1"><script>window.struck=1</script>'
const OVERRIDE = '\u202eflow\u202c and \u200bhidden\u0007'

/** A reading by hand: an event on each place where the word stands. */
function reading(id: string, text: string, word: string, more: Partial<Reading['report']> = {}): Reading {
  const events = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const trigger = [at, at + word.length] as const
    events.push({
      id: `e${events.length + 1}`,
      type: 'ACCUSE' as const,
      sources: [{ span: trigger, actor: 'NOR', name: `Nobody ${SCRIPT}` }],
      targets: [],
      trigger,
      content: null,
      status: 'happened' as const,
      when: null,
      where: { span: trigger, place: 'NOR' },
      statement: null,
    })
  }
  const report = {
    id,
    text,
    publisher: `Wire ${SCRIPT}`,
    published: '2031-01-05',
    title: `Title ${SCRIPT} ${OVERRIDE}`,
    ...more,
  }
  return { report, statements: [], events, positions: [], instruments: [] }
}

describe.runIf(hasBrowser())('hostile texts', () => {
  let desk: TestDesk
  let browser: Browser
  const LONG = { timeout: 180_000 }

  beforeAll(async () => {
    const paragraph = `${'All quiet on the pass tonight, and nothing else is told of it. '.repeat(20)}\n\n`
    desk = await openDesk([
      reading(
        'script',
        `Norway blamed ${SCRIPT} for it.\n\nIt also blamed ${OVERRIDE} the ${'longwordwithoutanyspace'.repeat(40)}.`,
        'blamed',
      ),
      reading('long', `${paragraph.repeat(8_200)}The minister blamed the weather.`, 'blamed', {
        title: 'Ten megabytes',
        published: '2031-01-03',
      }),
      reading('many', `${'They blamed one another. '.repeat(20)}\n`.repeat(2_500), 'blamed', {
        title: 'Fifty thousand items',
        published: '2031-01-04',
      }),
    ])
    browser = await openBrowser()
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await desk?.close()
  })

  const editionOf = async (title: string) => {
    const { data } = await desk.json<{ data: { reports: { title: string; edition: string }[] } }>('/index.json')
    return data.reports.find(report => report.title.startsWith(title))?.edition
  }

  test('with scripts and overrides are shown as text on every page that has them', LONG, async () => {
    const context = await browser.newContext({ viewport: PHONE })
    const edition = await editionOf('Title')
    const addresses = [
      '/',
      `/report/${edition}`,
      '/actor/NOR',
      '/search?q=blamed',
      '/map',
      '/sources',
      '/review',
      '/search?kind=events',
    ]
    for (const address of addresses) {
      const watched = await watch(context, desk.address)
      await goTo(watched.page, desk.address + address)
      expect(await watched.page.evaluate(() => Reflect.get(window, 'struck'))).toBeUndefined()
      expect(await watched.page.locator('img').count()).toBe(0)
      expect(await overflowOf(watched.page)).toBe(0)
      const shown = await watched.page.locator('body').innerText()
      expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/)
      expectSound(watched)
      if (address.startsWith('/report')) {
        expect(shown).toContain(SCRIPT)
        expect(shown).toContain('⟨U+202E⟩flow⟨U+202C⟩')
      }
      await watched.page.close()
    }
    await context.close()
  })

  test('of ten megabytes are laid out as far as they are read, and an item at the end is found', LONG, async () => {
    const context = await browser.newContext({ viewport: DESKTOP })
    const watched = await watch(context, desk.address)
    const { page } = watched
    const edition = await editionOf('Ten')
    await goTo(page, `${desk.address}/report/${edition}`)
    expect(await page.locator('.row').count()).toBeLessThan(400)
    await page.keyboard.press('j')
    await page.locator('[data-anchor]').waitFor()
    expect(await page.locator('[data-anchor]').innerText()).toBe('blamed')
    expect(await page.locator('.row').count()).toBeLessThan(800)
    expectSound(watched)
    await context.close()
  })

  test('with fifty thousand items show some of them at a time', LONG, async () => {
    const context = await browser.newContext({ viewport: DESKTOP })
    const watched = await watch(context, desk.address)
    const { page } = watched
    const edition = await editionOf('Fifty')
    await goTo(page, `${desk.address}/report/${edition}`)
    expect(await page.getByRole('button', { name: 'All 50,000' }).count()).toBe(1)
    expect(await page.locator('[data-anchor]').count()).toBeLessThan(8_000)
    const last = (await desk.json(`/items.json?edition=${edition}&limit=1`)).data[0]
    await page.getByRole('link', { name: 'all 50,000 as a list' }).click()
    await page.waitForURL('**/search?edition=*')
    expect(last?.edition).toBe(edition)
    await goTo(page, `${desk.address}/search?kind=events`)
    expect(await page.locator('main article').count()).toBe(50)
    expectSound(watched)
    await context.close()
  })
})
