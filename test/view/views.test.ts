// Each view on the small record: what it finds, what it leaves alone, and that every row carries its evidence.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RecordStore } from '../../src/record/index.ts'
import {
  actorOf,
  actorsOf,
  agendaOf,
  type Cited,
  comparisonOf,
  demandsOf,
  instrumentsOf,
  positionsOf,
  promisesOf,
  searchOf,
  sideOf,
  statementsOf,
  tiesOf,
  todayOf,
} from '../../src/view/index.ts'
import type { Server } from '../record/backends.ts'
import { BOTH } from '../record/both.ts'
import { smallRecord } from './small.ts'

const ids = (cited: readonly Cited[]) => cited.map(({ report }) => report.id)

describe.each(BOTH)('on %s', (_name, start) => {
  let server: Server | null = null
  let store: RecordStore
  beforeAll(async () => {
    server = await start()
    if (server !== null) store = await smallRecord(await server.fresh())
  }, 180_000)
  afterAll(async () => {
    await store?.close()
    await server?.stop()
  }, 60_000)
  beforeEach(context => {
    if (server === null) context.skip()
  })

  describe('agenda', () => {
    const row = async (id: string) => (await agendaOf(store)).rows.find(({ announced }) => ids(announced).includes(id))

    test('two announcements of one visit are one row, and a later report tells that it took place', async () => {
      const visit = await row('visit-planned')
      expect(ids(visit?.announced ?? [])).toEqual(['visit-planned', 'visit-again'])
      expect(visit).toMatchObject({ type: 'CONSULT', mode: 'visit', from: '2031-03-12', outcome: 'happened' })
      expect(ids(visit?.became ?? [])).toEqual(['visit-done'])
    })
    test('talks that were cancelled', async () => {
      expect(await row('talks-planned')).toMatchObject({ states: ['EST', 'LVA'], outcome: 'cancelled' })
    })
    test('what lies ahead is due, and untold once its day has passed', async () => {
      expect(await row('summit')).toMatchObject({ from: '2031-06-14', outcome: 'due' })
      const { rows } = await agendaOf(store, { from: '2031-06-01' }, { on: '2031-07-01' })
      expect(rows.map(({ outcome }) => outcome)).toEqual(['untold'])
    })
    test('bounded by days and by actor, in pages', async () => {
      const { rows, next } = await agendaOf(store, { from: '2031-03-10', to: '2031-03-31' }, { limit: 1 })
      expect(rows).toHaveLength(1)
      expect(next).toBe(1)
      expect((await agendaOf(store, { actor: 'KEN', from: '2031-06-01' })).rows).toHaveLength(1)
      expect((await agendaOf(store, { actor: 'PER' })).rows).toEqual([])
    })
  })

  describe('demands and promises', () => {
    test('a demand told twice is one, done when the deed is told', async () => {
      const { rows } = await demandsOf(store, { actor: 'NOR' })
      expect(rows).toHaveLength(1)
      expect(rows[0]).toMatchObject({ by: ['NOR'], to: ['ISL'], fate: 'done' })
      expect([ids([rows[0].made]), ids(rows[0].also), ids(rows[0].later)]).toEqual([
        ['demand'],
        ['demand-again'],
        ['demand-met'],
      ])
    })
    test('a promise that the other side calls broken is disputed, not judged', async () => {
      const { rows } = await promisesOf(store, { with: 'KEN' })
      expect(rows.map(({ made, fate }) => [made.report.id, fate])).toEqual([['promise', 'disputed']])
      expect(ids(rows[0].later)).toEqual(['promise-broken'])
    })
    test('of one fate only', async () => {
      expect((await demandsOf(store, {}, { fate: 'refused' })).rows).toEqual([])
      expect((await demandsOf(store, {}, { fate: 'done' })).rows).toHaveLength(1)
    })
  })

  describe('positions', () => {
    test('a matrix of issues and actors, with the change of mind', async () => {
      const { rows, actors } = await positionsOf(store, { issue: 'toll' })
      expect(rows).toHaveLength(1)
      expect(actors.map(({ actor }) => actor)).toEqual(['EST', 'LVA'])
      const [estonia, latvia] = rows[0].stands
      expect(estonia).toMatchObject({ for: 1, against: 1, first: '2031-03-02', last: '2031-03-21', now: 'for' })
      expect(estonia.changes.map(({ day, from, to }) => `${day} ${from} ${to}`)).toEqual(['2031-03-21 against for'])
      expect(latvia).toMatchObject({ actor: 'LVA', now: 'for', changes: [] })
    })
  })

  describe('instruments', () => {
    test('drafts and signings of one agreement are its history', async () => {
      const { rows } = await instrumentsOf(store)
      expect(rows).toHaveLength(1)
      expect(rows[0]).toMatchObject({ kind: 'agreement', status: 'signed', states: ['NOR', 'POL'], mentions: 2 })
      expect(rows[0].name).toContain('fishing rights')
      expect(rows[0].history.map(({ status, day }) => `${day} ${status}`)).toEqual([
        '2031-03-08 drafted',
        '2031-03-16 signed',
      ])
    })
    test('found by any status that they ever had', async () => {
      expect((await instrumentsOf(store, { status: 'drafted' })).rows).toHaveLength(1)
      expect((await instrumentsOf(store, { status: 'ratified' })).rows).toEqual([])
    })
  })

  describe('ties', () => {
    test('deeds in either direction, once each, by quad class and domain', async () => {
      const ties = await tiesOf(store, 'NOR', 'ISL')
      expect(ties.total).toMatchObject({ events: 7, happenings: 4, reports: 5 })
      expect(ties.volume).toBe(17)
      expect(ties.quads.map(({ events }) => events)).toEqual([0, 1, 6, 0])
      expect(ties.domains.find(({ domain }) => domain === 'economic')?.events).toBeGreaterThanOrEqual(2)
      expect(ties.months.map(({ of, events }) => [of, events])).toEqual([['2031-03', 7]])
      expect(await tiesOf(store, 'ISL', 'NOR')).toMatchObject({ total: { events: 7 } })
    })
    test('intervals hold the figure and are the same for a seed', async () => {
      const once = await tiesOf(store, 'NOR', 'ISL', {}, { seed: 7 })
      const again = await tiesOf(store, 'NOR', 'ISL', {}, { seed: 7 })
      expect(again).toEqual(once)
      const { value, low, high } = once.total.rate
      expect(value).toBeCloseTo((7 * 1000) / 17)
      expect(low).toBeLessThan(value)
      expect(high).toBeGreaterThan(value)
    })
    test('a bloc counts as one side, and an event with two of its members once', async () => {
      const bloc = await tiesOf(store, 'NOR', 'ISL+POL')
      const [one, other] = [await tiesOf(store, 'NOR', 'ISL'), await tiesOf(store, 'NOR', 'POL')]
      expect(bloc.total.events).toBe(one.total.events + other.total.events)
      expect(sideOf('NATO:members', '2024-04-01').codes).toEqual(expect.arrayContaining(['NATO', 'NOR', 'SWE']))
    })
    test('nobody has ties', async () => {
      expect((await tiesOf(store, 'PER', 'CHL')).total).toMatchObject({
        events: 0,
        rate: { value: 0, low: 0, high: 0 },
      })
    })
  })

  describe('compare', () => {
    test('two reports of one thing say the same', async () => {
      const { a, b, both, onlyA, onlyB } = await comparisonOf(store, 'sanctions', 'sanctions-copy')
      expect([a.id, b.id]).toEqual(['sanctions', 'sanctions-copy'])
      expect(both.map(({ a: item }) => item.type)).toContain('SANCTION')
      expect([...onlyA, ...onlyB]).toEqual([])
    })
    test('two others do not', async () => {
      const { both, onlyA, onlyB } = await comparisonOf(store, 'summit', 'demand')
      expect(both).toEqual([])
      expect(onlyA.length).toBeGreaterThan(0)
      expect(onlyB.length).toBeGreaterThan(0)
    })
    test('a report that is not there is named', async () => {
      await expect(comparisonOf(store, 'summit', 'nothing')).rejects.toThrow(
        '"nothing" is no report of the record, expected an id or the hash of an edition',
      )
    })
  })

  describe('search', () => {
    test('reports with the words, the stretch around them, their items, and counts', async () => {
      const { total, rows, facets, next } = await searchOf(store, '"fishing crew"', {}, { limit: 2 })
      expect([total, rows.length, next]).toEqual([3, 2, 2])
      for (const { snippet } of rows) {
        const [start] = snippet.span
        expect(snippet.hits.map(([from, to]) => snippet.words.slice(from - start, to - start))).toEqual([
          'fishing crew',
        ])
      }
      expect(facets.publishers).toEqual([
        { value: 'Fjord Wire', reports: 2 },
        { value: 'Harbour Post', reports: 1 },
      ])
      expect(facets.actors.map(({ value }) => value)).toEqual(['ISL', 'NOR'])
    })
    test('filtered', async () => {
      const { rows } = await searchOf(store, 'fishing', { kind: 'instruments', status: 'signed' })
      expect(rows.map(({ report }) => report.id)).toEqual(['paper-signed'])
    })
  })

  test('statements, newest first, by speaker', async () => {
    const { rows } = await statementsOf(store, { source: 'NOR' })
    expect(
      rows
        .map(({ report }) => report.published)
        .sort()
        .reverse(),
    ).toEqual(rows.map(({ report }) => report.published))
    expect(rows.every(({ parties }) => parties.some(({ role, state }) => role === 'source' && state === 'NOR'))).toBe(
      true,
    )
    expect(rows.map(({ about }) => about)).toContain('We want a new pipeline')
  })

  describe('actors', () => {
    test('those with most reports first', async () => {
      expect((await actorsOf(store, { limit: 1 })).rows).toEqual([{ actor: 'NOR', name: 'Norway', reports: 10 }])
    })
    test('who one is, with whom it deals, month by month', async () => {
      const norway = await actorOf(store, 'NOR')
      expect(norway).toMatchObject({ name: 'Norway', isState: true, reports: 10 })
      expect(norway.counterparts.slice(0, 2).map(({ actor, events }) => [actor, events])).toEqual([
        ['ISL', 7],
        ['POL', 4],
      ])
      expect(norway.months.map(({ month, items }) => [month, items])).toEqual([
        ['2031-03', Object.values(norway.kinds).reduce((sum, count) => sum + count)],
      ])
      expect(norway.offices.map(({ office }) => office)).toContain('prime-minister')
    })
    test('one that no report names has nothing', async () => {
      expect(await actorOf(store, 'PER')).toMatchObject({ name: 'Peru', reports: 0, months: [], counterparts: [] })
    })
  })

  test('today: what is new, what is planned, who moved', async () => {
    const today = await todayOf(store, {}, { days: 7 })
    expect(today).toMatchObject({ on: '2031-03-21', since: '2031-03-15' })
    expect(today.happenings[0]).toMatchObject({ reports: 2 })
    expect(today.planned.map(({ from }) => from)).toEqual(['2031-06-14'])
    expect(today.moved.map(({ actor, from, to }) => [actor, from, to])).toEqual([['EST', 'against', 'for']])
    expect(ids(today.instruments)).toEqual(['paper-signed'])
  })

  test('every row carries its words at their place, in their sentence, with the report', async () => {
    const pages = [
      ...(await statementsOf(store)).rows,
      ...(await agendaOf(store)).rows.flatMap(({ announced, became }) => [...announced, ...became]),
      ...(await demandsOf(store)).rows.flatMap(({ made, later }) => [made, ...later]),
      ...(await positionsOf(store)).rows.flatMap(({ stands }) => stands.flatMap(({ cited }) => cited)),
      ...(await instrumentsOf(store)).rows.flatMap(({ history }) => history.map(({ cited }) => cited)),
      ...(await tiesOf(store, 'NOR', 'ISL')).total.cited,
    ]
    expect(pages.length).toBeGreaterThan(20)
    for (const { words, span, sentence, report } of pages) {
      const text = (await store.report(report.edition))?.text ?? ''
      expect(text.slice(...span)).toBe(words)
      expect(sentence && text.slice(...sentence.span)).toBe(sentence?.words)
      expect(sentence?.words).toContain(words)
      expect(report.publisher).toBeTruthy()
    }
    // Plain data: what JSON gives back is the same.
    expect(JSON.parse(JSON.stringify(pages))).toEqual(pages)
  })
})
