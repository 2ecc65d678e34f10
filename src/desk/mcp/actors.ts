// Tools on actors: one, and two beside each other.
import { z } from 'zod'
import { routes } from '../http/index.ts'
import { issueLine, showIssue, shownIssue } from './lists.ts'
import { lineOf, shown, shownItem } from './shown.ts'
import { ask, tool } from './tool.ts'

const code = z.string().min(1).max(80).describe('RUS, RUS:GOV, NATO; who_is tells the code of a name')
const days = {
  from: z.string().optional().describe('Not before this day'),
  to: z.string().optional().describe('Not after this day'),
}
const counts = z.object({ statements: z.int(), events: z.int(), positions: z.int(), instruments: z.int() })
const SHOWN = 20

const countLine = (of: z.output<typeof counts>) =>
  `${of.statements} statements, ${of.events} events, ${of.positions} positions, ${of.instruments} instruments`

export const getActor = tool({
  name: 'get_actor',
  title: 'An actor',
  about:
    'What reports tell of one state or organisation: its latest items, where it stands, and with whom it is told together.',
  input: z.object({ code, ...days }),
  output: z.object({
    code: z.string(),
    name: z.string(),
    address: z.string(),
    counts,
    latest: z.array(shownItem),
    positions: z.array(shownIssue),
    others: z.array(z.object({ code: z.string(), name: z.string(), items: z.int() })),
  }),
  async run({ code, ...query }, context) {
    const { data } = await ask(context, routes.actor, query, { code })
    const latest = data.timeline.slice(0, SHOWN).map(item => shown(item, context.addresses))
    const positions = data.positions.slice(0, SHOWN).map(row => showIssue(row, context.addresses))
    const others = data.others.slice(0, SHOWN).map(({ code, name, items }) => ({ code, name, items }))
    const text = [
      `${data.actor.name} (${data.actor.code}): ${countLine(data.counts)}`,
      'Latest:',
      ...latest.map(lineOf),
      'Stands:',
      ...positions.map(issueLine),
      `Told with: ${others.map(({ name, code, items }) => `${name} (${code}) ${items}`).join(', ')}`,
    ].join('\n')
    return {
      text,
      data: { ...data.actor, address: context.addresses.actor(code), counts: data.counts, latest, positions, others },
    }
  },
})

const tie = z.object({
  of: z.string(),
  events: z.int(),
  reports: z.int(),
  per1000: z.number(),
  low: z.number(),
  high: z.number(),
})

export const getPair = tool({
  name: 'get_pair',
  title: 'Two actors',
  about:
    'What reports tell between two actors: latest items, issues on which they stand together and apart, and how many deeds of cooperation and conflict, per thousand reports with their interval.',
  input: z.object({ a: code, b: code, ...days }),
  output: z.object({
    a: z.string(),
    b: z.string(),
    address: z.string(),
    counts,
    latest: z.array(shownItem),
    together: z.array(shownIssue),
    apart: z.array(shownIssue),
    ties: z.array(tie),
  }),
  async run({ a, b, ...query }, context) {
    const { data } = await ask(context, routes.pair, query, { a, b })
    const latest = data.timeline.slice(0, SHOWN).map(item => shown(item, context.addresses))
    const together = data.common.slice(0, SHOWN).map(row => showIssue(row, context.addresses))
    const apart = data.against.slice(0, SHOWN).map(row => showIssue(row, context.addresses))
    const ties = data.ties.quads.map(({ of, events, reports, rate }) => ({
      of,
      events,
      reports,
      per1000: rate.value,
      low: rate.low,
      high: rate.high,
    }))
    const text = [
      `${data.a.name} (${a}) and ${data.b.name} (${b}): ${countLine(data.counts)}`,
      ...ties.map(
        ({ of, events, reports, per1000, low, high }) =>
          `${of}: ${events} events in ${reports} reports, ${per1000.toFixed(1)} per thousand reports (${low.toFixed(1)} to ${high.toFixed(1)})`,
      ),
      'Latest:',
      ...latest.map(lineOf),
      'Together:',
      ...together.map(issueLine),
      'Apart:',
      ...apart.map(issueLine),
    ].join('\n')
    return {
      text,
      data: { a, b, address: context.addresses.pair(a, b), counts: data.counts, latest, together, apart, ties },
    }
  },
})
