// Stories of talk and paper: visits and summits that are planned, moved, called off or held; agreements from the proposal to the ratification;
// demands and promises with what becomes of them; stands on issues that change.
import { BODIES, MATTERS, type Matter, STATES, type State } from './cast.ts'
import { dateWords, type Newsroom, weekday } from './desk-of-reports.ts'

const leaderOf = ({ people, office, leader }: State) =>
  `${people} ${office === 'president' ? 'President' : 'Prime Minister'} ${leader}`
const ministry = ({ people }: State) => `${people} Foreign Ministry`

/** Sentences that give a report its body: a quotation, a reaction, what went before. */
export function bodyOf(room: Newsroom, a: State, b: State, { matter, issue }: Matter): string[] {
  const third = room.others(STATES, a, b)
  return [
    room.pick([
      `“Our view of ${matter} has not changed,” ${a.foreign} told reporters in ${a.seat}.`,
      `“Nobody gains from delay,” ${a.people} Foreign Minister ${a.foreign} said.`,
      `“This is about ${matter} and nothing else,” said ${a.spokes}, a spokesperson for the ${ministry(a)}.`,
      `“Our neighbours know where we stand,” ${a.leader} said in ${a.seat}.`,
      `${a.spokes}, a spokesperson for the ${ministry(a)}, gave no details.`,
    ]),
    room.pick([
      `The ${ministry(b)} said that its lawyers were studying the papers.`,
      `${b.people} Foreign Minister ${b.foreign} said that talks would go on in ${b.seat} in the coming weeks.`,
      `${b.foreign} said in ${b.seat} that ${matter} had to be settled between equals.`,
      `Newspapers in ${b.seat} gave the news their front pages.`,
      `There was no answer from ${b.seat}.`,
    ]),
    room.pick([
      `${third.name} supports ${issue}.`,
      `${third.name} backed ${a.name} on ${issue}.`,
      `${third.name} opposes ${issue}, its foreign minister ${third.foreign} said.`,
      `Analysts in ${third.seat} said that ${matter} had divided the two capitals for years.`,
      `Trade between the two countries has grown since the spring.`,
      `The two sides last spoke about ${matter} in the autumn.`,
    ]),
  ]
}

export function visit(room: Newsroom, day: number): void {
  const a = room.pick(STATES)
  const b = room.others(STATES, a)
  const m = room.pick(MATTERS)
  const ahead = room.between(6, 21)
  const on = day + ahead
  const who = room.chance(0.6) ? `${a.people} Foreign Minister ${a.foreign}` : leaderOf(a)
  room.tell(
    day,
    {
      title: `${who.split(' ').slice(-2).join(' ')} to visit ${b.seat}`,
      leads: [
        `${who} will visit ${b.seat} on ${dateWords(on)} to discuss ${m.matter}, the ${ministry(a)} announced on ${weekday(day)}.`,
        `${who} will travel to ${b.name} on ${dateWords(on)} for talks on ${m.matter}.`,
        `${b.name} said on ${weekday(day)} that ${who} would visit ${b.seat} on ${dateWords(on)}.`,
      ],
      more: bodyOf(room, a, b, m),
      dateline: a.seat,
    },
    room.between(1, 3),
  )
  const fate = room.random()
  if (fate < 0.12) {
    room.tell(
      on - room.between(1, 4),
      {
        title: `Visit to ${b.seat} off`,
        leads: [
          `${a.name} cancelled the visit to ${b.name} over a quarrel about ${m.matter}.`,
          `${a.seat} called off the visit to ${b.name}, citing ${m.matter}.`,
        ],
        more: [`“The time is not right,” ${a.spokes} said.`, `${b.name} regretted the decision.`],
        dateline: a.seat,
      },
      2,
    )
    return
  }
  if (fate < 0.22) {
    room.tell(
      on - room.between(1, 4),
      {
        title: `${a.people} visit put off`,
        leads: [`${a.name} postponed the visit to ${b.name}, the ${ministry(a)} said on ${weekday(on - 2)}.`],
        more: [
          `No new date was given.`,
          `${b.spokes} of the ${ministry(b)} said that ${b.seat} remained open to talks.`,
        ],
      },
      2,
    )
    return
  }
  room.tell(
    on,
    {
      title: `${who.split(' ').slice(-2).join(' ')} in ${b.seat}`,
      leads: [
        `${who} visited ${b.seat} on ${weekday(on)} and met ${b.people} Foreign Minister ${b.foreign} to discuss ${m.matter}.`,
        `${who} met ${b.people} Foreign Minister ${b.foreign} in ${b.seat} on ${weekday(on)} for talks on ${m.matter}.`,
        `In ${b.seat}, ${who} and ${b.foreign} met on ${weekday(on)} and discussed ${m.matter}.`,
      ],
      more: [
        room.pick([
          `“We have made progress,” ${b.foreign} said after the talks.`,
          `“The talks were frank and useful,” ${b.foreign} said.`,
        ]),
        ...bodyOf(room, a, b, m),
        room.pick([
          `The two ministers signed a memorandum on ${m.matter}.`,
          `The two sides agreed to meet again before the end of the year.`,
          `${a.name} promised to send experts to ${b.name}.`,
        ]),
      ],
      dateline: b.seat,
    },
    room.between(2, 4),
  )
  // Each side tells it in its own words.
  room.tell(on, {
    title: `Readout of the talks in ${b.seat}`,
    publisher: ministry(a),
    leads: [
      `Foreign Minister ${a.foreign} met ${b.people} Foreign Minister ${b.foreign} in ${b.seat} on ${dateWords(on)}.`,
    ],
    more: [
      `The ministers discussed ${m.matter} and welcomed the growing trade between ${a.name} and ${b.name}.`,
      `Foreign Minister ${a.foreign} urged ${b.name} to ${m.asked}.`,
      `${a.name} supports ${m.issue}.`,
    ],
  })
  room.tell(on, {
    title: `Talks with the ${a.people} side`,
    publisher: ministry(b),
    leads: [
      `${b.people} Foreign Minister ${b.foreign} received ${a.people} Foreign Minister ${a.foreign} in ${b.seat} on ${dateWords(on)}.`,
    ],
    more: [
      `The ministers discussed ${m.matter}.`,
      `Foreign Minister ${b.foreign} said that ${b.name} opposes ${m.issue}.`,
      `The two sides agreed to hold another round of talks in ${a.seat}.`,
    ],
  })
}

export function paper(room: Newsroom, day: number): void {
  const a = room.pick(STATES)
  const b = room.others(STATES, a)
  const m = room.pick(MATTERS)
  const name = m.paper.replace(/^an? /, '')
  let at = day
  const step = (title: string, leads: readonly string[], times: number) => {
    room.tell(at, { title, leads, more: bodyOf(room, a, b, m), dateline: a.seat }, times)
    at += room.between(9, 45)
  }
  step(
    `${a.name} proposes ${name}`,
    [
      `${a.name} proposed ${m.paper} to ${b.name} on ${weekday(at)}.`,
      `The ${a.people} government proposed ${m.paper} with ${b.name} on ${weekday(at)}.`,
    ],
    room.between(1, 2),
  )
  if (room.chance(0.85))
    step(
      `Draft on ${m.matter}`,
      [
        `${a.name} handed over a draft ${name} to ${b.name} on ${weekday(at)}.`,
        `${a.name} and ${b.name} have drafted ${m.paper}, ${a.spokes} said on ${weekday(at)}.`,
      ],
      1,
    )
  if (room.chance(0.15)) {
    step(
      `${b.name} says no`,
      [
        `${b.name} rejected the ${name} on ${weekday(at)}.`,
        `The ${b.people} government rejected the draft ${name} with ${a.name}.`,
      ],
      2,
    )
    return
  }
  step(
    `${name[0].toUpperCase()}${name.slice(1)} signed`,
    [
      `${a.name} and ${b.name} signed ${m.paper} in ${b.seat} on ${weekday(at)}.`,
      `${a.people} Foreign Minister ${a.foreign} and ${b.people} Foreign Minister ${b.foreign} signed ${m.paper} on ${weekday(at)}.`,
      `In ${b.seat}, ${a.name} and ${b.name} signed ${m.paper}.`,
    ],
    room.between(2, 4),
  )
  if (room.chance(0.6))
    step(
      `${b.people} parliament ratifies`,
      [
        `The ${b.people} parliament ratified the ${name} with ${a.name} on ${weekday(at)}.`,
        `${b.name} ratified the ${name} with ${a.name} on ${weekday(at)}.`,
      ],
      room.between(1, 2),
    )
  if (room.chance(0.2))
    step(`${a.name} suspends ${name}`, [`${a.name} suspended the ${name} with ${b.name} on ${weekday(at)}.`], 2)
}

export function demand(room: Newsroom, day: number): void {
  const a = room.pick(STATES)
  const b = room.others(STATES, a)
  const m = room.pick(MATTERS)
  const ask = (at: number, again: string, times: number) =>
    room.tell(
      at,
      {
        title: `${a.name} ${again}presses ${b.name}`,
        leads: [
          `${a.name} ${again}urged ${b.name} on ${weekday(at)} to ${m.asked}.`,
          `${a.people} Foreign Minister ${a.foreign} ${again}called on ${b.name} to ${m.asked}.`,
          `${leaderOf(a)} ${again}demanded that ${b.name} ${m.asked}.`,
        ],
        more: bodyOf(room, a, b, m),
        dateline: a.seat,
      },
      times,
    )
  ask(day, '', room.between(1, 3))
  let at = day + room.between(4, 15)
  if (room.chance(0.4)) ask(at, 'again ', 1)
  at += room.between(5, 30)
  const fate = room.random()
  if (fate < 0.4)
    room.tell(
      at,
      {
        title: `${b.name} yields`,
        leads: [
          `${b.name} ${m.done} on ${weekday(at)}, weeks after ${a.name} had asked for it.`,
          `${b.name} has ${m.done}, the ${ministry(b)} said.`,
        ],
        more: [`${a.name} welcomed the decision.`, `“It is a gesture of good will,” ${b.foreign} said.`],
        dateline: b.seat,
      },
      2,
    )
  else if (fate < 0.65)
    room.tell(
      at,
      {
        title: `${b.name} refuses`,
        leads: [
          `${b.name} refused to ${m.asked} on ${weekday(at)}.`,
          `${b.people} Foreign Minister ${b.foreign} refused to ${m.asked}.`,
        ],
        more: [`“We do not take orders,” ${b.spokes} said.`, `${a.name} condemned the refusal.`],
        dateline: b.seat,
      },
      2,
    )
}

export function promise(room: Newsroom, day: number): void {
  const a = room.pick(STATES)
  const b = room.others(STATES, a)
  const m = room.pick(MATTERS)
  const [gift, deed] = room.pick([
    ['send grain', 'sent grain'],
    ['deliver medical supplies', 'delivered medical supplies'],
    ['send engineers', 'sent engineers'],
    ['lend two billion euros', 'lent two billion euros'],
    ['deliver air defence systems', 'delivered air defence systems'],
  ])
  room.tell(
    day,
    {
      title: `${a.name} makes ${b.name} a promise`,
      leads: [
        `${a.name} promised on ${weekday(day)} to ${gift} to ${b.name}.`,
        `${leaderOf(a)} promised to ${gift} to ${b.name}.`,
        `${a.name} pledged to ${gift} to ${b.name}, the ${ministry(a)} said.`,
      ],
      more: bodyOf(room, a, b, m),
      dateline: a.seat,
    },
    room.between(1, 3),
  )
  const at = day + room.between(10, 60)
  const fate = room.random()
  if (fate < 0.45)
    room.tell(
      at,
      {
        title: `${a.people} help arrives`,
        leads: [
          `${a.name} ${deed} to ${b.name} on ${weekday(at)}.`,
          `On ${weekday(at)} ${a.name} ${deed} to ${b.name}, as it had promised.`,
        ],
        more: [`${b.name} thanked ${a.name} for its help.`, `“A friend keeps his word,” ${b.foreign} said.`],
        dateline: b.seat,
      },
      2,
    )
  else if (fate < 0.7)
    room.tell(
      at,
      {
        title: `${b.name} still waits`,
        leads: [`${b.name} accused ${a.name} on ${weekday(at)} of breaking its promise to ${gift}.`],
        more: [`${a.name} denied that it had broken its promise.`, `“We are still waiting,” ${b.foreign} said.`],
        dateline: b.seat,
      },
      2,
    )
}

export function stand(room: Newsroom, day: number): void {
  const { issue, matter } = room.pick(MATTERS)
  const [a, b] = [room.pick(STATES), room.pick(STATES)]
  if (a === b) return
  const c = room.others(STATES, a, b)
  const [body] = room.pick(BODIES)
  room.tell(
    day,
    {
      title: `Capitals divided over ${issue.replace(/^the /, '')}`,
      leads: [
        `${a.name} opposes ${issue}, ${a.people} Foreign Minister ${a.foreign} said on ${weekday(day)}.`,
        `${a.name} is against ${issue}. “We cannot accept it,” ${a.foreign} said.`,
      ],
      more: [
        `${b.name} supports ${issue}.`,
        `${c.name} backs ${issue}, the ${ministry(c)} said.`,
        `A spokesman for ${body} said that ${matter} would be on its agenda.`,
      ],
      dateline: a.seat,
    },
    room.between(1, 3),
  )
  if (room.chance(0.35)) {
    const at = day + room.between(40, 200)
    room.tell(
      at,
      {
        title: `${a.name} changes its mind`,
        leads: [
          `${a.name} now supports ${issue}, ${a.foreign} said on ${weekday(at)}.`,
          `${a.name} dropped its objections and now supports ${issue}.`,
        ],
        more: [`“We have listened,” ${a.foreign} said.`, `${b.name} welcomed the change.`],
        dateline: a.seat,
      },
      2,
    )
  }
}

export function summit(room: Newsroom, day: number): void {
  const [body, seat] = room.pick(BODIES)
  const [a, b, c] = [room.pick(STATES), room.pick(STATES), room.pick(STATES)]
  const m = room.pick(MATTERS)
  const on = day + room.between(7, 20)
  if (a === b || b === c || a === c) return
  room.tell(
    day,
    {
      title: `Summit in ${seat} set`,
      leads: [
        `${body[0].toUpperCase()}${body.slice(1)} will hold a summit in ${seat} on ${dateWords(on)}, with ${m.matter} on the agenda.`,
      ],
      more: bodyOf(room, a, b, m),
    },
    2,
  )
  room.tell(
    on,
    {
      title: `Summit ends with a statement`,
      leads: [
        `Leaders of ${a.name}, ${b.name} and ${c.name} met in ${seat} on ${weekday(on)} and issued a joint statement on ${m.matter}.`,
        `${a.name}, ${b.name} and ${c.name} issued a joint statement on ${m.matter} after a summit in ${seat}.`,
      ],
      more: [
        `${a.name} and ${b.name} called for ${m.issue.replace(/^the /, 'a ')}.`,
        `${c.name} opposed ${m.issue}.`,
        `“We are closer than we were,” ${a.leader} said.`,
      ],
      dateline: seat,
    },
    room.between(2, 4),
  )
}
