// How near the main text of the test's pages comes to what it should be, and how many dates are right: `npm run bench pages`.
import { readPage } from '../src/report/index.ts'
import { f1, PAGES, shared } from '../test/report/pages/pages.ts'

const all = { hit: 0, found: 0, wanted: 0 }
let mean = 0
let published = 0
let modified = 0
const worst: [string, number][] = []
const begun = performance.now()
for (const page of PAGES) {
  const got = readPage(page.html, page.url)
  const one = shared(got.text, page.expected.join('\n'))
  for (const key of ['hit', 'found', 'wanted'] as const) all[key] += one[key]
  mean += f1(one) / PAGES.length
  worst.push([page.name, f1(one)])
  if ((got.published?.value.slice(0, 10) ?? null) === page.published) published++
  if ((got.modified?.value.slice(0, 10) ?? null) === page.modified) modified++
}
worst.sort((a, b) => a[1] - b[1])
console.log(
  JSON.stringify(
    {
      pages: PAGES.length,
      f1: f1(all),
      meanF1: mean,
      published,
      modified,
      msAPage: (performance.now() - begun) / PAGES.length,
      worst: worst.slice(0, 5),
    },
    null,
    2,
  ),
)
