import { readFileSync } from 'node:fs'
import { read } from '../dist/read.js'
const lines = readFileSync('/tmp/ex.jsonl','utf8').trim().split('\n').map(l=>JSON.parse(l))
for (let i=0;i<3;i++) for (const l of lines) read(l)
const t = performance.now()
for (let i=0;i<20;i++) for (const l of lines) read(l)
console.log(performance.now()-t)
