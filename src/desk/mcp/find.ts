// Tools that find: the code of a name, reports by their words, items by the filter.
import { z } from 'zod'
import { cite } from '../../view/index.ts'
import { loadWorld } from '../../world/index.ts'
import { routes } from '../http/index.ts'
import { lineOf, quoted, shown, shownItem } from './shown.ts'
import { ask, filterInput, more, nextOutput, queryOf, tool } from './tool.ts'

export const whoIs = tool({
  name: 'who_is',
  title: 'Who is meant',
  about:
    'Whom a phrase means on a day, with the code that other tools take: "Poland", "the Polish foreign minister", "NATO". Several answers where it cannot be told.',
  input: z.object({ phrase: z.string().min(1).max(200), on: z.string().optional().describe('Day: 2027-03-10') }),
  output: z.object({
    answers: z.array(
      z.object({
        actor: z.string(),
        name: z.string(),
        office: z.string().nullable(),
        since: z.string().nullable(),
        until: z.string().nullable(),
      }),
    ),
  }),
  async run({ phrase, on }) {
    const answers = loadWorld()
      .who(phrase, { on: on ?? null })
      .slice(0, 50)
      .map(({ actor, name, office = null, since, until }) => ({ actor, name, office, since, until }))
    const lines = answers.map(({ actor, name, office }) => `- ${actor}: ${name}${office === null ? '' : `, ${office}`}`)
    return { text: lines.join('\n') || 'Nobody that the tables know.', data: { answers } }
  },
})

export const search = tool({
  name: 'search',
  title: 'Search reports',
  about: 'Reports that hold all the words, best first, each with the stretch around the first hit and its items there.',
  input: z.object({ ...filterInput, words: z.string().min(1).max(400).describe('"a phrase", -without') }),
  output: z.object({
    reports: z.array(
      z.object({
        title: z.string().nullable(),
        publisher: z.string().nullable(),
        published: z.string().nullable(),
        address: z.string(),
        snippet: z.string(),
        items: z.array(shownItem),
      }),
    ),
    next: nextOutput,
  }),
  async run(given, context) {
    const { data, next } = await ask(context, routes.search, queryOf(given))
    const reports = data.map(({ report: { title, publisher, published }, edition, snippet, items }) => ({
      title,
      publisher,
      published,
      address: context.addresses.report(edition),
      snippet: snippet.words,
      items: items.slice(0, 10).map(item => shown(cite(item), context.addresses)),
    }))
    const lines = reports.map(
      ({ title, publisher, published, address, snippet, items }) =>
        `${title ?? 'Untitled'} [${publisher ?? '?'}, ${published ?? '?'}] ${address}\n  ${quoted(snippet)}\n${items.map(item => `  ${lineOf(item)}`).join('\n')}`,
    )
    return { text: (lines.join('\n') || 'No report holds these words.') + more(next), data: { reports, next } }
  },
})

export const findItems = tool({
  name: 'find_items',
  title: 'Find items',
  about:
    'Statements (who said what), events (who did what to whom), positions (who stands where) and instruments (what was put on paper), the newest report’s first.',
  input: z.object({
    kind: z.array(z.enum(['statements', 'events', 'positions', 'instruments'])).optional(),
    ...filterInput,
  }),
  output: z.object({ items: z.array(shownItem), next: nextOutput }),
  async run(given, context) {
    const { data, next } = await ask(context, routes.items, queryOf(given))
    const items = data.map(item => shown(cite(item), context.addresses))
    return { text: (items.map(lineOf).join('\n') || 'No item.') + more(next), data: { items, next } }
  },
})
