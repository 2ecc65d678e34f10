// What the checker refuses: tables with one fault each.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkWorld } from '../../src/world/index.ts'

const TENURES = 'person\tstate\toffice\tsector\tsince\tuntil\taliases\tsource'
const UNBROKEN = 'office\tstates\tsince\tuntil'

/** Tenures "person, state, office, since, until", and offices that should have no gap. */
function faults(tenures: readonly string[], unbroken: readonly string[] = []): string {
  const folder = `${mkdtempSync(join(tmpdir(), 'chancery-check-'))}/`
  mkdirSync(`${folder}tenures`)
  const rows = tenures.map(row => {
    const [person, state, office, since, until] = row.split(', ')
    return [person, state, office, '', since, until ?? '', '', 'test'].join('\t')
  })
  writeFileSync(`${folder}tenures/test.tsv`, `${[TENURES, ...rows].join('\n')}\n`)
  const cells = unbroken.map(row => row.split(', ').join('\t'))
  if (unbroken.length > 0) writeFileSync(`${folder}unbroken.tsv`, `${[UNBROKEN, ...cells].join('\n')}\n`)
  return checkWorld(folder)
    .map(({ table, fault }) => `${table}: ${fault}`)
    .join('\n')
}

const PRESIDENTS = [
  'Anna Alt, AUT, president, 2000-01-01, 2004-05-31',
  'Bert Born, AUT, president, 2004-06-20, 2010-03-01',
]
const NO_GAP = (row: string) => faults(PRESIDENTS, [row])

describe('tenures', () => {
  const cases: readonly (readonly [string, readonly string[], RegExp | ''])[] = [
    ['one after the other', PRESIDENTS, ''],
    [
      'two at once',
      [PRESIDENTS[0]!, 'Bert Born, AUT, president, 2004-05-01, 2010'],
      /AUT president held at once by Anna Alt/,
    ],
    ['handed over on one day', [PRESIDENTS[0]!, 'Bert Born, AUT, president, 2004-05-31, 2010'], ''],
    ['two at once in an office of many', ['Anna Alt, AUT, envoy, 2000, 2005', 'Bert Born, AUT, envoy, 2001, 2005'], ''],
    ['an unknown state', ['Anna Alt, QQQ, president, 2000, 2004'], /unknown state QQQ/],
    ['an unknown office', ['Anna Alt, AUT, teapot, 2000, 2004'], /unknown office teapot/],
    ['no beginning', ['Anna Alt, AUT, president, , 2004'], /no beginning/],
    ['an end before the beginning', ['Anna Alt, AUT, president, 2004, 2000'], /ends \(2000\) before it begins/],
    ['a day that is none', ['Anna Alt, AUT, president, 2000-02-30, 2004'], /2000-02-30/],
    [
      'two spellings of one person',
      ['Sergei Lang, AUT, president, 2000, 2004', 'Sergey Lang, AUT, foreign-minister, 2005, 2006'],
      /"Sergey Lang" is "Sergei Lang"/,
    ],
  ]
  test.each(cases)('%s', (_, tenures, fault) => {
    if (fault === '') expect(faults(tenures)).toBe('')
    else expect(faults(tenures)).toMatch(fault)
  })
})

describe('an office that should always have a holder', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['president, AUT, 2000-01-01, 2010-03-01', 'unbroken: AUT president has no holder from 2004-06-01 to 2004-06-20'],
    ['president, AUT, 2000-01-01, 2004-05-31', ''],
    ['president, AUT, 2004-06-20, 2010-03-01', ''],
    ['president, AUT, 2004-06-20, ', 'unbroken: AUT president has no holder after 2010-03-01'],
    ['president, AUT, 1999-01-01, 2004-05-31', 'unbroken: AUT president has no holder from 1999-01-01 to 2000-01-01'],
    [
      'teapot, AUT, 2004-06-20, 2004-06-20',
      'unbroken: AUT teapot has no holder after 2004-06-19\nunbroken: unknown office teapot',
    ],
  ]
  test.each(cases)('%s', (row, fault) => expect(NO_GAP(row)).toBe(fault))

  test('a day between two holders and an unknown day are no gap', () => {
    const asked = ['president, AUT, 2000-01-01, 2010-01-01']
    expect(
      faults(
        ['Anna Alt, AUT, president, 2000-01, 2004-05-31', 'Bert Born, AUT, president, 2004-06-02, 2010-01'],
        asked,
      ),
    ).toBe('')
    expect(faults(['Anna Alt, AUT, president, 2000, 2004-02', 'Bert Born, AUT, president, 2004-03, 2010'], asked)).toBe(
      '',
    )
  })
})
