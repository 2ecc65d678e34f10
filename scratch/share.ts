import { readFileSync } from 'node:fs'
import { read } from '/work/wt/scale/src/read.ts'
import { readSentences } from '/work/wt/scale/src/sentence/index.ts'
let all=0, withAny=0, withTrig=0, n=0
for (const line of readFileSync('/work/shared/corpora/polnear/dev.jsonl','utf8').trim().split('\n')) {
  const { text, id } = JSON.parse(line)
  const r = read({ id, text, published:'2016-06-01' })
  const s = readSentences(text)
  const spans: number[][] = []
  const trig: number[][] = []
  for (const x of r.statements) { spans.push(...x.content as any, ...(x.cue?[x.cue as any]:[])); for (const c of x.sources) spans.push(c.span as any); trig.push(x.cue as any) }
  for (const x of r.events) { spans.push(x.trigger as any); trig.push(x.trigger as any) }
  for (const x of r.positions) { spans.push(x.issue as any); trig.push(x.issue as any) }
  for (const x of r.instruments) { spans.push(x.span as any);  trig.push(x.span as any) }
  for (const st of s as any) {
    const from = st.start ?? st.span?.[0], to = st.end ?? st.span?.[1]
    if (n++ === 0) console.log(Object.keys(st), st)
    const len = st.size ?? st.length ?? (to-from)
    all += len
    if (spans.some(p => p && p[0] < to && p[1] > from)) withAny += len
    if (trig.some(p => p && p[0] < to && p[1] > from)) withTrig += len
  }
}
console.log({all, withAny: withAny/all, withTrig: withTrig/all})
