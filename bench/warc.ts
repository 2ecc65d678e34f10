// A web archive larger than memory should be, read to its end: does memory stay flat? `npm run bench warc -- --megabytes 2048`.
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { take } from '../src/report/index.ts'

const { values } = parseArgs({
  options: { megabytes: { type: 'string', default: '256' }, page: { type: 'string', default: '120' } },
})
const MB = 1024 * 1024
const wanted = Number(values.megabytes) * MB

/** A page of so many kilobytes, most of them menus, as pages are. */
function pageOf(n: number): string {
  const menu =
    '<li class="menu-item"><a href="/a/long/way/to/another/story.html">Another story of the day, and what became of it</a></li>'
  const padding = menu.repeat(Math.round((Number(values.page) * 1024) / menu.length))
  const paragraphs = Array.from(
    { length: 12 },
    (_, i) =>
      `<p>Paragraph ${i} of story ${n}: the ministers of Chile and Peru met in Lima and agreed to resume the talks on fishing rights that had been suspended in January.</p>`,
  )
  return `<html lang="en"><head><title>Story ${n}</title><meta property="article:published_time" content="2027-03-10"></head><body><nav><ul>${padding}</ul></nav><article><h1>Story ${n}</h1>${paragraphs.join('')}</article></body></html>`
}

const folder = await mkdtemp(join(tmpdir(), 'chancery-warc-'))
try {
  const name = join(folder, 'large.warc')
  const out = createWriteStream(name)
  let size = 0
  let written = 0
  while (size < wanted) {
    const page = pageOf(written)
    const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page}`
    const record = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${String(written).padStart(12, '0')}>\r\nWARC-Date: 2027-03-10T00:00:00Z\r\nWARC-Target-URI: https://news.example/story-${written}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`
    size += Buffer.byteLength(record)
    written++
    if (!out.write(record)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  const begun = performance.now()
  const samples: number[] = []
  let reports = 0
  let letters = 0
  for await (const taken of take(name, null, {})) {
    if (!('report' in taken)) throw new Error(`${taken.place} is no report`)
    reports++
    letters += taken.report.text.length
    if (reports % Math.max(1, Math.floor(written / 20)) === 0) samples.push(Math.round(process.memoryUsage().rss / MB))
  }
  const seconds = (performance.now() - begun) / 1000
  console.log(
    JSON.stringify({
      megabytes: Math.round(size / MB),
      written,
      reports,
      letters,
      seconds: Math.round(seconds),
      residentMegabytes: samples,
    }),
  )
  if (reports !== written) process.exitCode = 1
} finally {
  await rm(folder, { recursive: true })
}
