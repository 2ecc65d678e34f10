// One door to the benches: `npm run bench [name] [-- options]`, by default how fast reports are read. They measure what
// `npm run build` has made.
import { execFileSync } from 'node:child_process'

const BENCHES = ['read', 'trees', 'record', 'world', 'follow', 'warc', 'pages', 'desk', 'scale']

const [name = BENCHES[0], ...options] = process.argv.slice(2)
if (!BENCHES.includes(name)) throw new Error(`"${name}" is no bench, expected one of ${BENCHES.join(', ')}`)
const pathOf = (file: string) => new URL(file, import.meta.url).pathname
const loaders = ['--import', 'tsx', '--import', pathOf('compiled.js')]
execFileSync(process.execPath, [...loaders, pathOf(`${name}.ts`), ...options], { stdio: 'inherit' })
