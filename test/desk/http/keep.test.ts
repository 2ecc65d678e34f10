// Reading, keeping and correcting over HTTP, as a program and an analyst do them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../src/desk/http/index.ts'
import { openDesk, type TestDesk } from './desk.ts'

const TEXT =
  'Norway expelled two Russian diplomats on Tuesday, its foreign ministry said. Chile opposes the fishing quotas.'

let desk: TestDesk
beforeAll(async () => {
  desk = await openDesk([], { guarded: true })
})
afterAll(() => desk.close())

interface Body {
  readonly data: readonly Readonly<Record<string, never>>[]
  readonly faults: readonly { readonly line: number; readonly message: string }[]
  readonly known: number
  readonly error: { readonly code: string; readonly message: string }
}
const send = async (path: string, type: string, body: string, as: Role = 'analyst') => {
  const response = await desk.ask(path, { method: 'POST', as, headers: { 'content-type': type }, body })
  return { status: response.status, ...((await response.json()) as Body) }
}
const correct = (body: unknown, as: Role = 'analyst') =>
  send('/corrections', 'application/json', JSON.stringify(body), as) as unknown as Promise<{
    status: number
    data: { id: string; item: string; by: string }
    error: Body['error']
  }>

describe('POST /read', () => {
  test('a text, with what is told of it in the address', async () => {
    const { status, data } = await send('/read?published=2027-03-10&title=T', 'text/plain', TEXT, 'reader')
    expect(status).toBe(200)
    const [reading] = data as unknown as [{ report: object; events: { type: string }[] }]
    expect(reading.report).toMatchObject({ id: 'text', title: 'T', published: '2027-03-10', text: TEXT })
    expect(reading.events.map(({ type }) => type)).toContain('SANCTION')
  })

  test('lines of JSONL, in order; what is no report is told by its line and the others are read', async () => {
    const lines = [
      JSON.stringify({ id: 'a', text: TEXT }),
      'not json',
      '{"id":"b"}',
      JSON.stringify({ id: 'c', text: TEXT }),
    ]
    const { data, faults } = await send('/read', 'application/jsonl', lines.join('\n'), 'reader')
    expect(data.map(({ report }) => (report as { id: string }).id)).toEqual(['a', 'c'])
    expect(faults.map(({ line }) => line)).toEqual([2, 3])
  })

  test.each([
    ['nothing', 'text/plain', ' ', 'bad-request'],
    ['no text', 'text/plain', '\0\0', 'bad-request'],
    ['no report', 'application/json', '{"id":1}', 'bad-request'],
    ['another type', 'text/html', '<p>', 'wrong-type'],
    ['too much', 'text/plain', 'a'.repeat(12_000_001), 'too-large'],
  ])('%s is refused', async (_name, type, body, code) => {
    expect((await send('/read', type, body)).error.code).toBe(code)
  })
})

describe('POST /keep', () => {
  test('keeps once; a changed text is a new edition', async () => {
    const about = '?id=n1&published=2027-03-10&publisher=Fjord+Wire&url=https://fjord.example/1'
    const first = await send(`/keep${about}`, 'text/plain', TEXT)
    expect(first.data.map(({ outcome }) => outcome)).toEqual(['new'])
    const again = await send(`/keep${about}`, 'text/plain', TEXT)
    expect([again.data.length, again.known]).toEqual([0, 1])
    const changed = await send(`/keep${about}`, 'text/plain', TEXT.replace('two', 'three'))
    expect(changed.data.map(({ outcome, editionNumber }) => [outcome, editionNumber])).toEqual([['edition', 2]])
    const report = await desk.json<{ data: { editions: unknown[]; diff: { before: string } } }>(
      `/report/${changed.data[0].edition}.json`,
      { as: 'reader' },
    )
    expect(report.data.editions).toHaveLength(2)
    expect(report.data.diff.before).toBe(first.data[0].edition)
    expect((await desk.json('/search.json?q=%22three+Russian%22', { as: 'reader' })).total).toBe(1)
  })

  test('what is kept is merged before long, without anybody’s asking', async () => {
    await send('/keep?id=n2&published=2027-03-10&publisher=Oslo+Post', 'text/plain', TEXT.replace('Tuesday', 'March 9'))
    for (let i = 0; i < 100; i++) {
      const { data } = await desk.json('/items.json?type=SANCTION', { as: 'reader' })
      if (data.length > 1 && data.every(({ happening }) => happening !== null)) return
      await new Promise(done => setTimeout(done, 100))
    }
    expect.fail('no happenings after ten seconds')
  })
})

describe('POST /corrections', () => {
  const item = async () => (await desk.json('/items.json?type=SANCTION&limit=1', { as: 'reader' })).data[0]
  const verdict = async (id: string) =>
    (await desk.json<{ data: { item: { verdict: string | null } } }>(`/item/${id}.json`, { as: 'reader' })).data.item
      .verdict

  test('confirm, reject and undo, signed with the token’s name', async () => {
    const { id } = await item()
    const confirmed = await correct({ action: 'confirm', item: id })
    expect(confirmed.data).toMatchObject({ by: 'Ana', item: id })
    expect(await verdict(id)).toBe('confirmed')
    const rejected = await correct({ action: 'reject', item: id, reason: 'no such thing' })
    expect(await verdict(id)).toBe('rejected')
    const ids = async () => (await desk.json('/items.json', { as: 'reader' })).data.map(one => one.id)
    expect(await ids()).not.toContain(id)
    await correct({ action: 'undo', correction: rejected.data.id })
    expect(await ids()).toContain(id)
    expect(await verdict(id)).toBe('confirmed')
  })

  test('edit and add, where the words are at their spans', async () => {
    const before = await item()
    const whole = await desk.json<{ data: { item: { item: object; edition: string } } }>(`/item/${before.id}.json`, {
      as: 'reader',
    })
    const after = { ...whole.data.item.item, type: 'COERCE' }
    const edited = await correct({ action: 'edit', item: before.id, after })
    expect(edited.status).toBe(200)
    expect((await desk.json('/items.json?type=COERCE', { as: 'reader' })).data).toHaveLength(1)
    const { edition } = whole.data.item
    const added = {
      id: 'p9',
      holders: [{ span: [0, 6], actor: 'NOR' }],
      stance: 'against',
      issue: [20, 37],
      statement: null,
    }
    expect((await correct({ action: 'add', edition, kind: 'positions', after: added })).status).toBe(200)
    const lost = { ...added, issue: [20, 99_999] }
    expect((await correct({ action: 'add', edition, kind: 'positions', after: lost })).error.message).toContain(
      'ends after the text',
    )
    const shapeless = { ...added, stance: 'maybe' }
    expect((await correct({ action: 'add', edition, kind: 'positions', after: shapeless })).error.code).toBe(
      'bad-request',
    )
  })

  test('an analyst cannot undo another’s; an admin can', async () => {
    const { id } = await item()
    const { data } = await correct({ action: 'confirm', item: id }, 'admin')
    expect((await correct({ action: 'undo', correction: data.id })).error.code).toBe('forbidden')
    expect((await correct({ action: 'undo', correction: data.id }, 'admin')).status).toBe(200)
  })

  test.each([
    [{ action: 'confirm' }, 'bad-request'],
    [{ action: 'confirm', item: '0'.repeat(20) }, 'not-found'],
    [{ action: 'praise', item: '0'.repeat(20) }, 'bad-request'],
    [{ action: 'confirm', item: '0'.repeat(20), by: 'Somebody' }, 'bad-request'],
    [null, 'bad-request'],
  ])('%j is refused: %s', async (body, code) => {
    expect((await correct(body)).error.code).toBe(code)
  })
})
