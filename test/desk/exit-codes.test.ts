// Every command and every exit code, in a process of its own. What goes wrong is told in one line of one shape.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { chancery, root } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const english = file(
  'english.txt',
  'Norway signed a treaty with Chile on Monday. "It is fair," the Chilean minister said.',
)
const german = file(
  'german.txt',
  'Die Außenminister haben am Mittwoch in Wien über die Lage beraten. Sie forderten beide Seiten zu einer Waffenruhe auf.',
)
const french =
  'Le ministre des Affaires étrangères a rencontré hier à Paris son homologue marocain pour parler des accords de pêche.'
const empty = file('empty.txt', ' \n')
const binary = file('binary.txt', new Uint8Array([81, 75, 3, 4, 0, 1, 2]))
const broken = file('broken.txt', new Uint8Array([67, 97, 102, 0xe9, 32, 99]))
const bare = join(folder, 'bare')
mkdirSync(bare)
const conllu = file(
  'gold.conllu',
  '# sent_id = a-1\n# text = Norway agreed.\n1\tNorway\tNorway\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\tagreed\tagree\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n',
)
const line = (id: string, text: string) => `${JSON.stringify({ id, text })}\n`

describe.concurrent('exit code 0: all was read', () => {
  test.each([
    ['read a file', ['read', english], /Statements \(\d+\)/],
    ['read --json', ['read', '--json', english], /^\[/],
    ['read --only', ['read', '--only', 'events', english], /Events/],
    ['read --explain', ['read', '--explain', english], /Statements \(\d+\)/],
    ['read Latin-1', ['read', '--encoding', 'latin1', broken], /Café c/],
    ['parse', ['parse', english], /\tNorway\tNorway\tPROPN\t/],
    ['parse --conllu', ['parse', '--conllu', conllu], /# sent_id = a-1\n/],
    ['demo', ['demo', '--width', '100'], /Instruments/],
    ['help', ['--help'], /Exit codes/],
    ['help of a command', ['help', 'read'], /--jsonl/],
    ['version', ['--version'], /^\d+\.\d+\.\d+/],
  ])('%s', async (_name, args, wanted) => {
    const { code, out, err } = await chancery(args)
    expect(err).toBe('')
    expect(out).toMatch(wanted)
    expect(code).toBe(0)
  })
})

describe.concurrent('exit code 1: wrong use', () => {
  test.each([
    [['reed', english], "unknown command 'reed'"],
    [['read'], "missing required argument 'input'"],
    [['read', '--width', '12', english], 'Expected a number from 60 to 120'],
    [['read', '--published', '2027-02-30', english], 'Expected a date like 2022-02-02'],
    [['read', '--only', 'rumours', english], 'Expected some of statements,events,positions,instruments'],
    [['read', '--encoding', 'ebcdic', english], 'Allowed choices are utf-8, utf-16, latin1'],
    [['read', '--json', '--jsonl', english], "cannot be used with option '--jsonl'"],
    [['parse'], "missing required argument 'input'"],
    [['demo', '--width', 'wide'], 'Expected a number from 60 to 120'],
  ])('chancery %s', async (args, wanted) => {
    const { code, out, err } = await chancery(args)
    expect(err).toMatch(/^chancery: usage: [^\n]+\n$/)
    expect(err).toContain(wanted)
    expect(out).toBe('')
    expect(code).toBe(1)
  })

  test('no command at all shows the help', async () => {
    const { code, err } = await chancery([])
    expect(err).toMatch(/^Usage: chancery/)
    expect(code).toBe(1)
  })
})

describe.concurrent('exit code 2: some input could not be read, the rest was', () => {
  test('each bad file is named in a line of its own', async () => {
    const { code, out, err } = await chancery([
      'read',
      '--json',
      join(folder, 'none.txt'),
      bare,
      empty,
      binary,
      broken,
      german,
      english,
    ])
    expect(err.split('\n')).toEqual([
      `chancery: ${join(folder, 'none.txt')}: no such file`,
      `chancery: ${bare}: holds no file that can be read`,
      `chancery: ${empty}: the text is empty`,
      `chancery: ${binary}: byte 4 is NUL: a binary file, or UTF-16 without its mark (--encoding utf-16)`,
      `chancery: ${broken}: byte 3 (0xe9) is not UTF-8 (--encoding latin1 for older texts)`,
      `chancery: ${german}: the text is in German (de); only English is read`,
      '',
    ])
    expect(JSON.parse(out).map((reading: { report: { id: string } }) => reading.report.id)).toEqual([german, english])
    expect(code).toBe(2)
  })

  test('a line of JSONL that is no report is named by file and line, the others are read in order', async () => {
    const input =
      line('a', 'Peru condemned the raid.') +
      'not json\n\n' +
      '{"id":"b"}\n' +
      line('c', '') +
      '{"id":7,"text":"Kenya met Ghana.","published":"last week"}\n' +
      '[1]\n' +
      line('d', 'Malta expelled two diplomats.').trimEnd()
    const { code, out, err } = await chancery(['read', '--jsonl', '-'], { input })
    const told = err.trimEnd().split('\n')
    expect(told).toHaveLength(5)
    expect(told[0]).toMatch(/^chancery: standard input:2: not JSON: /)
    expect(told[1]).toMatch(/^chancery: standard input:4: not a report: "text": /)
    expect(told[2]).toBe('chancery: standard input:5: the text is empty')
    expect(told[3]).toMatch(/^chancery: standard input:6: "published" is "last week", expected a date .*read without/)
    expect(told[4]).toMatch(/^chancery: standard input:7: not a report: /)
    const ids = out
      .trimEnd()
      .split('\n')
      .map(reading => JSON.parse(reading).report.id)
    expect(ids).toEqual(['a', '7', 'd'])
    expect(code).toBe(2)
  })

  test.each([
    [['read', '--jsonl', join(folder, 'none.jsonl')], 'no such file'],
    [['parse', folder], 'is a directory, expected a file'],
    [['parse', binary], 'byte 4 is NUL'],
    [['parse', '--conllu', english], 'expected CoNLL-U'],
  ])('chancery %s', async (args, wanted) => {
    const { code, err } = await chancery(args)
    expect(err).toMatch(/^chancery: [^\n]+: [^\n]+\n$/)
    expect(err).toContain(wanted)
    expect(code).toBe(2)
  })
})

describe.concurrent('exit code 3: nothing is wrong but the language', () => {
  test.each([
    ['a page', ['read', german], ''],
    ['a line of JSONL', ['read', '--jsonl', '-'], line('a', 'Peru condemned the raid.') + line('b', french)],
  ])('%s', async (_name, args, input) => {
    const { code, err } = await chancery(args, { input })
    expect(err).toMatch(/^chancery: [^\n]+: the text is in (German \(de\)|French \(fr\)); only English is read\n$/)
    expect(code).toBe(3)
  })
})

test('a closed pipe ends the command quietly', async () => {
  const command = `"${process.execPath}" dist/desk/cli/main.js demo | head -n 1; echo "code \${PIPESTATUS[0]}"`
  const [out, err] = await new Promise<[string, string]>(done =>
    execFile('bash', ['-c', command], { cwd: root }, (_error, stdout, stderr) => done([stdout, stderr])),
  )
  expect(out).toMatch(/^Reading \d+ sample reports[^\n]*\ncode 0\n$/)
  expect(err).toBe('')
})
