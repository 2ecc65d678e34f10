// Stories of quarrel and force: sanctions that are threatened, imposed, condemned and lifted; incidents that one side tells and the other
// denies; diplomats expelled, exercises, protests; and aid and shared work, so that it is not all quarrel. And reports that tell nothing.
import { BODIES, MATTERS, STATES } from './cast.ts'
import { dateWords, type Newsroom, weekday } from './desk-of-reports.ts'
import { bodyOf } from './diplomacy.ts'

const TOWNS = ['Tarnwick', 'Port Selden', 'Kallaste', 'Oued Amar', 'Santa Rufina', 'Vellinge', 'Marrow Bay', 'Doran']

export function sanctions(room: Newsroom, day: number): void {
  const a = room.pick(STATES)
  const b = room.others(STATES, a)
  const c = room.others(STATES, a, b)
  const m = room.pick(MATTERS)
  const kind = room.pick(['economic sanctions', 'trade sanctions', 'sanctions on its oil exports', 'an arms embargo'])
  const on = kind === 'sanctions on its oil exports' ? kind : `${kind} on ${b.name}`
  room.tell(
    day,
    {
      title: `${a.name} warns ${b.name}`,
      leads: [
        `${a.name} threatened ${b.name} with ${kind} on ${weekday(day)} unless it agreed to ${m.asked}.`,
        `${a.foreign} warned on ${weekday(day)} that ${a.name} would impose ${kind} on ${b.name}.`,
      ],
      more: bodyOf(room, a, b, m),
      dateline: a.seat,
    },
    room.between(1, 2),
  )
  let at = day + room.between(5, 20)
  if (room.chance(0.75)) {
    room.tell(
      at,
      {
        title: `${a.name} imposes sanctions`,
        leads: [
          `${a.name} imposed ${on.startsWith('sanctions on its') ? `sanctions on ${b.name}’s oil exports` : on} on ${weekday(at)} over ${m.matter}.`,
          `The ${a.people} government imposed ${kind.replace(' on its oil exports', '')} on ${b.name} on ${weekday(at)}.`,
          `${a.seat} on ${weekday(at)} imposed ${kind.replace(' on its oil exports', '')} against ${b.name} because of ${m.matter}.`,
        ],
        more: [
          `${b.name} condemned the sanctions.`,
          `${c.name} supported the sanctions.`,
          `“It will not change our course,” ${b.leader} said.`,
        ],
        dateline: a.seat,
      },
      room.between(3, 5),
    )
    at += room.between(2, 6)
    if (room.chance(0.6))
      room.tell(
        at,
        {
          title: `${b.name} answers`,
          leads: [
            `${b.name} expelled ${room.between(2, 9)} ${a.people} diplomats on ${weekday(at)} in answer to the sanctions.`,
            `${b.name} expelled ${a.people} diplomats on ${weekday(at)}.`,
          ],
          more: [`${a.name} called the step groundless.`, `${c.name} urged both sides to return to talks.`],
          dateline: b.seat,
        },
        room.between(2, 3),
      )
    at += room.between(60, 160)
    if (room.chance(0.5))
      room.tell(
        at,
        {
          title: `${a.name} lifts sanctions`,
          leads: [
            `${a.name} lifted its sanctions on ${b.name} on ${weekday(at)}.`,
            `The ${a.people} government lifted sanctions against ${b.name} on ${weekday(at)}.`,
          ],
          more: [`${b.name} welcomed the decision.`, ...bodyOf(room, a, b, m).slice(0, 1)],
          dateline: a.seat,
        },
        2,
      )
  }
}

export function incident(room: Newsroom, day: number): void {
  const a = room.pick(STATES)
  const b = room.others(STATES, a)
  const c = room.others(STATES, a, b)
  const town = room.pick(TOWNS)
  const dead = room.between(2, 19)
  const [body] = room.pick(BODIES)
  const [deed, noun] = room.pick([
    [`shelled a border post near ${town}`, 'shelling'],
    [`attacked a patrol boat off ${town}`, 'attack'],
    [`bombed a depot near ${town}`, 'bombing'],
  ])
  room.tell(
    day,
    {
      title: `Deaths near ${town}`,
      leads: [
        `${b.people} forces ${deed} on ${weekday(day)}, killing ${dead} people, the ${a.people} Defence Ministry said.`,
        `${a.name} accused ${b.name} on ${weekday(day)} of an attack near ${town} that killed at least ${dead + 2} people.`,
        `${b.people} forces ${deed} on ${weekday(day)}, wounding ${dead + 8} and killing ${dead} people.`,
      ],
      more: [
        `“It was an act of aggression,” ${a.spokes} said.`,
        `${c.name} condemned the ${noun}.`,
        `${body[0].toUpperCase()}${body.slice(1)} called for an investigation.`,
      ],
      dateline: a.seat,
    },
    room.between(3, 5),
  )
  room.tell(
    day + 1,
    {
      title: `${b.name} denies ${noun}`,
      leads: [
        `${b.name} denied on ${weekday(day + 1)} that its forces ${deed}.`,
        `The ${b.people} Defence Ministry denied that it had ${deed.replace('shelled', 'shelled')}.`,
      ],
      more: [`“These are inventions,” ${b.spokes} said.`, `${b.name} urged ${a.name} to show proof.`],
      dateline: b.seat,
    },
    2,
  )
  if (room.chance(0.5))
    room.tell(
      day + room.between(3, 9),
      {
        title: `${a.name} moves troops`,
        leads: [
          `${a.name} deployed ${room.between(3, 30) * 100} troops to the border near ${town}.`,
          `${a.people} forces were put on alert near ${town}.`,
        ],
        more: [`${b.name} warned ${a.name} against any further step.`, `${c.name} offered to mediate.`],
        dateline: a.seat,
      },
      2,
    )
}

export function together(room: Newsroom, day: number): void {
  const a = room.pick(STATES)
  const b = room.others(STATES, a)
  const m = room.pick(MATTERS)
  const [title, leads] = room.pick<[string, string[]]>([
    [
      `Joint exercise`,
      [
        `${a.name} and ${b.name} held joint military exercises near ${room.pick(TOWNS)} on ${weekday(day)}.`,
        `${a.people} and ${b.people} forces began joint naval exercises on ${weekday(day)}.`,
      ],
    ],
    [
      `Shared intelligence`,
      [`${a.name} shared intelligence on cyber attacks with ${b.name}, officials said on ${weekday(day)}.`],
    ],
    [
      `Gas flows`,
      [
        `${a.name} began gas deliveries to ${b.name} on ${weekday(day)}.`,
        `${a.name} delivered the first gas to ${b.name} on ${weekday(day)} under a deal on energy.`,
      ],
    ],
    [
      `Relief sent`,
      [
        `${a.name} sent ${room.between(10, 90)} tonnes of food aid to ${b.name} on ${weekday(day)} after the floods.`,
        `${a.name} sent rescue teams and relief supplies to ${b.name} on ${weekday(day)}.`,
      ],
    ],
    [`Suspect extradited`, [`${a.name} extradited a suspected hacker to ${b.name} on ${weekday(day)}.`]],
    [
      `Trade grows`,
      [
        `${a.name} and ${b.name} opened a joint trade office in ${b.seat} on ${weekday(day)}.`,
        `${a.name} lowered tariffs on ${b.people} goods on ${weekday(day)}.`,
      ],
    ],
  ])
  room.tell(
    day,
    { title, leads, more: [`${b.name} thanked ${a.name}.`, ...bodyOf(room, a, b, m)], dateline: a.seat },
    room.between(1, 3),
  )
}

export function rumour(room: Newsroom, day: number): void {
  const a = room.pick(STATES)
  const b = room.others(STATES, a)
  room.tell(
    day,
    {
      title: `${a.name} denies arms deliveries`,
      leads: [
        `${a.name} denied on ${weekday(day)} that it had sold missiles to ${b.name}.`,
        `The ${a.people} government denied reports that it had delivered weapons to ${b.name}.`,
      ],
      more: [
        `“There is no such deal,” ${a.spokes} said.`,
        `The Lakes Institute had written that ${a.name} sold drones to ${b.name} last year.`,
      ],
      dateline: a.seat,
    },
    room.between(1, 3),
  )
}

export function protest(room: Newsroom, day: number): void {
  const a = room.pick(STATES)
  const b = room.others(STATES, a)
  const { issue } = room.pick(MATTERS)
  room.tell(
    day,
    {
      title: `Protest in ${a.seat}`,
      leads: [
        `Thousands of people protested in ${a.seat} on ${weekday(day)} against ${issue}.`,
        `Protesters gathered outside the ${b.people} embassy in ${a.seat} on ${weekday(day)}.`,
      ],
      more: [`Police arrested ${room.between(3, 40)} people.`, `The ${a.people} opposition supports the protesters.`],
      dateline: a.seat,
    },
    room.between(1, 2),
  )
}

/** A report of nothing that the record keeps: what a desk gets every day, too. */
export function quiet(room: Newsroom, day: number): void {
  const { seat, people } = room.pick(STATES)
  room.tell(day, {
    title: room.pick([`Markets in ${seat}`, `A museum reopens`, `The weather in ${seat}`, `Chess in ${seat}`]),
    leads: [
      room.pick([
        `Shares in ${seat} rose a little on ${weekday(day)} in thin trade.`,
        `The city museum in ${seat} has new rooms for its collection of maps, open from ${dateWords(day + 4)}.`,
        `Rain fell on ${seat} for the ninth day, and the river is high.`,
        `A young ${people} player leads the chess tournament after six rounds.`,
      ]),
    ],
    more: ['Visitors came from far away.', 'The mood was calm.'],
    dateline: seat,
  })
}
