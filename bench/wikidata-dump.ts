// Writes a synthetic Wikidata JSON dump: invented persons in real offices among entities of no interest, broken lines between.
// Seeded: the same size gives the same bytes.   npx tsx bench/wikidata-dump.ts FILE [MEGABYTES] [SEED]

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { createGzip } from 'node:zlib'

const STATES = 'POL FRA DEU ITA ESP PRT NLD BEL SWE NOR FIN DNK JPN KOR IND BRA ARG CHL MEX KEN GHA EGY TUR GRC'.split(
  ' ',
)
const NAMES =
  'Poland France Germany Italy Spain Portugal Netherlands Belgium Sweden Norway Finland Denmark Japan,South Korea,India Brazil Argentina Chile Mexico Kenya Ghana Egypt Turkey Greece'
    .replaceAll(' ', ',')
    .replace('South,Korea', 'South Korea')
    .split(',')
const OFFICES = ['Minister of Foreign Affairs', 'Prime Minister', 'Minister of Defence', 'Minister of Finance']
const SYLLABLES = 'ba do ka li mo ne ru sa ti vo za pe gi hu lo'.split(' ')

/** What was put into a dump, to hold an import against. */
export interface Planted {
  readonly bytes: number
  readonly lines: number
  readonly tenures: number
  readonly broken: readonly number[]
}

/** Writes a dump of about so many bytes; `file` may end in .gz. */
export async function writeDump(file: string, bytes: number, seed = 1): Promise<Planted> {
  const out = createWriteStream(file)
  const sink = file.endsWith('.gz') ? createGzip({ level: 1 }) : out
  if (sink !== out) sink.pipe(out)
  let state = seed | 0
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (state >>> 8) % below
  }
  const word = (): string => {
    let name = ''
    for (let k = 2 + random(3); k > 0; k--) name += SYLLABLES[random(SYLLABLES.length)]
    return name[0]!.toUpperCase() + name.slice(1)
  }
  const item = (id: string) => ({
    mainsnak: { snaktype: 'value', datavalue: { value: { id }, type: 'wikibase-entityid' } },
  })
  const day = (year: number) => ({
    snaktype: 'value',
    datavalue: { value: { time: `+${year}-0${1 + random(9)}-1${random(10)}T00:00:00Z`, precision: 11 }, type: 'time' },
  })
  let written = 0
  let lines = 0
  let tenures = 0
  const broken: number[] = []
  let batch = ''
  const put = async (line: string): Promise<void> => {
    batch += `${line}\n`
    lines++
    if (batch.length < 1 << 20) return
    written += batch.length
    const room = sink.write(batch)
    batch = ''
    if (!room) await once(sink, 'drain')
  }
  await put('[')
  for (const [at, iso] of STATES.entries())
    await put(
      `${JSON.stringify({ type: 'item', id: `Q${100 + at}`, labels: { en: { value: NAMES[at] } }, claims: { P31: [item('Q3624078')], P298: [{ mainsnak: { datavalue: { value: iso } } }] } })},`,
    )
  const filler = 'x'.repeat(200)
  for (let n = 0; written + batch.length < bytes; n++) {
    const kind = random(50)
    if (kind === 0) {
      // A position comes after many of its holders, as in the real dump.
      const k = random(STATES.length * OFFICES.length)
      const label = `${OFFICES[Math.floor(k / STATES.length)]} of ${NAMES[k % STATES.length]}`
      await put(
        `${JSON.stringify({ type: 'item', id: `Q${1000 + k}`, labels: { en: { value: label } }, claims: { P1001: [item(`Q${100 + (k % STATES.length)}`)] } })},`,
      )
    } else if (kind < 6) {
      const year = 1950 + random(70)
      const claim = (k: number) => ({
        ...item(`Q${1000 + k}`),
        rank: 'normal',
        qualifiers: { P580: [day(year)], P582: [day(year + 1)] },
      })
      tenures++
      await put(
        `${JSON.stringify({ type: 'item', id: `Q${10_000 + n}`, labels: { en: { value: `${word()} ${word()}${word().toLowerCase()}` } }, claims: { P31: [item('Q5')], P569: [{ mainsnak: day(year - 50) }], P39: [claim(random(STATES.length * OFFICES.length))] }, descriptions: { en: filler } })},`,
      )
    } else if (kind === 6 && random(40) === 0) {
      broken.push(lines + 1)
      await put(
        random(2) === 0
          ? '{"type":"item","id":"Q9","claims":{"P39":[{"mainsnak"'
          : '{"type":"item","id":"Q9","P39":"P39",,}',
      )
    } else {
      await put(
        `${JSON.stringify({ type: 'item', id: `Q${10_000 + n}`, labels: { en: { value: word() } }, claims: { P31: [item('Q4167836')] }, descriptions: { en: filler.repeat(1 + random(20)) } })},`,
      )
    }
  }
  // Every position is there at least once.
  for (let k = 0; k < STATES.length * OFFICES.length; k++)
    await put(
      `${JSON.stringify({ type: 'item', id: `Q${1000 + k}`, labels: { en: { value: `${OFFICES[Math.floor(k / STATES.length)]} of ${NAMES[k % STATES.length]}` } }, claims: { P1001: [item(`Q${100 + (k % STATES.length)}`)] } })},`,
    )
  batch += ']\n'
  lines++
  written += batch.length
  sink.end(batch)
  await once(out, 'close')
  return { bytes: written, lines, tenures, broken }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [file, megabytes = '1000', seed = '1'] = process.argv.slice(2)
  if (file === undefined) throw new Error('expected a file to write')
  const { broken, ...planted } = await writeDump(file, Number(megabytes) * 1e6, Number(seed))
  console.log(JSON.stringify({ ...planted, broken: broken.length }))
}
