// Speed of the world: start-up in fresh processes, the rate of a pass over text, and the same pass with 100,000 more names
// in a local layer. Seeded; quote ratios within one run, since machines are noisy.   npm run bench world
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadWorld, type World } from '../src/world/index.ts'

const home = new URL('../src/world/index.ts', import.meta.url).href
const probe = `import { loadWorld } from ${JSON.stringify(home)}
const before = process.cpuUsage()
const started = performance.now()
loadWorld({ local: null })
const { user, system } = process.cpuUsage(before)
console.log(performance.now() - started, (user + system) / 1000)`
const runs = Array.from({ length: 9 }, () =>
  execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', probe], { encoding: 'utf8' })
    .split(' ')
    .map(Number),
)
const middle = (column: number) => runs.map(run => run[column]!).sort((a, b) => a - b)[4]!
console.log(
  `start-up: ${middle(0).toFixed(0)} ms, ${middle(1).toFixed(0)} ms of processor (median of 9 fresh processes)`,
)

let state = 1
const random = (below: number): number => {
  state = (Math.imul(state, 1664525) + 1013904223) | 0
  return (state >>> 8) % below
}
const SYLLABLES = 'ba do ka li mo ne ru sa ti vo za pe gi hu lo'.split(' ')
const word = (): string => {
  let name = ''
  for (let k = 2 + random(3); k > 0; k--) name += SYLLABLES[random(SYLLABLES.length)]
  return name[0]!.toUpperCase() + name.slice(1)
}

const folder = new URL('../examples/', import.meta.url)
const text = readdirSync(folder)
  .filter(name => name.endsWith('.txt'))
  .sort()
  .map(name => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n\n')
  .repeat(20)

function rate(world: World, words: string): string {
  world.scan(words)
  const started = performance.now()
  const found = world.scan(words).length
  const ms = performance.now() - started
  return `${(words.length / ms / 1000).toFixed(1)} MB/s, ${Math.round((found / ms) * 1000)} names found a second`
}
console.log(`a pass over ${(text.length / 1e6).toFixed(1)} MB of reports: ${rate(loadWorld({ local: null }), text)}`)

const local = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
mkdirSync(join(local, 'tenures'))
const rows = ['person\tstate\toffice\tsector\tsince\tuntil\taliases\tsource']
const names = new Set<string>()
while (names.size < 100_000) names.add(`${word()} ${word()}${word().toLowerCase()}`)
for (const name of names) rows.push(`${name}\tPOL\tmember-of-parliament\t\t1990\t1994\t\tinvented`)
writeFileSync(join(local, 'tenures', 'invented.tsv'), rows.join('\n'))
const started = performance.now()
const wide = loadWorld({ local })
console.log(`with 100,000 more names: loaded in ${Math.round(performance.now() - started)} ms`)
console.log(`  the same pass: ${rate(wide, text)}`)
console.log(`  a pass over a text of those names: ${rate(wide, [...names].join(' met '))}`)
rmSync(local, { recursive: true })
