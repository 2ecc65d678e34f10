// A labelled set of reports, made from the tables below and a seed: happenings told by several reports each, as syndicated copies
// and rewrites, with follow-ups and look-alikes that are other happenings. Every word is our own; states are real, deeds invented.
import type { Report } from '../../../src/report/index.ts'

/** A report, the happening that its first sentence tells, and where that sentence ends. */
export interface Labelled {
  readonly report: Report
  readonly label: string
  readonly lead: number
}

interface State {
  readonly name: string
  readonly people: string
  readonly seat: string
}

const STATES: readonly State[] = [
  ['Norway', 'Norwegian', 'Oslo'],
  ['Poland', 'Polish', 'Warsaw'],
  ['Japan', 'Japanese', 'Tokyo'],
  ['Brazil', 'Brazilian', 'Brasilia'],
  ['Kenya', 'Kenyan', 'Nairobi'],
  ['Turkey', 'Turkish', 'Ankara'],
  ['India', 'Indian', 'New Delhi'],
  ['Egypt', 'Egyptian', 'Cairo'],
  ['Canada', 'Canadian', 'Ottawa'],
  ['Vietnam', 'Vietnamese', 'Hanoi'],
  ['Hungary', 'Hungarian', 'Budapest'],
  ['Peru', 'Peruvian', 'Lima'],
  ['Pakistan', 'Pakistani', 'Islamabad'],
  ['Greece', 'Greek', 'Athens'],
].map(([name, people, seat]) => ({ name, people, seat }))

const MATTERS = [
  'fishing quotas',
  'a gas pipeline',
  'border crossings',
  'wheat exports',
  'missile defence',
  'student visas',
  'a railway loan',
  'river dams',
  'drone purchases',
  'steel tariffs',
  'undersea cables',
  'vaccine patents',
  'air traffic rights',
  'refugee camps',
]

const TOWNS = ['Geneva', 'Vienna', 'Doha', 'Singapore', 'Rabat', 'Tallinn', 'Muscat', 'Jakarta', 'Helsinki', 'Lisbon']

interface Facts {
  readonly a: State
  readonly b: State
  readonly matter: string
  readonly town: string
  readonly weekday: string
  readonly count: number
}

/** Each kind of deed, told in several ways. */
const LEADS: readonly (readonly ((f: Facts) => string)[])[] = [
  [
    f =>
      `The foreign ministers of ${f.a.name} and ${f.b.name} met in ${f.town} on ${f.weekday} for talks on ${f.matter}.`,
    f =>
      `${f.a.name}’s foreign minister met his ${f.b.people} counterpart in ${f.town} on ${f.weekday} to discuss ${f.matter}.`,
    f =>
      `In ${f.town}, the ${f.a.people} and ${f.b.people} foreign ministers met on ${f.weekday} to talk about ${f.matter}.`,
  ],
  [
    f => `${f.a.name} imposed sanctions on ${f.b.name} on ${f.weekday} in a dispute over ${f.matter}.`,
    f => `The ${f.a.people} government imposed sanctions against ${f.b.name} on ${f.weekday} because of ${f.matter}.`,
    f => `${f.a.seat} imposed new sanctions on ${f.b.name} on ${f.weekday} over ${f.matter}.`,
  ],
  [
    f => `${f.a.name} expelled ${f.count} ${f.b.people} diplomats on ${f.weekday} amid a quarrel over ${f.matter}.`,
    f =>
      `The ${f.a.people} foreign ministry expelled ${f.count + 1} diplomats of ${f.b.name} on ${f.weekday}, citing ${f.matter}.`,
    f => `On ${f.weekday} ${f.a.name} expelled diplomats from ${f.b.name} in a row about ${f.matter}.`,
  ],
  [
    f => `${f.a.name} condemned ${f.b.name} on ${f.weekday} for its handling of ${f.matter}.`,
    f => `The ${f.a.people} president condemned ${f.b.name} on ${f.weekday} over ${f.matter}.`,
    f => `${f.a.seat} strongly condemned ${f.b.name} on ${f.weekday} in a note about ${f.matter}.`,
  ],
  [
    f =>
      `${f.a.people} aircraft bombed a ${f.b.people} depot near ${f.town} on ${f.weekday}, killing ${f.count} people.`,
    f => `${f.a.name} bombed a depot of ${f.b.name} near ${f.town} on ${f.weekday}, killing at least ${f.count + 2}.`,
    f => `A ${f.b.people} depot near ${f.town} was bombed by ${f.a.name} on ${f.weekday}.`,
  ],
  [
    f => `${f.a.name} urged ${f.b.name} on ${f.weekday} to reopen talks on ${f.matter}.`,
    f => `The ${f.a.people} prime minister urged ${f.b.name} on ${f.weekday} to return to talks about ${f.matter}.`,
    f => `${f.a.seat} on ${f.weekday} urged ${f.b.name} to resume negotiations on ${f.matter}.`,
  ],
  [
    f =>
      `${f.a.name} sent ${f.count} tonnes of food aid to ${f.b.name} on ${f.weekday} after damage to its ${f.town} road.`,
    f => `The ${f.a.people} government sent food aid to ${f.b.name} on ${f.weekday} by the ${f.town} road.`,
    f => `On ${f.weekday} ${f.a.name} sent ${f.count + 5} tonnes of food aid to ${f.b.name} along the ${f.town} road.`,
  ],
]

const BODIES: readonly ((f: Facts) => string)[] = [
  f =>
    `Diplomats in ${f.a.seat} gave few details. The question of ${f.matter} has divided the two capitals for months.`,
  f =>
    `Traders in ${f.b.seat} took the news calmly. Lawyers expect the matter of ${f.matter} to stay open until the autumn.`,
  f =>
    `A person close to the file spoke of long nights over ${f.matter}. Newspapers in ${f.b.seat} gave it their front pages.`,
  f =>
    `It was the third turn in a week in the file on ${f.matter}. Businesses in ${f.town} had hoped for a calmer month.`,
]
const TAILS = [
  'The weather kept many reporters away.',
  'Markets were closed for a holiday.',
  'No questions were taken at the end.',
  'Copies of the papers were not given out.',
]
const PUBLISHERS = [
  'Baltic Wire',
  'Harbour Post',
  'Gulf Courier',
  'Northern Radio',
  'The Meridian',
  'Delta Daily',
  'Lakes Press',
]
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** A small generator of numbers from 0 to 1, the same for a seed everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}

const START = Date.UTC(2033, 0, 3)
const DAY = 86_400_000
const dateOf = (day: number) => new Date(START + day * DAY).toISOString().slice(0, 10)
const weekdayOf = (day: number) => WEEKDAYS[new Date(START + day * DAY).getUTCDay()]

/** Reports of `stories` stories: each a happening, about every second with a follow-up and a look-alike. */
export function labelledSet(seed: number, stories: number): Labelled[] {
  const random = randomFrom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]
  const reports: Labelled[] = []
  const tell = (label: string, kind: number, facts: Omit<Facts, 'weekday'>, day: number, background: string) => {
    const f: Facts = { ...facts, weekday: weekdayOf(day) }
    let text = ''
    const count = 3 + Math.floor(random() * 3)
    for (let i = 0; i < count; i++) {
      const isCopy = i > 0 && random() < 0.4
      if (!isCopy) text = `${LEADS[kind][i % LEADS[kind].length](f)} ${pick(BODIES)(f)} ${background}${pick(TAILS)}`
      const own = isCopy ? `${text} ${pick(TAILS)}` : text
      const late = random() < 0.3 ? 1 : 0
      reports.push({
        label,
        lead: own.indexOf('. ') + 1,
        report: {
          id: `${label}-${i}`,
          text: own,
          publisher: pick(PUBLISHERS),
          published: dateOf(day + late),
          language: 'en',
        },
      })
    }
  }
  for (let story = 0; story < stories; story++) {
    const a = pick(STATES)
    const b = pick(STATES.filter(state => state !== a))
    const facts = { a, b, matter: pick(MATTERS), town: pick(TOWNS), count: 3 + Math.floor(random() * 40) }
    const kind = Math.floor(random() * LEADS.length)
    const day = Math.floor(random() * 60)
    tell(`h${story}`, kind, facts, day, '')
    if (random() < 0.5) {
      // A follow-up: the other side answers two days later; the first deed is told as what went before.
      const answer = (kind + 1 + Math.floor(random() * (LEADS.length - 1))) % LEADS.length
      tell(
        `h${story}-answer`,
        answer,
        { ...facts, a: b, b: a },
        day + 2,
        `Relations had soured since ${weekdayOf(day)}. `,
      )
    }
    if (random() < 0.5) {
      // A look-alike: the same states and the same kind of deed, a week or more later, or at once about something else elsewhere.
      const isLater = random() < 0.6
      const town = pick(TOWNS.filter(other => other !== facts.town))
      const matter = pick(MATTERS.filter(other => other !== facts.matter))
      tell(`h${story}-like`, kind, isLater ? facts : { ...facts, town, matter }, isLater ? day + 8 : day + 1, '')
    }
  }
  return reports
}
