// One door to the benches: `npm run bench [name] [-- options]`, by default how fast reports are read.
import { execFileSync } from 'node:child_process'

const BENCHES = ['read', 'trees', 'record', 'world', 'follow', 'warc', 'pages', 'desk', 'scale']

const [name = BENCHES[0], ...options] = process.argv.slice(2)
if (!BENCHES.includes(name)) throw new Error(`"${name}" is no bench, expected one of ${BENCHES.join(', ')}`)
const file = new URL(`${name}.ts`, import.meta.url).pathname
execFileSync(process.execPath, ['--import', 'tsx', file, ...options], { stdio: 'inherit' })
