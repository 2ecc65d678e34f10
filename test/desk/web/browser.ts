// A real browser on a real desk, for tests that use the pages as a person does. They run where Chromium is and say loudly when it is not.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const PAGES = new URL('../../../dist/desk/web/index.html', import.meta.url)

const missing = !existsSync(CHROMIUM)
  ? `no Chromium at ${CHROMIUM}: install Debian's package chromium, or set CHROMIUM`
  : !existsSync(PAGES)
    ? 'the pages are not built: npm run build'
    : null

/** Whether the browser tests can run; where they cannot, that is told. */
export function hasBrowser(): boolean {
  if (missing !== null) console.warn(`!! LEFT OUT: the desk's pages in a browser (${missing})`)
  return missing === null
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] })

export const DESKTOP = { width: 1280, height: 900 }
export const PHONE = { width: 320, height: 640 }

/** A page whose console, errors and requests to elsewhere are kept. */
export interface Watched {
  readonly page: Page
  readonly faults: string[]
}

/** Opens a page in a context; every message of the console but plain ones is a fault, as is every request to another machine. */
export async function watch(context: BrowserContext, address: string): Promise<Watched> {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') {
      faults.push(`console: ${message.text()} (${message.location().url})`)
    }
  })
  page.on('pageerror', error => faults.push(`error: ${error.message}`))
  page.on('request', request => {
    if (!request.url().startsWith(address) && !request.url().startsWith('blob:')) faults.push(`asked: ${request.url()}`)
  })
  return { page, faults }
}

/** Goes to an address and waits until its data is there. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await settled(page)
}

/** Waits until nothing is on the way any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('h1') !== null)
  await page.waitForFunction(
    () => document.querySelector('[aria-busy="true"]') === null && document.querySelector('.loading') === null,
  )
}

/** How much wider the page is than the screen. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Bytes of scripts, styles and fonts that the page is made of, as they were sent. */
export const carriedBy = (page: Page): Promise<number> =>
  page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => /\.(?:js|css|woff2)$/.test(name))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  )

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds against the page, a line each. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } =
      Reflect.get(window, 'axe')
    const { violations } = await axe.run()
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary}`,
    )
  })
}

/** Nothing went wrong since the page was opened. */
export const expectSound = ({ faults }: Watched): void => expect(faults).toEqual([])
