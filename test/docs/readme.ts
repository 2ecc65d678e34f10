// README.md's paragraph and program, and what they give when run. `npx tsx test/docs/readme.ts` writes the results into it anew.
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { pageOf } from '../../src/desk/cli/page.ts'
import { plain } from '../../src/desk/cli/style.ts'
import { KINDS, read } from '../../src/index.ts'

const file = new URL('../../README.md', import.meta.url)
const after = (readme: string, mark: string, pattern: RegExp) =>
  pattern.exec(readme.split(`<!-- ${mark} -->\n`)[1])?.[1] ?? ''
const FENCED = /^```\w*\n([\s\S]*?)```/

/** README.md with its two results as they come out today. */
export function withResults(readme: string): string {
  const text = after(readme, 'text', /^> (.*)/)
  const reading = read({ id: 'readme', title: '-', published: '2027-03-10', text })
  const page = pageOf(reading, KINDS, 80, plain)
  const items = page.slice(page.indexOf('Statements ('))
  const program = after(readme, 'program', FENCED).replace(/^import .*\n/, '')
  return replaced(replaced(readme, 'page', items.trimEnd()), 'output', outputOf(program))
}

function replaced(readme: string, mark: string, result: string): string {
  const [before, rest] = readme.split(`<!-- ${mark} -->\n`)
  return `${before}<!-- ${mark} -->\n${rest.replace(/^```\n[\s\S]*?```/, () => `\`\`\`\n${result}\n\`\`\``)}`
}

/** Runs the program with `read` at hand, as its import line would have it. */
function outputOf(program: string): string {
  const lines: string[] = []
  const log = (...words: unknown[]) => lines.push(words.map(String).join(' '))
  new Function('read', 'console', program)(read, { log })
  return lines.join('\n')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(file, withResults(readFileSync(file, 'utf8')))
