// One suite for the store, run on SQLite and on a real PostgreSQL.
import { describe, expect, test } from 'vitest'
import { type AnyItem, cursorOf, openRecord, type RecordStore } from '../../src/record/index.ts'
import { BOTH, started } from './both.ts'
import { allOf, meeting, withItems } from './invented.ts'

describe.each(BOTH)('a record on %s', (_, start) => {
  const database = started(start)

  const on = (behaviour: string, run: (store: RecordStore, address: string) => Promise<void>) =>
    test(behaviour, async context => {
      const server = database()
      if (server === null) return context.skip()
      const address = await server.fresh()
      const store = await openRecord(address)
      try {
        await run(store, address)
      } finally {
        await store.close()
      }
    })

  on('gives a reading back as it was kept', async store => {
    const [kept] = await store.keep(meeting(), { reader: '1' })
    expect(kept).toMatchObject({ outcome: 'new', editionNumber: 1, items: 5, refused: [] })
    const [{ kept: beside, ...reading }] = await allOf(store.readings())
    expect(reading).toEqual(meeting())
    expect(beside).toMatchObject({ edition: kept.edition, reader: '1', words: { 'events/e1': 'met' } })
    expect(await store.verify()).toEqual([])
  })

  on('leaves out events that are less sure than asked for, but not what an analyst looked at', async store => {
    const sure = (confidence: number | null, id: string) => {
      const reading = meeting({ id })
      const [event, ...others] = reading.events
      return { ...reading, events: [{ ...event, ...(confidence === null ? {} : { confidence }) }, ...others] }
    }
    await store.keep([sure(0.3, 'a'), sure(0.9, 'b'), sure(null, 'c')])
    const asked = async (minConfidence: number) =>
      (await allOf(store.items({ kind: 'events', type: 'CONSULT', minConfidence }))).map(({ reportId }) => reportId)
    expect(await asked(0)).toEqual(['a', 'b', 'c'])
    expect(await asked(0.5)).toEqual(['b', 'c'])
    expect(await store.count({ minConfidence: 0.5 })).toBe((await store.count()) - 1)
    expect(await store.deeds(['EST'], ['LVA'], { minConfidence: 0.5 })).toHaveLength(
      (await store.deeds(['EST'], ['LVA'])).length - 1,
    )
    const [unsure] = await allOf(store.items({ kind: 'events', report: 'a', type: 'CONSULT' }))
    await store.correct({ action: 'confirm', item: unsure.id, by: 'Ada' })
    expect(await asked(0.5)).toEqual(['a', 'b', 'c'])
  })

  on('keeps characters that databases lose', async store => {
    const text = 'Oslo \0 said \ud800 no to “Ü” 🚢 in Riga.'
    const report = { ...meeting().report, id: 'odd\0', text, title: null }
    const span: [number, number] = [text.indexOf('🚢'), text.indexOf('🚢') + 2]
    const instrument = { ...meeting().instruments[0], parties: [], subject: null, span }
    await store.keep({ report, statements: [], events: [], positions: [], instruments: [instrument] })
    const [reading] = await allOf(store.readings())
    expect(reading.report).toEqual(report)
    expect((await allOf(store.items()))[0].words).toBe('🚢')
    expect(await store.verify()).toEqual([])
  })

  on('changes nothing when the same report is kept twice, in one batch or two', async store => {
    await store.keep([meeting(), meeting()])
    const before = await allOf(store.items())
    const [again] = await store.keep(meeting({ published: '2031-05-06' }))
    expect(again.outcome).toBe('known')
    expect(await allOf(store.items())).toEqual(before)
    expect((await store.totals()).editions).toBe(1)
  })

  on('keeps a changed text under the same url as a new edition, with the difference of their readings', async store => {
    const url = 'https://post.example/a'
    const [first] = await store.keep(meeting({ url }))
    const [second] = await store.keep(meeting({ id: 'other-id', url, town: 'Valga' }))
    expect([first.outcome, second.outcome, second.editionNumber]).toEqual(['new', 'edition', 2])
    expect(await store.totals()).toMatchObject({ reports: 1, editions: 2 })
    expect(new Set((await allOf(store.items())).map(item => item.edition))).toEqual(new Set([second.edition]))
    expect(await store.count({ editions: 'all' })).toBe(10)
    expect((await store.report(first.edition))?.latest).toBe(false)
    const changed = withItems(meeting({ url, town: 'Tapa' }), 'positions', [])
    const [third] = await store.keep({
      ...changed,
      events: [{ ...changed.events[0], status: 'planned' }, changed.events[1]],
    })
    const diff = await store.editionDiff(third.edition)
    expect(diff?.removed.map(item => item.words)).toEqual(['the railway plan'])
    expect(diff?.changed.map(pair => [pair.before.status, pair.after.status])).toEqual([['happened', 'planned']])
    expect([diff?.added.length, diff?.same]).toEqual([0, 3])
    expect(await store.editionDiff(first.edition)).toBeNull()
  })

  on('refuses items whose words are not at their span, and keeps the others', async store => {
    const good = meeting()
    const { text } = good.report
    const spans: [number, number][] = [
      [text.length - 3, text.length + 1],
      [9, 9],
      [text.indexOf('met') - 1, text.indexOf('met')],
      [1.5, 4],
    ]
    const bad = spans.map((issue, i): AnyItem => ({ ...good.positions[0], id: `p${i + 2}`, issue }))
    const [kept] = await store.keep(withItems(good, 'positions', [...good.positions, ...bad]))
    expect(kept.refused.map(({ id }) => id)).toEqual(['p2', 'p3', 'p4', 'p5'])
    expect(await store.count({ kind: 'positions' })).toBe(1)
  })

  on('refuses an exported item that no longer has its words', async (store, address) => {
    await store.keep(meeting())
    const [exported] = await allOf(store.readings())
    const moved = { ...exported, report: { ...exported.report, text: `Yes. ${exported.report.text}` } }
    const [kept] = await store.keep(moved)
    expect(kept).toMatchObject({ items: 0 })
    expect(kept.refused).toHaveLength(5)
    expect(kept.refused[0].reason).toContain('expected "said"')
    expect(address).not.toBe('')
  })

  on(
    'filters items by kind, type, status, actor, pair, time, publisher, place, issue and words of the text',
    async store => {
      const later = meeting({ id: 'r2', published: '2031-06-10', publisher: 'Baltic Wire', town: 'Pärnu' })
      await store.keep([meeting(), later])
      const count = (filter: Parameters<RecordStore['count']>[0]) => store.count(filter)
      const cases: [Parameters<RecordStore['count']>[0], number][] = [
        [{}, 10],
        [{ kind: 'events' }, 4],
        [{ kind: ['events', 'positions'] }, 6],
        [{ type: 'CONSULT' }, 2],
        [{ type: [] }, 0],
        [{ status: 'signed' }, 2],
        [{ actor: 'LVA' }, 4],
        [{ actor: 'LVA:GOV' }, 2],
        [{ actor: ['LVA', 'EST'] }, 10],
        [{ actor: 'EST', with: 'LVA' }, 2],
        [{ source: 'LVA', target: 'EST' }, 2],
        [{ target: 'FIN' }, 0],
        [{ actor: 'LVA', role: 'holder' }, 2],
        [{ from: '2031-06-01' }, 5],
        [{ to: '2031-05-06' }, 5],
        [{ from: '2031-05-07', to: '2031-06-09' }, 0],
        [{ publishedTo: '2031-05-06' }, 5],
        [{ publishedFrom: '2031-05-07' }, 5],
        [{ publisher: 'Baltic Wire' }, 5],
        [{ place: 'EST' }, 2],
        [{ issue: 'RAIL' }, 4],
        [{ issue: '%' }, 0],
        [{ words: 'railways pärnu' }, 5],
        [{ words: '"railway plan" -narva' }, 5],
        [{ words: 'kask', report: 'r1', kind: 'statements' }, 1],
      ]
      for (const [filter, expected] of cases) {
        expect([filter, await count(filter)]).toEqual([filter, expected])
        expect([filter, (await allOf(store.items(filter))).length]).toEqual([filter, expected])
      }
      expect((await allOf(store.reports({ actor: 'LVA', publishedFrom: '2031-06-01' }))).map(({ id }) => id)).toEqual([
        'r2',
      ])
    },
  )

  on('gives items in one order, and goes on after any of them', async store => {
    const dates = ['2031-05-06', '2030-01-01', '2031-05-06T09:00:00Z', '2029-12-31']
    await store.keep(dates.map((published, i) => meeting({ id: `r${9 - i}`, published })))
    const whole = await allOf(store.items())
    expect([...new Set(whole.map(item => item.reportId))]).toEqual(['r6', 'r8', 'r9', 'r7'])
    for (const [i, item] of whole.entries()) {
      const rest = await allOf(store.items({ cursor: cursorOf(item), limit: 3 }))
      expect(rest).toEqual(whole.slice(i + 1, i + 4))
    }
    await expect(allOf(store.items({ cursor: 'nonsense' }))).rejects.toThrow('is no cursor')
  })

  on('finds words with their stems, phrases and exclusions, and shows them where they stand', async store => {
    await store.keep([meeting(), meeting({ id: 'r2', town: 'Pärnu' })])
    const [hit, ...others] = await store.search('"railway plans" narva')
    expect(others).toEqual([])
    const { words, span, hits } = hit.snippet
    const text = (await store.report(hit.edition))?.text ?? ''
    expect(text.slice(...span)).toBe(words)
    expect(hits.map(at => text.slice(...at))).toContain('Narva')
    expect(hit.items.map(item => item.words)).toContain('met')
    expect(await store.search('meet -narva', { actor: 'EST' })).toHaveLength(1)
    expect(await store.search('meet', { actor: 'FIN' })).toEqual([])
    expect(await store.search('meet', { type: 'REJECT', limit: 1 })).toHaveLength(1)
    for (const odd of ['"', 'a AND OR (', "rail'); drop table", 'NEAR(met, 3) *', '-"x" met', 'col:met'])
      expect(Array.isArray(await store.search(odd).catch(error => error.message.includes('no word') && []))).toBe(true)
    await expect(store.search('-met')).rejects.toThrow('searches for no word')
  })

  on('corrects without touching the machine’s reading, and undoes', async store => {
    const [{ edition }] = await store.keep(meeting())
    const one = async (type: string) => (await allOf(store.items({ type })))[0]
    const met = await one('CONSULT')
    const by = 'Ana'
    await store.correct({ action: 'confirm', item: met.id.slice(0, 12), by, reason: 'seen' })
    expect((await one('CONSULT')).verdict).toBe('confirmed')
    const rejection = await store.correct({ action: 'reject', item: (await one('REJECT')).id, by: 'Ben', reason: null })
    expect(await store.count({ kind: 'events' })).toBe(1)
    expect(await store.count({ kind: 'events', rejected: true })).toBe(2)
    const edit = await store.correct({
      action: 'edit',
      item: met.id,
      by,
      after: { ...met.item, status: 'planned' } as AnyItem,
    })
    const edited = await one('CONSULT')
    expect(edited).toMatchObject({ status: 'planned', origin: 'analyst', verdict: 'edited', words: 'met' })
    const { positions } = meeting()
    await store.correct({
      action: 'add',
      edition,
      kind: 'positions',
      by,
      after: { ...positions[0], id: 'x', stance: 'against' },
    })
    expect((await one('against')).origin).toBe('analyst')
    const [machine] = await allOf(store.readings())
    expect(machine.events).toEqual(meeting().events)
    expect(machine.kept.corrections.map(({ action }) => action)).toEqual(['confirm', 'reject', 'edit', 'add'])
    const [corrected] = await allOf(store.readings({}, { corrected: true }))
    expect(corrected.events.map(({ status }) => status)).toEqual(['planned'])
    expect(corrected.positions).toHaveLength(2)
    const undoing = await store.correct({ action: 'undo', correction: edit.id, by: 'Ben' })
    expect(await one('CONSULT')).toMatchObject({ status: 'happened', verdict: 'confirmed' })
    await store.correct({ action: 'undo', correction: undoing.id, by })
    expect((await one('CONSULT')).status).toBe('planned')
    await store.correct({ action: 'undo', correction: rejection.id, by })
    expect((await one('REJECT')).verdict).toBeNull()
    expect((await allOf(store.corrections({ by: 'Ben' }))).map(({ action }) => action)).toEqual(['reject', 'undo'])
  })

  on('tells what a correction lacks', async store => {
    const [{ edition }] = await store.keep(meeting())
    const [item] = await allOf(store.items({ type: 'CONSULT' }))
    const by = 'Ana'
    const event = meeting().events[0]
    const cases: [Parameters<RecordStore['correct']>[0], string][] = [
      [{ action: 'confirm', by }, 'needs an item’s id'],
      [{ action: 'confirm', by, item: 'zz' }, 'is no id'],
      [{ action: 'confirm', by, item: '0000000000' }, 'there is no item'],
      [{ action: 'reject', by: ' ', item: item.id }, 'the name of who makes it'],
      [{ action: 'edit', by, item: item.id, after: { ...event, status: 'perhaps' } as unknown as AnyItem }, 'status'],
      [
        { action: 'add', by, edition, kind: 'events', after: { ...event, trigger: [9000, 9003] } },
        'ends after the text',
      ],
      [{ action: 'undo', by, correction: 'abcdef' }, 'there is no correction'],
      [{ action: 'split', by }, 'needs the ids'],
    ]
    for (const [correction, message] of cases) await expect(store.correct(correction)).rejects.toThrow(message)
    expect((await store.totals()).corrections).toBe(0)
  })

  on('lets corrections stand when a newer reader reads again', async store => {
    const old = meeting()
    const [{ edition }] = await store.keep(old, { reader: '1' })
    const id = async (type: string) => (await allOf(store.items({ type })))[0].id
    const by = 'Ana'
    await store.correct({ action: 'confirm', item: await id('memorandum'), by })
    await store.correct({ action: 'reject', item: await id('REJECT'), by })
    const met = old.events[0]
    await store.correct({ action: 'edit', item: await id('CONSULT'), by, after: { ...met, status: 'planned' } })
    await store.correct({
      action: 'add',
      edition,
      kind: 'positions',
      by,
      after: { ...old.positions[0], id: 'x', stance: 'against' },
    })
    // The newer reader has other local ids, other parties, a wider phrase, and no longer sees the memorandum.
    const { text } = old.report
    const start = text.indexOf('foreign minister met')
    const renewed = {
      ...old,
      events: [
        { ...met, id: 'e9', sources: [], trigger: [start, start + 20] as const },
        { ...old.events[1], id: 'e10', content: null },
      ],
      instruments: [],
    }
    const [again] = await store.keep(renewed, { reader: '2', reread: true })
    expect(again.outcome).toBe('reread')
    const items = await allOf(store.items())
    expect(items.map(({ kind, type, status, verdict }) => [kind, type, status, verdict])).toEqual(
      [
        ['events', 'CONSULT', 'planned', 'edited'],
        ['statements', 'direct', null, null],
        ['positions', 'for', null, null],
        ['positions', 'against', null, null],
        ['instruments', 'memorandum', 'signed', 'confirmed'],
      ].sort((a, b) => items.findIndex(i => i.type === a[1]) - items.findIndex(i => i.type === b[1])),
    )
    expect((await store.known([old.report])).get(edition)).toBe('2')
    expect(await store.verify()).toEqual([])
  })

  on('builds the same record again from what it exports', async (store, _address) => {
    const url = 'https://post.example/b'
    await store.keep([meeting({ url }), meeting({ id: 'r2', published: '2031-05-09' })])
    await store.keep(meeting({ url, town: 'Valga' }))
    const [item] = await allOf(store.items({ kind: 'positions' }))
    await store.correct({ action: 'reject', item: item.id, by: 'Ana', reason: 'irony' })
    const exported = await allOf(store.readings())
    const copy = await openRecord((await database()?.fresh()) ?? '')
    try {
      for (const reading of JSON.parse(JSON.stringify(exported))) await copy.keep(reading)
      for (const { kept } of exported) await copy.restore(kept.corrections)
      expect(await allOf(copy.readings())).toEqual(exported)
      expect(await allOf(copy.items({ rejected: true, editions: 'all' }))).toEqual(
        await allOf(store.items({ rejected: true, editions: 'all' })),
      )
    } finally {
      await copy.close()
    }
  })

  on('keeps records of foreign files that have no text', async store => {
    const none: [number, number] = [0, 0]
    const report = { id: 'file.tsv', text: '', url: 'https://post.example/c', published: '2031-05-06' }
    const event = {
      ...meeting().events[0],
      sources: [{ span: none, actor: 'EST:GOV' }],
      targets: [{ span: none, actor: 'LVA' }],
      trigger: none,
      when: { span: none, from: '2031-05-01', to: '2031-05-01' },
      where: null,
    }
    const reading = (status: 'happened' | 'planned') => ({
      report,
      statements: [],
      events: [{ ...event, status }],
      positions: [],
      instruments: [],
    })
    const outcomes = await store.keep([reading('happened'), reading('planned'), reading('happened')], {
      origin: 'import',
    })
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['new', 'new', 'known'])
    expect((await allOf(store.items({ origin: 'import' }))).map(({ words, status }) => [words, status])).toHaveLength(2)
    expect(await store.count({ source: 'EST', target: 'LVA', from: '2031-05-01', to: '2031-05-01' })).toBe(2)
    expect(await store.verify()).toEqual([])
  })

  on('counts ordered pairs of states as items stand', async store => {
    const [{ edition }] = await store.keep(meeting())
    const pairs = async () =>
      (
        await store.database.selectFrom('dyads').select(['source', 'target', 'type', 'day']).orderBy('source').execute()
      ).map(({ source, target, type, day }) => `${source} ${target} ${type} ${day}`)
    expect(await pairs()).toEqual(['EST LVA CONSULT 2031-05-06', 'LVA EST CONSULT 2031-05-06'])
    const [met] = await allOf(store.items({ type: 'CONSULT' }))
    const rejection = await store.correct({ action: 'reject', item: met.id, by: 'Ana' })
    expect(await pairs()).toEqual([])
    await store.correct({ action: 'undo', correction: rejection.id, by: 'Ana' })
    expect(await pairs()).toHaveLength(2)
    expect(edition).toHaveLength(20)
  })

  on('merges what several report into one happening, and lets an analyst split it', async store => {
    await store.keep([
      meeting(),
      meeting({ id: 'r2', publisher: 'Baltic Wire', published: '2031-05-06' }),
      meeting({ id: 'r3', publisher: 'Northern Radio', published: '2031-07-15' }),
    ])
    await store.merge()
    const told = await allOf(store.happenings({ type: 'CONSULT' }))
    expect(told.map(({ reports }) => reports.map(({ id }) => id))).toEqual([['r1', 'r2'], ['r3']])
    expect(told[0].reportedBy.map(({ who }) => who)).toEqual(['Gulf of Finland Post', 'Baltic Wire'])
    expect(told[0].reports[1].copyOf).toBe(told[0].reports[0].edition)
    expect(await allOf(store.happenings({ minReports: 2, type: 'CONSULT' }))).toHaveLength(1)
    const second = told[0].events[1]
    // The two reports have the same text but ids of their own.
    await store.correct({ action: 'split', items: [second.id], by: 'Ana', reason: 'another meeting' })
    await store.merge()
    const after = await allOf(store.happenings({ type: 'CONSULT' }))
    expect(after.map(({ reports }) => reports.map(({ id }) => id))).toEqual([['r1'], ['r2'], ['r3']])
    expect(await allOf(store.items({ happening: after[1].id }))).toHaveLength(1)
  })

  on('lets two writers keep at once', async (store, address) => {
    const other = await openRecord(address)
    try {
      const batches = Array.from({ length: 10 }, (_, i) => [meeting({ id: `a${i}` }), meeting({ id: `b${i}` })])
      await Promise.all(batches.map((batch, i) => (i % 2 === 0 ? store : other).keep(batch)))
      expect((await store.totals()).editions).toBe(20)
      expect(await other.verify()).toEqual([])
    } finally {
      await other.close()
    }
  })
})
