// Tools on views: who stands where, what is planned, what several reports tell, what was put on paper.
import { z } from 'zod'
import type { IssueRow } from '../../view/index.ts'
import { routes } from '../http/index.ts'
import { type Addresses, lineOf, quoted, shown, shownItem } from './shown.ts'
import { ask, filterInput, more, nextOutput, queryOf, tool } from './tool.ts'

const CITED = 3
const days = (from: string | null, to: string | null) =>
  from === null ? 'day not told' : from === to || to === null ? from : `${from} to ${to}`

export const shownIssue = z.object({
  issue: z.string(),
  stands: z.array(
    z.object({
      actor: z.string(),
      now: z.string().describe('for, against, or both on the last day told'),
      first: z.string(),
      last: z.string(),
      changes: z.array(z.object({ day: z.string(), from: z.string(), to: z.string() })),
      cited: z.array(shownItem),
    }),
  ),
})

export const showIssue = ({ issue, stands }: IssueRow, addresses: Addresses): z.output<typeof shownIssue> => ({
  issue,
  stands: stands.map(({ actor, now, first, last, changes, cited }) => ({
    actor,
    now,
    first,
    last,
    changes: changes.map(({ day, from, to }) => ({ day, from, to })),
    cited: cited.slice(0, CITED).map(item => shown(item, addresses)),
  })),
})

export const issueLine = ({ issue, stands }: z.output<typeof shownIssue>): string =>
  `- ${quoted(issue)}: ${stands.map(({ actor, now, last, cited }) => `${actor} ${now} (${last}) ${cited[0]?.address ?? ''}`).join('; ')}`

export const positions = tool({
  name: 'positions',
  title: 'Positions',
  about:
    'Who stands where: issues, and on each of them the actors for and against, with changes and the words that tell it.',
  input: z.object(filterInput),
  output: z.object({ issues: z.array(shownIssue), next: nextOutput }),
  async run(given, context) {
    const { data, next } = await ask(context, routes.positions, queryOf(given))
    const issues = data.map(row => showIssue(row, context.addresses))
    return { text: (issues.map(issueLine).join('\n') || 'No position.') + more(next), data: { issues, next } }
  },
})

export const agenda = tool({
  name: 'agenda',
  title: 'Agenda',
  about:
    'What reports say is planned, by day, and what later ones say became of it. status here is the outcome: due, happened, cancelled, moved, untold.',
  input: z.object(filterInput),
  output: z.object({
    plans: z.array(
      z.object({
        type: z.string(),
        states: z.array(z.string()),
        from: z.string().nullable(),
        to: z.string().nullable(),
        place: z.string().nullable(),
        outcome: z.string(),
        announced: z.array(shownItem),
        became: z.array(shownItem),
      }),
    ),
    next: nextOutput,
  }),
  async run(given, context) {
    const { data, next } = await ask(context, routes.agenda, queryOf(given))
    const plans = data.map(({ type, states, from, to, place, outcome, announced, became }) => ({
      type,
      states: [...states],
      from,
      to,
      place,
      outcome,
      announced: announced.slice(0, CITED).map(item => shown(item, context.addresses)),
      became: became.slice(0, CITED).map(item => shown(item, context.addresses)),
    }))
    const lines = plans.map(({ type, states, from, to, outcome, announced, became }) =>
      [
        `${days(from, to)} · ${type} ${states.join(', ')} · ${outcome}`,
        ...[...announced, ...became].map(item => `  ${lineOf(item)}`),
      ].join('\n'),
    )
    return { text: (lines.join('\n') || 'Nothing is planned.') + more(next), data: { plans, next } }
  },
})

export const happenings = tool({
  name: 'happenings',
  title: 'Happenings',
  about:
    'What several reports tell: who reports it, who denies it, and where the accounts differ. None is called right.',
  input: z.object({ ...filterInput, minReports: z.int().min(1).max(100).default(2) }),
  output: z.object({
    happenings: z.array(
      z.object({
        id: z.string(),
        address: z.string(),
        type: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        words: z.string(),
        reportedBy: z.array(z.string()),
        deniedBy: z.array(z.string()),
        differences: z.array(z.object({ about: z.string(), of: z.string(), values: z.array(z.string()) })),
        reports: z.array(
          z.object({
            title: z.string().nullable(),
            publisher: z.string().nullable(),
            published: z.string().nullable(),
            address: z.string(),
          }),
        ),
      }),
    ),
    next: nextOutput,
  }),
  async run({ minReports, ...given }, context) {
    const { data, next } = await ask(context, routes.happenings, { ...queryOf(given), minReports })
    const told = data.map(({ id, type, from, to, words, reportedBy, deniedBy, differences, reports }) => ({
      id,
      address: context.addresses.happening(id),
      type,
      from,
      to,
      words,
      reportedBy: reportedBy.map(({ who }) => who),
      deniedBy: deniedBy.map(({ who }) => who),
      differences: differences.map(({ about, of, accounts }) => ({
        about,
        of,
        values: accounts.map(({ value }) => value),
      })),
      reports: reports.map(({ title, publisher, published, edition }) => ({
        title,
        publisher,
        published,
        address: context.addresses.report(edition),
      })),
    }))
    const lines = told.map(({ type, from, to, words, reportedBy, deniedBy, differences, address }) =>
      [
        `${days(from, to)} · ${type} · ${quoted(words)} ${address}`,
        `  reported by ${reportedBy.join(', ')}${deniedBy.length === 0 ? '' : `; denied by ${deniedBy.join(', ')}`}`,
        ...differences.map(
          ({ about, of, values }) => `  ${about}${of === '' ? '' : ` of ${of}`}: ${values.join(' / ')}`,
        ),
      ].join('\n'),
    )
    return {
      text: (lines.join('\n') || 'Nothing that so many reports tell.') + more(next),
      data: { happenings: told, next },
    }
  },
})

export const instruments = tool({
  name: 'instruments',
  title: 'Instruments',
  about:
    'What was put on paper: treaties, agreements, statements, drafts, resolutions, each with the history that reports tell.',
  input: z.object(filterInput),
  output: z.object({
    instruments: z.array(
      z.object({
        name: z.string(),
        kind: z.string(),
        states: z.array(z.string()),
        history: z.array(z.object({ status: z.string(), day: z.string(), cited: shownItem })),
      }),
    ),
    next: nextOutput,
  }),
  async run(given, context) {
    const { data, next } = await ask(context, routes.instruments, queryOf(given))
    const papers = data.map(({ name, kind, states, history }) => ({
      name,
      kind,
      states: [...states],
      history: history.map(({ status, day, cited }) => ({ status, day, cited: shown(cited, context.addresses) })),
    }))
    const lines = papers.map(({ name, kind, states, history }) =>
      [
        `${kind} ${quoted(name)} · ${states.join(', ')}`,
        ...history.map(({ status, day, cited }) => `  ${day} ${status} ${cited.address}`),
      ].join('\n'),
    )
    return { text: (lines.join('\n') || 'No paper.') + more(next), data: { instruments: papers, next } }
  },
})

const pledgeOutput = z.object({
  made: shownItem,
  by: z.array(z.string()).describe('Who asks or promises'),
  to: z.array(z.string()),
  fate: z.string().describe('Told last; untold where nothing is'),
  reports: z.int().describe('By which it is told'),
  later: z.array(z.object({ fate: z.string(), item: shownItem })),
})

type PledgeRoute = typeof routes.demands

function pledges(name: 'demands' | 'promises', title: string, about: string, route: PledgeRoute, none: string) {
  return tool({
    name,
    title,
    about: `${about} status here is what later reports say of it: done, agreed, refused, disputed, repeated, untold.`,
    input: z.object(filterInput),
    output: z.object({ [name]: z.array(pledgeOutput), next: nextOutput }),
    async run(given, context) {
      const { data, next } = await ask(context, route, queryOf(given))
      const rows = data.map(({ made, also, by, to, fate, later }) => ({
        made: shown(made, context.addresses),
        by: [...by],
        to: [...to],
        fate,
        reports: 1 + also.length,
        later: later.slice(0, CITED).map(item => ({ fate: item.fate, item: shown(item, context.addresses) })),
      }))
      const lines = rows.map(({ made, by, to, fate, later }) =>
        [
          `${made.report.published ?? 'undated'} · ${by.join(', ') || 'not told by whom'} → ${to.join(', ') || 'nobody named'} · ${fate}`,
          `  ${lineOf(made)}`,
          ...later.map(({ fate: told, item }) => `  ${told}: ${lineOf(item)}`),
        ].join('\n'),
      )
      return { text: (lines.join('\n') || none) + more(next), data: { [name]: rows, next } }
    },
  })
}

export const demands = pledges(
  'demands',
  'Demands',
  'What was asked of whom, the latest first.',
  routes.demands,
  'No demand.',
)

export const promises = pledges(
  'promises',
  'Promises',
  'What was promised or is planned to be given, the latest first.',
  routes.promises,
  'No promise.',
)
