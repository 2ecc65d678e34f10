// The page for the eye, from readings written by hand: marks, margin, groups, widths, and hostile text made harmless.
import { describe, expect, test } from 'vitest'
import { pageOf } from '../../src/desk/cli/page.ts'
import { cellsOf, chop, clip, colour, paintFor, plain, safe, widthFor, wrap } from '../../src/desk/cli/style.ts'
import { KINDS, type Reading } from '../../src/record/index.ts'
import type { Span } from '../../src/span.ts'

const text = 'Peru condemned the raid. "It was madness," its minister said.\n\nPeru and Chile will sign a treaty.'
const at = (words: string): Span => {
  const start = text.indexOf(words)
  return [start, start + words.length]
}
const reading: Reading = {
  report: { id: 'r', title: 'Peru on the raid', publisher: 'Wire', published: '2027-03-01', text },
  statements: [
    {
      id: 's1',
      sources: [{ span: at('its minister'), actor: 'PER:GOV', name: 'Ana Ruiz' }],
      cue: at('said'),
      content: [at('It was madness')],
      form: 'direct',
    },
  ],
  events: [
    {
      id: 'e1',
      type: 'ACCUSE',
      sources: [{ span: at('Peru'), actor: 'PER' }],
      targets: [],
      trigger: at('condemned'),
      content: null,
      status: 'happened',
      when: { span: at('Peru'), from: '2027-03-01', to: '2027-03-02' },
      where: null,
      statement: null,
    },
    {
      id: 'e2',
      type: 'AGREE',
      sources: [
        { span: at('Peru'), actor: 'PER' },
        { span: at('Chile'), actor: 'CHL' },
      ],
      targets: [
        { span: at('Peru'), actor: 'PER' },
        { span: at('Chile'), actor: 'CHL' },
      ],
      trigger: at('sign'),
      content: at('a treaty'),
      status: 'planned',
      when: null,
      where: null,
      statement: 's1',
    },
  ],
  positions: [
    {
      id: 'p1',
      holders: [{ span: at('Peru'), actor: 'PER' }],
      stance: 'against',
      issue: at('the raid'),
      statement: null,
    },
  ],
  instruments: [],
}

describe('a page', () => {
  test('shows the report with its marks, then the four kinds', () => {
    expect(pageOf(reading, KINDS, 60, plain)).toBe(`Peru on the raid
Wire · 2027-03-01

‹…› tells an event; the margin names the items that begin on
a line.

Peru ‹condemned› the raid. "It was madness,"    e1 p1 s1
its minister said.

Peru and Chile will ‹sign› a treaty.            e2

Statements (1)
  s1   Ana Ruiz [PER:GOV] said           direct · sentence 2
       “It was madness”

Events (2)
  e1   ACCUSE  Peru [PER] → –                     sentence 1
       “condemned”
       happened · 2027-03-01 to 2027-03-02
  e2   AGREE   Peru [PER] ↔ Chile [CHL]          sentence 3
       “sign”: “a treaty”
       planned · in s1

Positions (1)
  p1   against  Peru [PER]                        sentence 1
       “the raid”

Instruments (0)
  none
`)
  })

  test('in colour says the same words', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: taking colours off
    const bare = (words: string) => words.replace(/\u001b\[[\d;]*m/g, '').replace(/[‹›]/g, '')
    const rest = (words: string) => words.slice(words.indexOf('Statements (1)'))
    const coloured = pageOf(reading, KINDS, 60, colour)
    expect(coloured).toContain('\u001b[1;33mcondemned\u001b[0m')
    expect(rest(bare(coloured))).toBe(rest(bare(pageOf(reading, KINDS, 60, plain))))
  })

  test('leaves out kinds that were not asked for, with their marks', () => {
    const page = pageOf(reading, ['positions'], 60, plain)
    expect(page).toContain('Peru condemned the raid.')
    expect(page).not.toMatch(/Statements|Events|Instruments|e1/)
  })

  test.each([60, 80, 120])('stays within %i cells', width => {
    const long = `${'外交部 '.repeat(80)}${'x'.repeat(500)} ${'👩‍🚀'.repeat(90)} ${'عربي '.repeat(60)}`
    const page = pageOf({ ...reading, report: { id: 'r', text: `${text}\n${long}` } }, KINDS, width, plain)
    for (const line of page.split('\n')) expect(cellsOf(line)).toBeLessThanOrEqual(width)
  })

  test('never sends a control character or a bidirectional override of the text to the terminal', () => {
    const hostile = 'A \u001b[2J\u0007\u009b31m bell \u202egnp.exe\u2066 \r\nB\u0000'
    const report = { id: '\u001b]0;x\u0007', title: hostile, publisher: hostile, text: hostile }
    const page = pageOf({ ...reading, report, statements: [], events: [], positions: [] }, KINDS, 80, plain)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: looking for them
    expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
    expect(page).toContain('␛[2J␇⟨U+009B⟩31m bell ⟨U+202E⟩gnp.exe')
  })
})

describe('style', () => {
  test.each([
    [{ isTTY: true }, {}, true],
    [{ isTTY: false }, {}, false],
    [{ isTTY: true }, { NO_COLOR: '1' }, false],
    [{ isTTY: true }, { NO_COLOR: '' }, true],
    [{ isTTY: false }, { FORCE_COLOR: '1' }, true],
    [{ isTTY: true }, { FORCE_COLOR: '0' }, false],
    [{ isTTY: true }, { TERM: 'dumb' }, false],
    [{ isTTY: true }, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ])('%o with %o is colour: %s', (stream, env, wanted) => {
    expect(paintFor(stream, env) === colour).toBe(wanted)
  })

  test.each([
    [undefined, undefined, 80],
    [undefined, 40, 60],
    [undefined, 300, 100],
    [110, 300, 110],
  ])('asked %s on a terminal of %s is %i wide', (asked, columns, wanted) => {
    expect(widthFor(asked, columns)).toBe(wanted)
  })

  test('wraps between words, indents, and cuts what is wider than a line', () => {
    expect(wrap('one two three', 7)).toBe('one two\nthree')
    expect(wrap('one two three', 9, '  ')).toBe('  one two\n  three')
    expect(chop('外交部長', 5)).toEqual(['外交', '部長'])
    expect(clip('one two three', 9)).toBe('one two…')
    expect(safe('a\u0007b')).toBe('a␇b')
  })
})
