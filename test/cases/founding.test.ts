// The founding report: its reading must hold what the project exists for. The text lies with the corpora, outside the repository;
// where it is not there the cases are skipped, and the run says so.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Party } from '../../src/mention/index.ts'
import { read } from '../../src/read.ts'
import type { Reading } from '../../src/record/index.ts'
import type { Span } from '../../src/span.ts'
import { corpora } from '../../training/corpora.ts'

const file = join(corpora, 'readings/russia-china-joint-statement.json')
const here = existsSync(file)
if (!here) console.warn('!! LEFT OUT: the founding report (no corpora; set CHANCERY_CORPORA)')

describe.skipIf(!here)('the reading of the founding report', () => {
  let reading: Reading
  const report = here ? JSON.parse(readFileSync(file, 'utf8')).report : { text: '' }
  const words = (span: Span | null | undefined) => (span ? report.text.slice(span[0], span[1]) : '')
  const state = (party: Party) => party.actor?.split(':')[0] ?? null
  const states = (parties: readonly Party[]) => [...new Set(parties.map(state))].sort()
  const event = (type: string, trigger: RegExp, status: string) =>
    reading.events.filter(e => e.type === type && trigger.test(words(e.trigger)) && e.status === status)

  test('reads', () => {
    reading = read(report)
    expect(reading.statements.length).toBeGreaterThan(8)
  })

  test('holds Ushakov’s statements, by name and by description', () => {
    const his = reading.statements.filter(s =>
      s.sources.some(p => p.actor === 'RUS:GOV' && /Ushakov/.test(p.name ?? '')),
    )
    const contents = his.map(s => s.content.map(words).join(' … '))
    for (const wanted of [
      /major announcement/,
      /prepared in advance/,
      /head-to-head lunch/,
      /opening ceremony/,
      /stand together/,
      /coinciding positions/,
      /supported Russia/,
      /demands for guarantees/,
    ]) {
      expect(
        contents.some(content => wanted.test(content)),
        String(wanted),
      ).toBe(true)
    }
  })

  test('holds the joint statement, drafted, with its two subjects', () => {
    const found = reading.instruments.find(i => i.kind === 'joint statement')
    expect(found?.status).toBe('drafted')
    expect(words(found?.subject)).toMatch(/international relations entering a new era.*global sustainable development/)
    expect(states(found?.parties ?? [])).toEqual(['CHN', 'RUS'])
  })

  test('holds Putin’s planned visit to China', () => {
    const [visit] = event('CONSULT', /visit/, 'planned')
    expect(visit.sources.map(p => p.name)).toContain('Vladimir Putin')
    expect(states(visit.targets)).toEqual(['CHN'])
  })

  test('holds the planned lunch of the two heads of state', () => {
    const [lunch] = event('CONSULT', /lunch/, 'planned')
    expect(states(lunch.sources)).toEqual(['CHN', 'RUS'])
  })

  test('holds the planned attendance at the opening ceremony', () => {
    const [attendance] = event('ATTEND', /take part/, 'planned')
    expect(states(attendance.sources)).toEqual(['RUS'])
    expect(words(attendance.content)).toMatch(/opening ceremony/)
  })

  test('holds both states against sanctions and against interference', () => {
    const against = reading.positions.filter(p => p.stance === 'against')
    for (const issue of [/sanctions/, /interference/]) {
      const found = against.find(p => issue.test(words(p.issue)))
      expect(states(found?.holders ?? []), String(issue)).toEqual(['CHN', 'RUS'])
    }
  })

  test('holds China for Russia’s demands for guarantees', () => {
    const found = reading.positions.find(p => p.stance === 'for' && /demands for guarantees/.test(words(p.issue)))
    expect(states(found?.holders ?? [])).toEqual(['CHN'])
  })

  test('holds the two draft treaties handed over in December to the United States and NATO', () => {
    const found = reading.instruments.find(i => /two draft treaties/.test(words(i.span)))
    expect(found?.kind).toBe('draft')
    expect(found?.status).toBe('handed over')
    expect(states(found?.parties ?? [])).toEqual(['RUS'])
    expect(states(found?.addressees ?? [])).toEqual(['NATO', 'USA'])
    expect(found?.when).toMatchObject({ from: '2021-12-01', to: '2021-12-31' })
  })

  test('holds the request that NATO refrain from military activity', () => {
    const [request] = event('REQUEST', /requested/, 'happened')
    expect(states(request.sources)).toEqual(['RUS'])
    expect(states(request.targets)).toEqual(['NATO'])
    expect(words(request.content)).toMatch(/military activity/)
  })

  test('holds the boycott by a number of nations', () => {
    const [boycott] = event('SANCTION', /boycott/, 'happened')
    expect(boycott.sources.map(p => words(p.span))).toContain('a number of nations')
    expect(states(boycott.targets)).toEqual(['CHN'])
  })

  test('holds the promise to keep China informed', () => {
    const promise = reading.events.find(e => e.type === 'AGREE' && /informed/.test(words(e.content) + words(e.trigger)))
    expect(states(promise?.sources ?? [])).toEqual(['RUS'])
    expect(states(promise?.targets ?? [])).toEqual(['CHN'])
  })
})
