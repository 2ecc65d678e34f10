// The user's own tables: formats, broken lines, a run killed in the middle, and that what was brought in wins.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { writeDump } from '../../bench/wikidata-dump.ts'
import { checkWorld, importFile, layersIn, loadWorld } from '../../src/world/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-world-'))
afterAll(() => rmSync(folder, { recursive: true }))
const local = (name: string) => join(folder, name)

const HEADER = 'person\tstate\toffice\tsince\tuntil'
const TABLE = [
  HEADER,
  'Vesna Quill\tPOL\tforeign-minister\t2019-01-01\t2019-12-31',
  'Odd Row\tPOL',
  'Nobody\tXYZ\tforeign-minister\t2019\t',
  'Nobody\tPOL\thead-gardener\t2019\t',
  'Nobody\tPOL\tforeign-minister\tlast year\t',
].join('\n')

describe('a table of tenures', () => {
  test('wins over the built-in one for its time, and leaves the rest', async () => {
    const file = join(folder, 'mine.tsv')
    writeFileSync(file, TABLE)
    const done = await importFile(file, local('table'))
    expect(done.tenures).toBe(1)
    expect(done.named).toEqual([
      { line: 3, reason: '2 cells, expected 5' },
      { line: 4, reason: 'unknown state "XYZ"' },
      { line: 5, reason: 'unknown office "head-gardener"' },
      { line: 6, reason: 'bad date "last year"' },
    ])
    const world = loadWorld({ local: local('table') })
    const minister = (on: string) => world.holders('POL', 'foreign-minister', on).map(({ person }) => person)
    expect(minister('2019-05-01')).toEqual(['Vesna Quill'])
    expect(minister('2018-05-01')).toEqual(['Jacek Czaputowicz'])
    expect(minister('2020-05-01')).toEqual(['Jacek Czaputowicz'])
    expect(world.scan('Vesna Quill spoke.')[0]!.meanings[0]!.actor).toBe('POL:GOV')
    expect(world.tenuresOf('Czaputowicz', '2019-05-01')).toEqual([])
    expect(layersIn(local('table')).flatMap(layer => checkWorld(layer))).toEqual([])
  })
  test('of another name beside it is a second layer, of the same name takes its place', async () => {
    const file = join(folder, 'mine.tsv')
    writeFileSync(file, `${HEADER}\nOtto Marsh\tPOL\tforeign-minister\t2019-01-01\t2019-12-31`)
    await importFile(file, local('table'))
    const holders = loadWorld({ local: local('table') }).holders('POL', 'foreign-minister', '2019-05-01')
    expect(holders.map(({ person }) => person)).toEqual(['Otto Marsh'])
  })
  test('without its columns is refused', async () => {
    const file = join(folder, 'bad.tsv')
    writeFileSync(file, 'person\tcountry\nA B\tPOL')
    await expect(importFile(file, local('bad'))).rejects.toThrow('expected a column "state"')
  })
  test('that is no table at all is refused', async () => {
    const file = join(folder, 'bad.txt')
    writeFileSync(file, 'hello')
    await expect(importFile(file, local('bad'))).rejects.toThrow('expected a Wikidata JSON dump')
  })
})

test('namesakes of two birth years stay two people', async () => {
  const file = join(folder, 'namesakes.tsv')
  const rows = [
    'Ravi Quell (1931)\tIND\tdefence-minister\t1971\t1972',
    'Ravi Quell (1960)\tIND\tfinance-minister\t2001\t2002',
  ]
  writeFileSync(file, `${HEADER}\n${rows.join('\n')}\n`)
  await importFile(file, local('namesakes'))
  const world = loadWorld({ local: local('namesakes') })
  expect(world.who('Ravi Quell', { on: null }).map(({ born }) => born)).toEqual(['1960', '1931'])
  expect(world.who('Ravi Quell', { on: '2001' }).map(({ born }) => born)).toEqual(['1960'])
})

test('FollowTheMoney: persons hold positions by their occupancies', async () => {
  const lines = [
    { id: 'p1', schema: 'Person', properties: { name: ['Mira Tolland'], birthDate: ['1970-02-03'], country: ['ke'] } },
    { id: 'o1', schema: 'Position', properties: { name: ['Minister of Foreign Affairs'], country: ['ke'] } },
    { id: 'o2', schema: 'Position', properties: { name: ['Member of the Garden Board'], country: ['ke'] } },
    {
      id: 'c1',
      schema: 'Occupancy',
      properties: { holder: ['p1'], post: ['o1'], startDate: ['1960-01-01'], endDate: ['1961'] },
    },
    { id: 'c2', schema: 'Occupancy', properties: { holder: ['p1'], post: ['o2'], startDate: ['1960-01-01'] } },
    { id: 'b1', schema: 'PublicBody', properties: { name: ['Kenya Lighthouse Service'], country: ['ke'] } },
  ].map(line => JSON.stringify(line))
  const file = join(folder, 'ftm.jsonl')
  writeFileSync(file, `${lines.join('\n')}\n{"id":\n{"schema":"Person"}\n`)
  const done = await importFile(file, local('ftm'))
  expect([done.tenures, done.organs, done.broken]).toEqual([1, 1, 2])
  expect(done.named.map(({ line }) => line)).toEqual([7, 8])
  const world = loadWorld({ local: local('ftm') })
  expect(world.who('the Kenyan foreign minister', { on: '1960-06' }).map(({ name }) => name)).toEqual(['Mira Tolland'])
  expect(world.lookup('Kenya Lighthouse Service', null).map(({ actor }) => actor)).toEqual(['KEN:GOV'])
})

describe('a Wikidata dump', () => {
  test('is read whole, its broken lines named, though the run is killed in the middle', async () => {
    const file = join(folder, 'wd.json')
    const planted = await writeDump(file, 20e6)
    const script = join(folder, 'run.mts')
    const home = new URL('../../src/world/index.ts', import.meta.url).href
    writeFileSync(
      script,
      `import { importFile } from ${JSON.stringify(home)}\nawait importFile(${JSON.stringify(file)}, ${JSON.stringify(local('wd'))}, { every: 1 << 18 })\n`,
    )
    const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: 'ignore' })
    const checkpoint = join(local('wd'), 'wd.partial', 'checkpoint.json')
    const ended = new Promise<NodeJS.Signals | null>(done => child.on('exit', (_, signal) => done(signal)))
    while (child.exitCode === null && !existsSync(checkpoint)) await new Promise(done => setTimeout(done, 2))
    child.kill('SIGKILL')
    expect(await ended).toBe('SIGKILL')
    expect(existsSync(join(local('wd'), 'wd'))).toBe(false)
    expect(layersIn(local('wd'))).toEqual([join(local('wd'), '/')])

    const done = await importFile(file, local('wd'))
    expect(done.resumedAt).toBeGreaterThan(0)
    expect(done.lines).toBe(planted.lines)
    expect(done.tenures).toBe(planted.tenures)
    expect(done.broken).toBe(planted.broken.length)
    expect(done.named.map(({ line }) => line)).toEqual(planted.broken.slice(0, 20))
    expect(existsSync(checkpoint)).toBe(false)

    const again = await importFile(file, local('once'))
    expect(again.resumedAt).toBe(0)
    const rows = (layer: string) => readFileSync(join(local(layer), 'wd', 'tenures', 'import.tsv'), 'utf8')
    expect(rows('wd')).toBe(rows('once'))
  }, 60_000)

  const small = [
    '[',
    '{"type":"item","id":"Q1","labels":{"en":{"value":"Poland"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q3624078"}}}}],"P298":[{"mainsnak":{"datavalue":{"value":"POL"}}}]}},',
    '{"type":"item","id":"Q3","labels":{"en":{"value":"Ada Brome"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}}}],"P39":[{"mainsnak":{"datavalue":{"value":{"id":"Q2"}}},"qualifiers":{"P580":[{"datavalue":{"value":{"time":"+1961-03-00T00:00:00Z","precision":10}}}]}}]}},',
    '{"type":"item","id":"Q2","labels":{"en":{"value":"prime minister of Poland"}},"claims":{"P1001":[{"mainsnak":{"datavalue":{"value":{"id":"Q1"}}}}]}},',
    ']',
  ].join('\n')
  test('packed with gzip gives the same', async () => {
    const file = join(folder, 'small.json.gz')
    writeFileSync(file, gzipSync(small))
    const done = await importFile(file, local('gz'))
    expect([done.lines, done.tenures, done.broken]).toEqual([5, 1, 0])
    expect(readFileSync(join(local('gz'), 'small', 'tenures', 'import.tsv'), 'utf8')).toContain(
      'Ada Brome\tPOL\tprime-minister\t\t1961-03\t\t\twikidata.org Q3',
    )
  })
  test('packed with bzip2 gives the same', async () => {
    const file = join(folder, 'small.json.bz2')
    writeFileSync(file, Buffer.from(BZ2, 'base64'))
    const done = await importFile(file, local('bz2'))
    expect([done.lines, done.tenures, done.broken]).toEqual([5, 1, 0])
  })
  test('cut off in the middle of its packing is refused, and nothing of it is read', async () => {
    const file = join(folder, 'cut.json.gz')
    const packed = gzipSync(small)
    writeFileSync(file, packed.subarray(0, packed.length - 20))
    await expect(importFile(file, local('cut'))).rejects.toThrow()
    expect(loadWorld({ local: local('cut') }).tenuresOf('Ada Brome', null)).toEqual([])
  })
})

/** The dump of five lines above, made with `bzip2 -9`. */
const BZ2 =
  'QlpoOTFBWSZTWdqI9sUAAIjfgEAQUA5/8DAE5Bo/L/8qMAEJgGihNpMmDSMADQEwEDCqeieoZAA0A0HqABhFIUwmU2hAaaNBoDRp4p+JmgxUpW0mZJhTagDAiMDT5OigxuBoQMkEEGYMhT/xoJMgMsgJJJBllkJpkG8IU10baNWgyCLJWSE6lf3LK97Amk4h1yjxgIQc7DWJuqMz5baXWbFayBA4/GmazgCh1YDxPaOx3ch9E4JjkrQ0DkPy+eDzW05TG4ucWAZffNuamLcYmv7hXVqbYTljha0SGbcT1sKw0S8pukyo2JUUHR3l8821s2mUtTXrbMEi8YejSGdSskNA7HehnCwkeDCG8A8WtlKEkcIf8XckU4UJDaiPbFA='
