// Invented reports for a record to look at: stories between two states over some weeks, each turn of them told by several publishers in
// words of their own, now and then with other figures. Made from the tables below and a seed; states are real, deeds are not.
import type { Report } from '../../report/index.ts'

interface State {
  readonly name: string
  readonly people: string
  readonly seat: string
}

const STATES: readonly State[] = [
  'Norway Norwegian Oslo',
  'Poland Polish Warsaw',
  'Japan Japanese Tokyo',
  'Brazil Brazilian Brasilia',
  'Kenya Kenyan Nairobi',
  'Turkey Turkish Ankara',
  'India Indian Delhi',
  'Egypt Egyptian Cairo',
  'Canada Canadian Ottawa',
  'Vietnam Vietnamese Hanoi',
  'Hungary Hungarian Budapest',
  'Peru Peruvian Lima',
  'Pakistan Pakistani Islamabad',
  'Greece Greek Athens',
  'Germany German Berlin',
  'Iran Iranian Tehran',
  'Ethiopia Ethiopian Addis-Ababa',
  'Chile Chilean Santiago',
].map(line => {
  const [name, people, seat] = line.split(' ')
  return { name, people, seat: seat.replace('-', ' ') }
})
const MATTERS =
  'fishing quotas|a gas pipeline|border crossings|wheat exports|missile defence|student visas|a railway loan|river dams|drone purchases|steel tariffs|undersea cables|vaccine patents|air traffic rights|refugee camps|port fees|nuclear inspections'.split(
    '|',
  )
const TOWNS = ['Geneva', 'Vienna', 'Doha', 'Singapore', 'Rabat', 'Tallinn', 'Muscat', 'Jakarta', 'Helsinki', 'Lisbon']
const PUBLISHERS =
  'Baltic Wire|The Strait|Nordic Review|Danube Press|Rift Valley Post|Harbour Times|Andes Daily|Gulf Courier|Pacific Ledger'.split(
    '|',
  )
/** Stories that go on behind it are told so far: something is always planned. */
const LAST_DAY = Date.UTC(2027, 5, 4)
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** What a turn of a story is told with. */
interface Facts {
  readonly a: State
  readonly b: State
  readonly matter: string
  readonly town: string
  /** "Tuesday", of the report's week; and the day of what is planned, "14 April". */
  readonly weekday: string
  readonly planned: string
  readonly count: number
}

type Telling = (facts: Facts) => string

/** A turn: days after the story's beginning, and how it is told. */
interface Turn {
  readonly after: number
  readonly title: Telling
  readonly leads: readonly Telling[]
}

const ANNOUNCED: Turn = {
  after: 0,
  title: f => `${f.a.name} and ${f.b.name} to talk about ${f.matter}`,
  leads: [
    f =>
      `${f.a.name}’s foreign minister will visit ${f.b.seat} on ${f.planned} to discuss ${f.matter}, the ministry announced on ${f.weekday}.`,
    f =>
      `The ${f.a.people} and ${f.b.people} foreign ministers will meet in ${f.b.seat} on ${f.planned}, officials said on ${f.weekday}.`,
    f =>
      `${f.b.name} said on ${f.weekday} that it would host the ${f.a.people} foreign minister on ${f.planned} for talks on ${f.matter}.`,
  ],
}
const MIDDLES: readonly Turn[] = [
  {
    after: 4,
    title: f => `${f.a.people} sanctions over ${f.matter}`,
    leads: [
      f =>
        `${f.a.name} imposed sanctions on ${f.count} ${f.b.people} companies on ${f.weekday} in a dispute over ${f.matter}.`,
      f => `${f.a.seat} imposed new sanctions on ${f.b.name} on ${f.weekday} over ${f.matter}.`,
      f =>
        `The ${f.a.people} government announced sanctions against ${f.b.name} on ${f.weekday} because of ${f.matter}.`,
    ],
  },
  {
    after: 5,
    title: f => `${f.a.name} expels ${f.b.people} diplomats`,
    leads: [
      f => `${f.a.name} expelled ${f.count} ${f.b.people} diplomats on ${f.weekday} amid a quarrel over ${f.matter}.`,
      f => `${f.count} diplomats of ${f.b.name} were expelled by ${f.a.name} on ${f.weekday}.`,
      f => `The ${f.a.people} foreign ministry ordered ${f.count} ${f.b.people} diplomats to leave on ${f.weekday}.`,
    ],
  },
  {
    after: 6,
    title: f => `${f.b.name} calls for talks on ${f.matter}`,
    leads: [
      f => `${f.b.name} urged ${f.a.name} on ${f.weekday} to return to talks on ${f.matter}.`,
      f =>
        `The ${f.b.people} president called on ${f.a.name} to drop its demands on ${f.matter}, a spokesman said on ${f.weekday}.`,
      f => `${f.b.seat} demanded on ${f.weekday} that ${f.a.name} withdraw its draft on ${f.matter}.`,
    ],
  },
  {
    after: 6,
    title: f => `Aid for ${f.b.name}`,
    leads: [
      f => `${f.a.name} sent ${f.count} tonnes of relief supplies to ${f.b.name} on ${f.weekday} after the floods.`,
      f => `${f.a.people} aircraft brought ${f.count} tonnes of aid to ${f.b.seat} on ${f.weekday}.`,
      f => `${f.b.name} thanked ${f.a.name} on ${f.weekday} for sending ${f.count} tonnes of relief supplies.`,
    ],
  },
]
const ENDS: readonly Turn[] = [
  {
    after: 14,
    title: f => `Ministers meet in ${f.b.seat}`,
    leads: [
      f =>
        `The foreign ministers of ${f.a.name} and ${f.b.name} met in ${f.b.seat} on ${f.weekday} for talks on ${f.matter}.`,
      f =>
        `${f.a.name}’s foreign minister met his ${f.b.people} counterpart in ${f.b.seat} on ${f.weekday} to discuss ${f.matter}.`,
    ],
  },
  {
    after: 14,
    title: f => `Agreement on ${f.matter}`,
    leads: [
      f => `${f.a.name} and ${f.b.name} signed an agreement on ${f.matter} in ${f.town} on ${f.weekday}.`,
      f =>
        `In ${f.town}, ${f.a.people} and ${f.b.people} ministers signed a memorandum on ${f.matter} on ${f.weekday}.`,
    ],
  },
  {
    after: 12,
    title: f => `${f.b.name} calls off talks`,
    leads: [
      f => `${f.b.name} called off talks with ${f.a.name} about ${f.matter} on ${f.weekday}.`,
      f => `${f.b.seat} cancelled the visit of the ${f.a.people} foreign minister on ${f.weekday}.`,
    ],
  },
]
const TAILS: readonly Telling[] = [
  f => `${f.a.name} opposes any new rules on ${f.matter}, its foreign minister said.`,
  f => `“We will not accept the draft on ${f.matter},” an official of ${f.b.name} said.`,
  f => `${f.b.name} supports the plan for ${f.matter}, according to a statement of its government.`,
  f => `${f.a.seat} has proposed a draft agreement on ${f.matter}.`,
  f => `The ${f.b.people} president said that the talks had been useful.`,
  f => `${f.b.name} denied that it had refused to talk about ${f.matter}.`,
]

/** So many reports and a few more, in order of their day. */
export function sampleStories(count: number): Report[] {
  const random = randomFrom(2027)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]
  const reports: Report[] = []
  while (reports.length < count) {
    const a = pick(STATES)
    const b = pick(STATES.filter(state => state !== a))
    const begins = Date.UTC(2027, 0, 4) + Math.floor(random() * 150) * 86_400_000
    const story = { a, b, matter: pick(MATTERS), town: pick(TOWNS), planned: dayOf(begins + 14 * 86_400_000) }
    for (const turn of [ANNOUNCED, pick(MIDDLES), pick(ENDS)]) {
      const day = begins + turn.after * 86_400_000
      if (day > LAST_DAY) break
      const figure = 2 + Math.floor(random() * 40)
      for (const publisher of PUBLISHERS.filter(() => random() < 0.3)) {
        const late = random() < 0.3 ? 86_400_000 : 0
        const other = random() < 0.15 ? 1 : 0
        const facts = { ...story, weekday: WEEKDAYS[new Date(day).getUTCDay()], count: figure + other }
        const tails = TAILS.filter(() => random() < 0.4).map(tail => tail(facts))
        reports.push({
          id: `sample-${String(reports.length + 1).padStart(4, '0')}`,
          title: turn.title(facts),
          publisher,
          published: new Date(day + late).toISOString().slice(0, 10),
          url: null,
          text: [pick(turn.leads)(facts), ...tails].join(' '),
        })
      }
    }
  }
  return reports.sort((x, y) => ((x.published ?? '') < (y.published ?? '') ? -1 : 1))
}

const dayOf = (time: number) => `${new Date(time).getUTCDate()} ${MONTHS[new Date(time).getUTCMonth()]}`

/** Mulberry32: the same numbers for a seed on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
