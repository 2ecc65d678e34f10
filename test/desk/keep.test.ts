// `chancery keep` over an archive, as a process that is killed and goes on, and on a terminal.
import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test, vi } from 'vitest'
import { openRecord } from '../../src/record/index.ts'
import { warcOf } from '../report/made.ts'
import { chancery, root } from './run.ts'

// Many processes: on a busy machine each takes seconds to begin.
vi.setConfig({ testTimeout: 240_000 })

const folder = mkdtempSync(join(tmpdir(), 'chancery-keep-'))
afterAll(() => rmSync(folder, { recursive: true }))

const PAGES = 300
const page = (n: number) =>
  `<html lang="en"><head><title>Talks ${n}</title></head><body><article><p>Norway met Chile in Oslo for round ${n} of the talks.</p></article><!-- ${randomBytes(4000).toString('hex')} --></body></html>`
const archive = join(folder, 'pages.warc.gz')
writeFileSync(
  archive,
  Buffer.concat(Array.from({ length: PAGES }, (_, n) => gzipSync(warcOf(`https://x.example/${n}`, page(n))))),
)

test('a run that is killed goes on at its checkpoint, and keeps each page once', async () => {
  const [record, checkpoint] = [join(folder, 'killed.chancery'), join(folder, 'checkpoint.json')]
  const args = ['keep', archive, '--checkpoint', checkpoint, '--record', record]
  const reached = (): number =>
    existsSync(checkpoint) ? JSON.parse(readFileSync(checkpoint, 'utf8')).inputs[archive].reports : 0
  const child = spawn(process.execPath, ['dist/desk/cli/main.js', ...args], { cwd: root, stdio: 'ignore' })
  const ended = new Promise(done => child.on('close', (_, signal) => done(signal)))
  await expect.poll(reached, { timeout: 90_000, interval: 5 }).toBeGreaterThan(0)
  child.kill('SIGKILL')
  expect(await ended).toBe('SIGKILL')
  const before = reached()
  expect(before).toBeLessThan(PAGES)

  const { code, out, err } = await chancery(args)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  // What was kept and not yet noted is known; what was noted is not taken again.
  const [, kept, known = '0'] = /: (\d+) reports kept(?:, (\d+) already there)?; /.exec(out) ?? []
  expect(Number(kept) + Number(known)).toBe(PAGES - before)
  const store = await openRecord(record, { readOnly: true })
  expect(await store.totals()).toMatchObject({ reports: PAGES, editions: PAGES })
  await store.close()
  expect((await chancery(args)).out).toMatch(/: 0 reports kept; 0 items\n$/)
})

test('a checkpoint that is none is told in one line', async () => {
  const { code, err } = await chancery([
    'keep',
    archive,
    '--checkpoint',
    archive,
    '--record',
    join(folder, 'x.chancery'),
  ])
  expect({ code, err }).toEqual({ code: 2, err: `chancery: ${archive}: is no checkpoint; remove it to begin anew\n` })
})

test('a report whose id no index takes is named, the others are kept', async () => {
  const line = (id: string) => `${JSON.stringify({ id, text: 'Norway met Chile in Oslo.' })}\n`
  const input = line('a') + line('x'.repeat(2001)) + line('b')
  const { code, out, err } = await chancery(['keep', '--jsonl', '-', '--record', join(folder, 'long.chancery')], {
    input,
  })
  expect({ code, err }).toEqual({
    code: 2,
    err: 'chancery: standard input:2: its id or url has 2001 letters, expected at most 2000\n',
  })
  expect(out).toMatch(/: 2 reports kept;/)
})

const SCRIPT = '/usr/bin/script'
test.runIf(process.platform === 'linux' && existsSync(SCRIPT))(
  'on a terminal it shows how far it is, how fast, and the time left',
  async () => {
    const command = `${process.execPath} dist/desk/cli/main.js keep ${archive} --record ${join(folder, 'shown.chancery')}`
    const shown = await new Promise<string>((done, fail) =>
      execFile(
        SCRIPT,
        ['-qec', command, '/dev/null'],
        { cwd: root, env: { ...process.env, TERM: 'xterm', COLUMNS: '120' } },
        (error, out) => (error ? fail(error) : done(out)),
      ),
    )
    expect(shown).toMatch(/[1-9]\d? % · [1-9]\d* reports · [\d.e+]+ a second · \d+s left/)
    expect(shown).toMatch(/100 % · 300 reports · [\d.e+]+ a second · 0s left/)
    expect(shown).toMatch(/: 300 reports kept; \d+ items\r?\n/)
  },
)
