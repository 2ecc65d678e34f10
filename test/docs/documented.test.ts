// What is public is documented: names, commands, options, exit codes, record fields, closed sets, folders, samples.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { commandLine } from '../../src/desk/cli/command-line.ts'
import { EXIT, Outcome } from '../../src/desk/cli/fail.ts'
import { ROLES, ROUTES } from '../../src/desk/http/index.ts'
import { PAGES } from '../../src/desk/http/pages.ts'
import { CODES } from '../../src/desk/http/problem.ts'
import { TOOLS } from '../../src/desk/mcp/index.ts'
import { FORMATS } from '../../src/exchange/index.ts'
import * as chancery from '../../src/index.ts'
import { ENCODINGS } from '../../src/report/index.ts'

const root = new URL('../../', import.meta.url)
const page = (name: string) => readFileSync(new URL(name, root), 'utf8')
/** Marked as code, alone or with arguments: `read(report)`, `--only <kinds>`. */
const asCode = (name: string) => new RegExp(`\`[^\`\\n]*(?<![\\w-])${name}(?![\\w-])[^\`\\n]*\``)

describe('docs/api.md names', () => {
  const source = page('src/index.ts')
  const types = [...source.matchAll(/\btype (\w+)/g)].map(([, name]) => name)
  test.each([...new Set([...Object.keys(chancery), ...types])])('%s', name => {
    expect(page('docs/api.md')).toMatch(asCode(name))
  })
})

describe('docs/cli.md names', () => {
  const program = commandLine(new Outcome())
  const sectionOf = (command: string) => page('docs/cli.md').split(`## \`chancery ${command}\``)[1].split('\n## ')[0]
  test.each(program.commands.map(command => command.name()))('chancery %s', name => {
    expect(page('docs/cli.md')).toContain(`## \`chancery ${name}\``)
  })

  const below = program.commands.flatMap(command => command.commands.map(sub => `${command.name()} ${sub.name()}`))
  test.each(below)('chancery %s', name => {
    expect(sectionOf(name.split(' ')[0])).toMatch(new RegExp(`\`${name}[\` ]`))
  })

  const options = program.commands.flatMap(command =>
    [command, ...command.commands].flatMap(({ options }) => options.map(({ flags }) => [command.name(), flags])),
  )
  // Options that several commands share stand once, in a section that the command's own links to.
  const shared = (name: string) => page('docs/cli.md').split(`\n## ${name}\n`)[1].split('\n## ')[0]
  test.each(options)('chancery %s %s', (command, flags) => {
    let section = sectionOf(command)
    if (section.includes('[views](#views)')) section += shared('Views') + shared('The filter')
    if (section.includes('[filter](#the-filter)')) section += shared('The filter')
    expect(section).toContain(`\`${flags}\``)
  })

  test.each(Object.values(EXIT))('exit code %i', code => {
    expect(page('docs/cli.md')).toContain(`\n| ${code} | `)
  })

  test.each([...ENCODINGS])('encoding %s', encoding => {
    expect(page('docs/cli.md')).toMatch(asCode(encoding))
  })
})

describe('docs/http.md names', () => {
  const text = page('docs/http.md')
  const exported = (path: string) => path.replace('.{format}', '')
  test.each(ROUTES.map(({ method, path }) => [method, path]))('%s %s', (method, path) => {
    expect(text).toContain(`\`${method === 'GET' ? '' : `${method} `}${exported(path)}`)
  })
  const parameters = new Set(ROUTES.flatMap(({ query }) => Object.keys(query.shape)))
  test.each([...parameters])('the parameter %s', name => {
    expect(text).toMatch(new RegExp(`\`(?:[^\`\\n]*\\?)?${name}[\`=]`))
  })
  test.each(Object.entries(CODES))('the code %s', (code, status) => {
    expect(text).toContain(`| \`${code}\` | ${status} |`)
  })
  test.each([...ROLES])('the role %s', role => {
    expect(text).toContain(`| \`${role}\` |`)
  })
  test.each(FORMATS.map(({ name }) => name))('the format %s', name => {
    expect(text).toContain(`\`${name}\``)
  })
  test.each(PAGES.map(({ path }) => path))('the page %s', path => {
    expect(text).toContain(`| \`${path}\` |`)
  })
})

describe('docs/mcp.md names', () => {
  test.each(TOOLS.map(({ name, input }) => [name, Object.keys(input.shape)] as const))('%s %j', (name, given) => {
    const [, row] = new RegExp(`\\| \`${name}\` \\|(.*)`).exec(page('docs/mcp.md')) ?? []
    const text = row?.includes('the filter') ? page('docs/mcp.md') : (row ?? '')
    for (const parameter of given) expect(text).toContain(`\`${parameter}\``)
  })
})

describe('docs/record.md names', () => {
  const fields = new Set<string>()
  const gather = (schema: unknown): void => {
    if (schema === null || typeof schema !== 'object') return
    for (const [key, part] of Object.entries(schema)) {
      if (key === 'properties') for (const field of Object.keys(part as object)) fields.add(field)
      gather(part)
    }
  }
  gather(JSON.parse(page('schema/reading.json')))
  const values = [
    ...chancery.EVENT_TYPES,
    ...chancery.STATUSES,
    ...chancery.FORMS,
    ...chancery.STANCES,
    ...chancery.INSTRUMENT_KINDS,
    ...chancery.INSTRUMENT_STATUSES,
  ]

  test('some fields', () => {
    expect(fields).toContain('trigger')
  })
  test.each([...fields].filter(field => !chancery.KINDS.some(kind => kind === field)))('the field %s', field => {
    expect(page('docs/record.md')).toMatch(asCode(field))
  })
  test.each([...new Set<string>(values)])('the value %s', value => {
    expect(page('docs/record.md')).toMatch(new RegExp(`\`${value}\`|^\\| ${value} \\|`, 'm'))
  })
  test.each([...chancery.KINDS])('the kind %s', kind => {
    expect(page('docs/record.md')).toContain(`**${kind}**`)
  })
})

describe('src/README.md names', () => {
  const folders = readdirSync(new URL('src/', root), { withFileTypes: true }).filter(entry => entry.isDirectory())
  test.each(folders.map(entry => entry.name))('the folder %s', name => {
    expect(page('src/README.md')).toContain(`[\`${name}/`)
  })
})

describe('examples/index.tsv', () => {
  const [head, ...rows] = page('examples/index.tsv').trim().split('\n')
  test('names every sample, with all its cells', () => {
    expect(head).toBe('file\ttitle\tpublisher\tpublished\tform')
    for (const row of rows) expect(row.split('\t').filter(cell => cell !== '')).toHaveLength(5)
    const samples = readdirSync(new URL('examples/', root)).filter(name => name.endsWith('.txt'))
    expect(rows.map(row => row.split('\t')[0]).sort()).toEqual(samples.sort())
  })
})

describe('links between pages lead somewhere', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    'src/README.md',
    'docs/api.md',
    'docs/architecture.md',
    'docs/cli.md',
    'docs/http.md',
    'docs/mcp.md',
    'docs/record.md',
  ]
  test.each(pages)('%s', name => {
    const missing = [...page(name).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)]
      .map(([, link]) => link)
      .filter(link => !existsSync(new URL(link, new URL(name, root))))
    expect(missing).toEqual([])
  })
})
