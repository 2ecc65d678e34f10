// Every kind of input as reports: files, packed files, archives, tables, folders; and what is broken in them.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { type CompressionCodec, parquetMetadata } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, describe, expect, test } from 'vitest'
import { Checkpoint } from '../../src/desk/cli/checkpoint.ts'
import { Outcome } from '../../src/desk/cli/fail.ts'
import { reportsOf } from '../../src/desk/cli/reports-in.ts'
import { type Report, readFeed, reportOfEntry, type TakeOptions, take } from '../../src/report/index.ts'
import { pdfOf, warcOf, zipOf, zstdOf } from './made.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-take-'))
afterAll(() => rmSync(folder, { recursive: true }))
const SENTENCE = 'Norway met Chile in Oslo.'
const page = (words: string) =>
  `<html lang="en"><head><title>Talks in Oslo</title><meta name="date" content="2027-03-10"></head><body><article><p>${words}</p></article></body></html>`

interface Row {
  readonly place: string
  readonly report?: Report
  readonly error?: string
}

/** What is taken of a file: text or fault, each with its place in the folder. */
async function taken(name: string, bytes: Uint8Array | string | null, options: TakeOptions = {}) {
  const path = join(folder, name)
  if (bytes !== null) writeFileSync(path, bytes)
  const found: Row[] = []
  for await (const one of take(path, null, options))
    found.push({
      place: one.place.slice(folder.length + 1),
      ...('report' in one ? { report: one.report } : 'error' in one ? { error: one.error } : {}),
    })
  return found
}
const textsOf = async (name: string, bytes: Uint8Array | string, options: TakeOptions = {}) =>
  (await taken(name, bytes, options)).map(one => one.report?.text ?? one.error)

describe('one report', () => {
  const docx = zipOf([
    {
      name: '[Content_Types].xml',
      bytes:
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      bytes:
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    },
    {
      name: 'docProps/core.xml',
      bytes:
        '<cp:coreProperties xmlns:dc="d" xmlns:dcterms="t"><dc:title>Talks in Oslo</dc:title><dc:creator>Ministry</dc:creator><dcterms:created>2027-03-10T09:00:00Z</dcterms:created></cp:coreProperties>',
    },
    {
      name: 'word/document.xml',
      bytes: `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${SENTENCE}</w:t></w:r></w:p></w:body></w:document>`,
    },
  ])
  const mail = `From: Press Office <press@ministry.example>\r\nSubject: =?utf-8?Q?Talks_in_Oslo?=\r\nDate: Wed, 10 Mar 2027 10:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${SENTENCE}\r\n-- \r\nPress Office, Square 1\r\n`
  test.each<[string, Uint8Array | string, string]>([
    ['a.html', page(SENTENCE), '2027-03-10'],
    [
      'a.md',
      `---\ntitle: "Talks in Oslo"\ndate: 2027-03-10\n---\n\n**Norway** met [Chile](https://x.example) in *Oslo*.\n`,
      '2027-03-10',
    ],
    ['a.eml', mail, '2027-03-10T10:00:00+01:00'],
    ['a.docx', docx, '2027-03-10T09:00:00Z'],
    [
      'a.pdf',
      pdfOf([[{ words: SENTENCE, y: 700 }]], "/Title (Talks in Oslo) /CreationDate (D:20270310090000+00'00')"),
      '2027-03-10',
    ],
    ['a.html.gz', gzipSync(page(SENTENCE)), '2027-03-10'],
  ])('%s', async (name, bytes, published) => {
    const [{ report }, ...more] = await taken(name, bytes)
    expect(more).toEqual([])
    expect(report).toMatchObject({ text: SENTENCE, title: 'Talks in Oslo', published })
    expect(Object.keys(report?.found ?? {})).toEqual(expect.arrayContaining(['title', 'published']))
  })

  test('what was told beforehand goes before what the page tells', async () => {
    const [{ report }] = await taken('told.html', page(SENTENCE), { published: '2027-01-01', publisher: 'Wire' })
    expect(report).toMatchObject({
      published: '2027-01-01',
      publisher: 'Wire',
      title: 'Talks in Oslo',
      found: { published: 'given', publisher: 'given', title: 'title' },
    })
  })

  test('lines of a PDF become paragraphs, without page numbers and running heads', async () => {
    const lines = (n: number) => [
      { words: 'Communique of the meeting', y: 800 },
      { words: `Paragraph ${n} begins here and it goes on over the end of the line to nego-`, y: 700 },
      { words: 'tiate on fish. It ends.', y: 686 },
      { words: `Another one, number ${n}, stands below it with a gap.`, y: 650 },
      { words: String(n), x: 290, y: 30 },
    ]
    const [text] = await textsOf('long.pdf', pdfOf([lines(1), lines(2), lines(3), lines(4)]))
    expect(text?.split('\n\n').slice(0, 2)).toEqual([
      'Paragraph 1 begins here and it goes on over the end of the line to negotiate on fish. It ends.',
      'Another one, number 1, stands below it with a gap.',
    ])
    expect(text).not.toMatch(/Communique|^\d$/m)
  })

  test.each<[string, Uint8Array | string, RegExp]>([
    ['scan.pdf', pdfOf([[]]), /holds no text/],
    ['broken.pdf', '%PDF-1.7\nnothing', /not a PDF that can be read/],
    ['broken.docx', 'PK\x03\x04 nothing', /not a Word document that can be read/],
    ['bomb.docx', zipOf([{ name: 'word/document.xml', bytes: Buffer.alloc(30_000_000) }]), /times its size/],
    ['empty.html', '<html><body><nav>Home</nav></body></html>', /no text/],
    ['half.html.gz', gzipSync(page(SENTENCE.repeat(500))).subarray(0, 60), /damaged or cut short/],
    ['not-there.txt.gz', new Uint8Array(), /empty/],
  ])('%s is told', async (name, bytes, words) => {
    const [{ error }] = await taken(name, bytes)
    expect(error).toMatch(words)
    expect(error).not.toContain('\n')
  })
})

describe('packed lines, whatever they are called', () => {
  const line = (id: string) => `${JSON.stringify({ id, text: SENTENCE })}\n`
  test.each<[string, Uint8Array]>([
    ['a.jsonl.gz', gzipSync(line('a') + line('b'))],
    ['b.jsonl.zst', zstdOf(line('a'), line('b'))],
    ['c.jsonl', gzipSync(line('a') + line('b'))],
    ['d.jsonl.gz', Buffer.concat([gzipSync(line('a')), gzipSync(line('b'))])],
  ])('%s', async (name, bytes) => {
    expect(await textsOf(name, bytes)).toEqual([SENTENCE, SENTENCE])
  })
  test('bzip2', async () => {
    const packed = Buffer.from(
      'QlpoOTFBWSZTWZuy7roAAAMVgEABCAGiZ5ygIAAxTTIxMTEKNGg0PKeoeZQe9EDAcpmuIPUvi7kinChITdl3XQA=',
      'base64',
    )
    expect(await textsOf('e.txt.bz2', packed)).toEqual([SENTENCE])
  })
})

describe('Zstandard as its own program packs it', () => {
  // Three hundred lines by `zstd -19`: matches across blocks, entropy tables, a checksum.
  const packed = Buffer.from(
    'KLUv/WTSgRURAMYbRRpwTdowcsrcGgspwFTE7d7v7u7eCUe39b/1XlgANQA1AAZUFsGEKaCGgxoOk2DQ0zQM5HgQomkeCQZBGoQDQYrHcUCIBo' +
      'MCEwbRcBRQw4GahaMgIMXjRNDkYZrHgxiEaBoJB4ImTOThMCyD5ZE0zxJY0mMZLAhnoQReTTyrOyXv7u7u7qqqqqqqZmZmZmYiIiIiIt7d3d3d' +
      'mZmZmZlVVVVVVf3///+2bdv2auJZPauJZ3Wn9WriWantpF5NPKs7pVcTz+pO6NXEs7rTeTXRbKs7mVcTz+pO5dXEs7rTvZp4Vndy//////////' +
      '///////////39Wd7qvJp7VneyriWd1p/pq4lnd6dfEs7qTv5p4VndKD4EsqBGwy/2/A7Ero1w5EjhB4P//9x+EMcYYYzDGGGOMzRhjjDE2Y4wx' +
      'xtiMMcYYYzPGGja8FMZYFkwxhmGMMeZMZRnLGGOssIoxxhibscNgfG3mUoyxjGXMmGIMwxhjzJnKMsYYY6ywijHGWLyMz2QXBZhijGGMYZkzxT' +
      'LGMsaYsIqxjDGWMWMqY4czPmtcFMaYMMUyhjHGmLCKZYwxljFjFWMMY4xlzhSbMcYyxhph87Wutda61rLWWstay1prrWsta621rrWstda61rLW' +
      'Wutay1prreta1lprXWtZa611rWWttdaFVhZ/YfHXFX9Z8VcVf1Hx1xT/kuKvKP6ColJKqUpVyqhObgxIq0jkI5A=',
    'base64',
  )
  test('lines', async () => {
    const rows = await taken('lines.jsonl.zst', packed)
    expect(rows.map(({ report }) => report?.id)).toEqual(Array.from({ length: 300 }, (_, i) => `r${i}`))
    expect(rows.every(({ report }) => report?.text.startsWith('Norway signed a treaty with Chile'))).toBe(true)
  })
  test('cut short', async () => {
    expect((await taken('cut.jsonl.zst', packed.subarray(0, -30)))[0].error).toMatch(/zst data is damaged or cut short/)
  })
})

describe('tables', () => {
  test.each<[string, string, TakeOptions]>([
    ['comma.csv', `id,body,date\n1,"${SENTENCE}",2027-03-10\n`, {}],
    ['semicolon.csv', `\uFEFFid;text;published\n1;"${SENTENCE}";10 March 2027\n`, {}],
    ['tab.tsv', `id\ttext\tdate\n1\t${SENTENCE}\t2027-03-10\n`, {}],
    ['named.csv', `n,words,day\n1,${SENTENCE},2027-03-10\n`, { columns: { text: 'words', published: 'day', id: 'n' } }],
  ])('%s', async (name, bytes, options) => {
    const [{ report }] = await taken(name, bytes, options)
    expect(report).toMatchObject({ id: '1', text: SENTENCE, published: '2027-03-10' })
  })

  test('a field may hold quotes, commas and lines; a bad row is told by its line', async () => {
    const rows = await taken('odd.csv', 'id,text\n1,"He said ""no"", and\nleft."\n2,\n3,Done.\n')
    expect(rows.map(({ place, report, error }) => [place, report?.text ?? error])).toEqual([
      ['odd.csv:3', 'He said "no", and\nleft.'],
      ['odd.csv:4', 'the text is empty'],
      ['odd.csv:5', 'Done.'],
    ])
  })

  test.each<[string, string, TakeOptions, RegExp]>([
    ['no-text.csv', 'a,b\n1,2\n', {}, /no column for text .*the columns are a, b/],
    ['no-column.csv', 'id,text\n1,x\n', { columns: { text: 'body' } }, /no column "body" for text/],
  ])('%s is told', async (name, bytes, options, words) => {
    expect((await taken(name, bytes, options))[0].error).toMatch(words)
  })

  test('Parquet', async () => {
    const bytes = parquetWriteBuffer({
      columnData: [
        { name: 'url', data: ['https://x.example/1', 'https://x.example/2'], type: 'STRING' },
        { name: 'maintext', data: [SENTENCE, ''], type: 'STRING' },
        { name: 'date_publish', data: ['2027-03-10 09:00:00', 'never'], type: 'STRING' },
      ],
    })
    const rows = await taken('a.parquet', new Uint8Array(bytes))
    expect(rows[0].report).toMatchObject({ id: 'https://x.example/1', url: 'https://x.example/1', text: SENTENCE })
    expect(rows[1].error).toBe('the text is empty')
    expect((await taken('bad.parquet', 'PAR1 and nothing'))[0].error).toMatch(/not Parquet/)
  })

  test.each<[CompressionCodec, (bytes: Uint8Array) => Uint8Array]>([
    ['UNCOMPRESSED', bytes => bytes],
    ['GZIP', bytes => gzipSync(bytes)],
    ['BROTLI', bytes => brotliCompressSync(bytes)],
    ['ZSTD', bytes => zstdOf(bytes)],
  ])('Parquet in %s, in several groups of rows', async (codec, pack) => {
    const ids = Array.from({ length: 600 }, (_, i) => `r${i}`)
    const bytes = parquetWriteBuffer({
      columnData: [
        { name: 'id', data: ids, type: 'STRING', columnIndex: false },
        { name: 'text', data: ids.map(id => `${SENTENCE} ${id}`), type: 'STRING' },
      ],
      codec,
      compressors: { [codec]: pack },
      rowGroupSize: codec === 'ZSTD' ? 4 : 250,
    })
    expect(parquetMetadata(bytes).row_groups[0].columns[0].meta_data?.codec).toBe(codec)
    const rows = await taken(`${codec}.parquet`, new Uint8Array(bytes))
    expect(rows.map(({ report }) => report?.text)).toEqual(ids.map(id => `${SENTENCE} ${id}`))
  })
})

describe('archives', () => {
  const urls = ['https://x.example/1', 'https://x.example/2']
  const whole = Buffer.concat(urls.map(url => warcOf(url, page(SENTENCE))))

  test.each<[string, Uint8Array]>([
    ['a.warc', whole],
    ['b.warc.gz', Buffer.concat(urls.map(url => gzipSync(warcOf(url, page(SENTENCE)))))],
  ])('%s', async (name, bytes) => {
    expect((await taken(name, bytes)).map(one => [one.report?.url, one.report?.text])).toEqual(
      urls.map(url => [url, SENTENCE]),
    )
  })

  test('the layout of CC-NEWS: what was asked, how it was fetched, and answers that are no pages are passed over', async () => {
    const record = (type: string, contentType: string, body: string, url = urls[0]) =>
      `WARC/1.0\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000002>\r\nContent-Length: ${Buffer.byteLength(body)}\r\nWARC-Date: 2027-03-10T00:00:00Z\r\nWARC-Type: ${type}\r\n${type === 'warcinfo' ? '' : `WARC-Target-URI: ${url}\r\n`}Content-Type: ${contentType}\r\n\r\n${body}\r\n\r\n`
    const answer = (head: string, body: string) =>
      record(
        'response',
        'application/http; msgtype=response',
        `HTTP/1.1 ${head}\r\nX-Crawler-Transfer-Encoding: chunked\r\n\r\n${body}`,
        urls[1],
      )
    const parts = [
      record('warcinfo', 'application/warc-fields', 'software: StormCrawler\r\nformat: WARC File Format 1.0\r\n'),
      record('request', 'application/http; msgtype=request', `GET /1 HTTP/1.1\r\nHost: x.example\r\n\r\n`),
      answer('404 Not Found\r\nContent-Type: text/html', page('Nothing here.')),
      answer('301 Moved\r\nLocation: /2', ''),
      answer('200 OK\r\nContent-Type: image/png', '\x89PNG'),
      answer('200 OK\r\nContent-Type: text/html; charset=utf-8', page(SENTENCE)),
      record('metadata', 'application/warc-fields', 'fetchTimeMs: 12\r\n'),
      record('revisit', 'application/http; msgtype=response', 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'),
    ]
    const rows = await taken('CC-NEWS-20270310000000-00001.warc.gz', Buffer.concat(parts.map(part => gzipSync(part))))
    expect(rows.map(({ report, error }) => [report?.url, report?.text ?? error])).toEqual([[urls[1], SENTENCE]])
  })

  test('an archive that is cut short gives what is whole', async () => {
    const rows = await taken('cut.warc', whole.subarray(0, whole.length - 200))
    expect(rows.map(one => one.report?.url ?? one.error)).toEqual([urls[0], expect.stringMatching(/breaks off/)])
    const packed = Buffer.concat(urls.map(url => gzipSync(warcOf(url, page(SENTENCE)))))
    const cut = await taken('cut.warc.gz', packed.subarray(0, packed.length - 100))
    expect(cut.at(-1)?.error).toMatch(/cut short|breaks off/)
  })

  test('a page packed wrongly costs itself only', async () => {
    const odd = warcOf(
      urls[0],
      Buffer.concat([gzipSync(page(SENTENCE)).subarray(0, 40)]),
      'Content-Type: text/html\r\nContent-Encoding: gzip',
    )
    const rows = await taken('odd.warc', Buffer.concat([odd, warcOf(urls[1], page(SENTENCE))]))
    expect(rows.at(-1)?.report?.url).toBe(urls[1])
  })

  test('a zip, its bombs and its lies', async () => {
    const zip = zipOf([
      { name: 'in/a.html', bytes: page(SENTENCE) },
      { name: 'bomb.txt', bytes: Buffer.alloc(30_000_000, 32) },
      { name: 'lie.txt', bytes: SENTENCE.repeat(100), claim: 10 },
      { name: 'style.css', bytes: 'p {}' },
      { name: 'b.zip', bytes: zipOf([{ name: 'c.txt', bytes: SENTENCE }]) },
    ])
    const rows = await taken('a.zip', zip)
    expect(rows.map(({ place, report, error }) => [place, report?.text ?? error])).toEqual([
      ['a.zip/in/a.html', SENTENCE],
      ['a.zip/bomb.txt', expect.stringMatching(/times its size/)],
      ['a.zip/lie.txt', expect.stringMatching(/bytes/)],
      ['a.zip/b.zip/c.txt', SENTENCE],
    ])
  })

  test('a folder, without links and hidden names', async () => {
    const name = join(folder, 'tree')
    mkdirSync(join(name, 'deep'), { recursive: true })
    writeFileSync(join(name, 'b.txt'), SENTENCE)
    writeFileSync(join(name, 'deep', 'a.html'), page(SENTENCE))
    writeFileSync(join(name, '.hidden.txt'), SENTENCE)
    symlinkSync(name, join(name, 'deep', 'circle'))
    expect((await taken('tree', null)).map(({ place }) => place)).toEqual(['tree/b.txt', 'tree/deep/a.html'])
  })

  test('a feed, from what it carries', async () => {
    const feed = `<rss version="2.0"><channel><title>Wire</title><item><title>One</title><link>https://x.example/1</link><pubDate>Wed, 10 Mar 2027 10:00:00 GMT</pubDate><description>&lt;p&gt;${SENTENCE}&lt;/p&gt;</description></item><item><title>Two</title><pubDate>Mon, 01 Jan 1601 00:00:00 GMT</pubDate></item></channel></rss>`
    const rows = await taken('feed.rss', feed)
    expect(rows.map(({ report }) => report)).toMatchObject([
      {
        text: SENTENCE,
        title: 'One',
        publisher: 'Wire',
        published: '2027-03-10T10:00:00Z',
        url: 'https://x.example/1',
      },
      { text: 'Two', published: null },
    ])
  })
})

test.each([
  [
    'Atom',
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><id>urn:x</id><updated>2027-03-10T12:00:00Z</updated><entry><id>urn:x:1</id><title>One</title><link rel="alternate" href="/1"/><author><name>A. Kask</name></author><published>2027-03-10T10:00:00Z</published><updated>2027-03-10T11:00:00Z</updated><content type="html">&lt;p&gt;${SENTENCE}&lt;/p&gt;</content></entry></feed>`,
  ],
  [
    'RDF',
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://x.example/"><title>Wire</title><link>https://x.example/</link></channel><item rdf:about="https://x.example/1"><title>One</title><link>https://x.example/1</link><dc:creator>A. Kask</dc:creator><dc:date>2027-03-10T10:00:00Z</dc:date><description>${SENTENCE}</description></item></rdf:RDF>`,
  ],
  [
    'JSON Feed',
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Wire',
      items: [
        {
          id: '1',
          url: 'https://x.example/1',
          title: 'One',
          authors: [{ name: 'A. Kask' }],
          date_published: '2027-03-10T10:00:00Z',
          content_html: `<p>${SENTENCE}</p>`,
        },
      ],
    }),
  ],
])('an entry of %s', (_, text) => {
  const { title, entries } = readFeed(text, 'https://x.example/feed')
  expect(title).toBe('Wire')
  expect(entries).toHaveLength(1)
  expect(reportOfEntry(entries[0], title)).toMatchObject({
    text: SENTENCE,
    title: 'One',
    author: 'A. Kask',
    publisher: 'Wire',
    published: '2027-03-10T10:00:00Z',
    url: 'https://x.example/1',
  })
})

test('a run that was stopped goes on where it was', async () => {
  const name = join(folder, 'many.jsonl')
  writeFileSync(
    name,
    Array.from({ length: 10 }, (_, i) => `${JSON.stringify({ id: `r${i}`, text: SENTENCE })}\n`).join(''),
  )
  const file = join(folder, 'checkpoint.json')
  const ids: string[] = []
  const first = new Checkpoint(file)
  for await (const { report, count } of reportsOf([name], {}, 'test', new Outcome(), () => {}, first)) {
    ids.push(report.id)
    await first.save(new Map([[name, count]]))
    if (ids.length === 4) break
  }
  const second = new Checkpoint(file)
  for await (const { report, count } of reportsOf([name], {}, 'test', new Outcome(), () => {}, second)) {
    ids.push(report.id)
    await second.save(new Map([[name, count]]))
  }
  await second.save(new Map())
  expect(ids).toEqual(Array.from({ length: 10 }, (_, i) => `r${i}`))
  expect(new Checkpoint(file).isDone(name)).toBe(true)
  writeFileSync(file, 'something else')
  expect(() => new Checkpoint(file)).toThrow(/is no checkpoint/)
})
