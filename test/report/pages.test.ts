// Main text and dates of sixty-eight pages; rows of the table of furniture; pages made to do harm.
import { describe, expect, test } from 'vitest'
import { readPage } from '../../src/report/index.ts'
import { FURNITURE_ROWS } from '../../src/report/page/index.ts'
import { f1, PAGES, shared } from './pages/pages.ts'

describe('pages in the shapes of outlets', () => {
  const read = PAGES.map(page => ({ page, got: readPage(page.html, page.url) }))

  test('main text, token F1 over all pages is at least 0.98', () => {
    const all = { hit: 0, found: 0, wanted: 0 }
    for (const { page, got } of read) {
      const one = shared(got.text, page.expected.join('\n'))
      expect(f1(one), page.name).toBeGreaterThan(0.9)
      for (const key of ['hit', 'found', 'wanted'] as const) all[key] += one[key]
    }
    expect(f1(all)).toBeGreaterThanOrEqual(0.98)
  })

  test('dates of publication and change are right on at least 0.97 of the pages', () => {
    const day = (told: { value: string } | null) => told?.value.slice(0, 10) ?? null
    const wrong = read.filter(
      ({ page, got }) => day(got.published) !== page.published || day(got.modified) !== page.modified,
    )
    expect(wrong.length, wrong.map(({ page }) => page.name).join(', ')).toBeLessThanOrEqual(PAGES.length * 0.03)
  })

  test('a page for subscribers is read as far as it shows', () => {
    for (const { page, got } of read) expect(got.partial, page.name).toBe(page.name.startsWith('paywall'))
  })
})

describe('data/pages/furniture.tsv', () => {
  const around = (piece: string) =>
    `<html><body><article>${'<p>Norway and Chile will sign the agreement on fishing in Oslo on Friday, the two ministers said after their talks.</p><p>The parliament of Chile has to agree, and its committee will meet in May to hear the fishermen of the south.</p>'}${piece}</article></body></html>`
  test.each(FURNITURE_ROWS.map(row => [row.kind, row.words, row.example]))('%s %s', (_kind, _words, example) => {
    const text = readPage(around(example)).text
    expect(text).toMatch(/^Norway.*Friday.*\n\nThe parliament.*south\.$/)
  })
})

describe('what a page tells', () => {
  const page = (
    head: string,
    body = '<p>Words enough to be a text of some length are here, and then some more of them follow.</p>',
  ) =>
    readPage(
      `<html lang="en-GB"><head>${head}</head><body><h1>Talks resume</h1>${body}</body></html>`,
      'https://news.example/2027/03/09/talks?utm=1',
    )

  test.each([
    [
      'JSON-LD before meta',
      '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2027-03-10"}</script><meta property="article:published_time" content="2027-03-01">',
      '2027-03-10',
      'json-ld',
    ],
    [
      'meta before the address',
      '<meta property="article:published_time" content="2027-03-01">',
      '2027-03-01',
      'meta article:published_time',
    ],
    ['the address where nothing else tells', '', '2027-03-09', 'url'],
    ['the next way where a date is from 1601', '<meta name="date" content="1601-01-01">', '2027-03-09', 'url'],
    [
      'broken JSON-LD is passed over',
      '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":</script>',
      '2027-03-09',
      'url',
    ],
  ])('%s', (_name, head, value, by) => {
    expect(page(head).published).toEqual({ value, by })
  })

  test('another host’s home page is no canonical address', () => {
    expect(page('<link rel="canonical" href="https://news.example/">').canonical).toBeNull()
    expect(page('<link rel="canonical" href="/talks">').canonical?.value).toBe('https://news.example/talks')
    expect(page('<link rel="canonical" href="javascript:alert(1)">').canonical).toBeNull()
  })

  test('the outlet’s name is no part of a title', () => {
    expect(
      page(
        '<meta property="og:title" content="Talks resume in Vienna | Baltic Wire"><meta property="og:site_name" content="Baltic Wire">',
      ).title?.value,
    ).toBe('Talks resume in Vienna')
  })
})

describe('pages made to do harm', () => {
  const words = '<p>Norway and Chile will sign the agreement on fishing in Oslo on Friday, the ministers said.</p>'
  test('three thousand levels are lifted, their text is there', () => {
    expect(readPage(`<html><body>${'<div>'.repeat(3000)}${words}`).text).toContain('in Oslo on Friday')
  })
  test('of a million levels the first are read', () => {
    expect(readPage(`<html><body>${words}${'<div>'.repeat(1_000_000)}${words}`).text).toContain('in Oslo on Friday')
  })
  test('a million elements are cut off', () => {
    expect(
      readPage(`<html><body><article>${words}${words.replace('Norway', 'Peru')}</article>${'<b>x</b>'.repeat(400_000)}`)
        .text,
    ).toContain('Norway')
  })
  test('scripts are text to nobody', () => {
    const { text } = readPage(
      `<html><body><script>document.write('<p>bad</p>')</script><p onclick="x()">${words}</p><svg><script>alert(1)</script></svg>`,
    )
    expect(text).not.toMatch(/bad|alert|document/)
  })
  test.each(['', '<', '<html', '\0\0\0', '<p>'.repeat(1000), '<table><td><tr><table>', '&#xFFFFFFFF;&nosuch;'])(
    '%j never throws',
    html => {
      expect(() => readPage(html, 'not an address')).not.toThrow()
    },
  )
})
