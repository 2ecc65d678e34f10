// Addresses and filters: what stands in the address bar is what is shown, and goes to the twins unchanged.
import { describe, expect, test } from 'vitest'
import { actorName, actorsLike } from '../../../src/desk/web/actor-name.ts'
import { placeOf, toActor, toPair, toReport, toWords, twinOf, withQuery } from '../../../src/desk/web/address.ts'
import { figureName } from '../../../src/desk/web/figure-name.ts'
import { actorTyped, conditionsOf, fieldsOf, filterSearch, withField, without } from '../../../src/desk/web/filter.ts'
import { FORMATS as OFFERED } from '../../../src/desk/web/formats.ts'
import { FORMATS } from '../../../src/exchange/index.ts'

describe('addresses', () => {
  test.each([
    ['/', 'today', ''],
    ['/today', 'today', ''],
    ['/agenda', 'agenda', ''],
    ['/agenda/', 'agenda', ''],
    ['/statements', 'statements', ''],
    ['/demands', 'demands', ''],
    ['/promises', 'promises', ''],
    ['/report/abc', 'report', 'abc'],
    ['/actor/RUS:GOV', 'actor', 'RUS:GOV'],
    ['/actor/RUS%3AGOV', 'actor', 'RUS:GOV'],
    ['/pair/NOR/ISL', 'pair', 'NOR ISL'],
    ['/happening/abc', 'happening', 'abc'],
    ['/pair/NOR', 'missing', '/pair/NOR'],
    ['/report', 'missing', '/report'],
    ['/agenda/x', 'missing', '/agenda/x'],
    ['/actor/%', 'actor', '%'],
    ['/constructor', 'missing', '/constructor'],
  ])('%s leads to %s', (path, page, of) => {
    expect(placeOf(path)).toMatchObject({ page, of: of === '' ? [] : of.split(' ') })
  })
  test('are made and read alike', () => {
    for (const actor of ['RUS', 'RUS:GOV', 'GLOBAL COALITION', 'a/b', '100%'])
      expect(placeOf(toActor(actor)).of).toEqual([actor])
    expect(placeOf(toPair('A/B', 'C:D')).of).toEqual(['A/B', 'C:D'])
    expect(toReport('ed', 'it')).toBe('/report/ed#it')
    expect(toWords({ id: 'it', report: { edition: 'ed' } })).toBe('/report/ed#it')
    expect(toWords({ id: 'it', report: {} })).toBe('/item/it')
  })
  test('pages offer every format that items are exported in', () => {
    expect([...OFFERED].sort()).toEqual(FORMATS.map(({ name }) => name).sort())
  })
  test('fields that take several values keep all of them', () => {
    const query = new URLSearchParams('type=CONSULT,AID&publisher=A,%20B&publisher=C&q=x,y&from=2027-01-01&view=list')
    expect(fieldsOf(query)).toEqual({
      type: ['CONSULT', 'AID'],
      publisher: ['A, B', 'C'],
      q: 'x,y',
      from: '2027-01-01',
    })
  })
  test('what a figure counts is told in words', () => {
    expect(figureName('ties/NOR/DEU%2BFRA/quad/4')).toBe('ties of Norway and Germany, France, material conflict')
    expect(figureName('ties/NOR/ISL')).toBe('ties of Norway and Iceland')
    expect(figureName('stand/toll%20road/NOR/for')).toBe('Norway for one issue')
    expect(figureName('%')).toBe('%')
  })
  test('have their data beside them', () => {
    expect(twinOf('/')).toBe('/index.json')
    expect(twinOf('/agenda', '?actor=RUS', 'ics')).toBe('/agenda.ics?actor=RUS')
    expect(withQuery('/search', { q: 'a b', actor: 'RUS:GOV', type: null, from: '' })).toBe(
      '/search?q=a+b&actor=RUS:GOV',
    )
  })
})

describe('the filter in the address', () => {
  const query = new URLSearchParams('actor=RUS,UKR&publisher=A,+B&view=list&from=2027-01-01&month=2027-02&q=x,y')
  test('is read into conditions', () => {
    expect(conditionsOf(query).map(({ field, value }) => `${field}=${value}`)).toEqual([
      'q=x,y',
      'actor=RUS',
      'actor=UKR',
      'publisher=A, B',
      'from=2027-01-01',
    ])
  })
  test('goes to the twin without what only the page knows', () => {
    expect(filterSearch(query, { limit: '20' })).toBe(
      '?q=x,y&actor=RUS&actor=UKR&publisher=A,+B&from=2027-01-01&limit=20',
    )
    expect(filterSearch(new URLSearchParams())).toBe('')
  })
  test('loses one condition and keeps the others', () => {
    expect(without(query, { field: 'actor', value: 'RUS' })).toBe(
      '?publisher=A,+B&view=list&from=2027-01-01&month=2027-02&q=x,y&actor=UKR',
    )
  })
  test('is set anew, and begins at the first row again', () => {
    expect(withField(new URLSearchParams('cursor=x&type=a'), 'type', 'b')).toBe('?type=b')
    expect(withField(new URLSearchParams('type=a'), 'type', '')).toBe('')
  })
})

describe('actors by name', () => {
  test.each([
    ['RUS', 'Russia'],
    ['RUS:GOV', 'Russia · government'],
    ['USA', 'United States'],
    ['NATO', 'North Atlantic Treaty Organization'],
    ['XYZ', 'XYZ'],
    ['XYZ:MIL', 'XYZ · military'],
  ])('%s is %s', (code, name) => {
    expect(actorName(code)).toBe(name)
  })
  test('are found by letters', () => {
    expect(actorsLike('norw')[0]?.actor).toBe('NOR')
    expect(actorsLike('NOR')[0]?.actor).toBe('NOR')
    expect(actorsLike('')).toEqual([])
    expect(actorsLike('zzzz')).toEqual([])
  })
  test('are typed by name or code', () => {
    expect(actorTyped('norway')).toBe('NOR')
    expect(actorTyped('rus:gov')).toBe('RUS:GOV')
    expect(actorTyped(' ')).toBe('')
  })
})
