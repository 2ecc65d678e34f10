// A tool: what it takes and gives, and how it asks the desk's routes for it. Tools only read.
import { z } from 'zod'
import { type Asker, type Desk, NO_SESSION, type ReadingQueue, ROUTES, type Routed } from '../http/index.ts'
import type { Addresses } from './shown.ts'

/** What tools work with. */
export interface Context {
  readonly desk: Desk
  readonly queue: ReadingQueue
  /** Asks in threads of its own, as the desk does; without it this thread asks. */
  readonly asker?: Asker
  readonly addresses: Addresses
}

/** An answer: text for who reads it, data for what computes with it. Both hold the same. */
export interface Told<Data> {
  readonly text: string
  readonly data: Data
}

export interface Tool {
  readonly name: string
  readonly title: string
  readonly about: string
  readonly input: z.ZodObject
  readonly output: z.ZodObject
  run(given: unknown, context: Context): Promise<Told<Record<string, unknown>>>
}

/** Describes a tool. */
export function tool<Input extends z.ZodObject, Output extends z.ZodObject>(spec: {
  readonly name: string
  readonly title: string
  readonly about: string
  readonly input: Input
  readonly output: Output
  readonly run: (given: z.output<Input>, context: Context) => Promise<Told<z.output<Output>>>
}): Tool {
  return { ...spec, run: (given, context) => spec.run(spec.input.parse(given), context) }
}

type Values = Readonly<Record<string, string | number | readonly string[] | undefined>>

/** Asks a route as the network would, with the same checks. */
export async function ask<Answer>(
  context: Context,
  route: Routed<Answer>,
  query: Values = {},
  params: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one))
  }
  const { asker, desk } = context
  if (asker !== undefined && route.method === 'GET' && !route.isFile) {
    const question = { route: ROUTES.indexOf(route), params, search: `${search}` }
    return JSON.parse(await asker.ask(question, await desk.computed.version())) as Answer
  }
  return route.run({
    desk: context.desk,
    queue: context.queue,
    visitor: { name: null, role: 'reader' },
    params,
    query: search,
    body: null,
    request: new Request('http://localhost/'),
    session: NO_SESSION,
  })
}

const code = z.string().max(80).describe('RUS, RUS:GOV, NATO; who_is tells the code of a name')
const day = z.string().describe('2027-03-10')

/** The one filter. */
export const filterInput = {
  actor: z.array(code).max(20).optional().describe('Some of these take part; a state takes in its government and army'),
  other: code.optional().describe('With one actor: both take part'),
  type: z
    .array(z.string())
    .max(20)
    .optional()
    .describe('Event type (CONSULT, SANCTION …), stance, form of statement, kind of paper'),
  status: z
    .array(z.string())
    .max(20)
    .optional()
    .describe('happened, ongoing, planned, called-for, possible, denied, alleged; or of papers: signed …'),
  place: z.array(z.string()).max(20).optional().describe('State where it took place'),
  issue: z.string().max(400).optional().describe('Letters that the issue, content or subject holds'),
  publisher: z.array(z.string()).max(20).optional(),
  from: day.optional().describe('Not before this day'),
  to: day.optional().describe('Not after this day'),
  minConfidence: z.number().min(0).max(1).optional().describe('Leave out events that are less sure'),
  words: z.string().max(400).optional().describe('Words that the report holds: "a phrase", -without'),
  limit: z.int().min(1).max(100).default(20),
  cursor: z.string().optional().describe('next of the page before'),
} as const

type FilterInput = z.output<z.ZodObject<typeof filterInput>>

/** The filter as routes take it. */
export const queryOf = ({ other, words, ...filter }: Partial<FilterInput>): Values => ({
  ...filter,
  actorB: other,
  q: words,
})

export const nextOutput = z.string().nullable().describe('cursor of the next page; null at the end')

/** The last line of a list that goes on. */
export const more = (next: string | null): string => (next === null ? '' : `\nMore: cursor ${next}`)
