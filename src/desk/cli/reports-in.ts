// Reports as the commands take them in: files, folders, archives, tables, addresses of the net, each report with its place for messages.
import {
  type Columns,
  type Encoding,
  LONGEST_ADDRESS,
  type Raw,
  type Report,
  type Taken,
  type TakeOptions,
  take,
  takeBytes,
} from '../../report/index.ts'
import { FetchError, fetchAddress, requireOk, WarcError, WarcFile } from '../../source/index.ts'
import type { Checkpoint } from './checkpoint.ts'
import { complain, type Outcome } from './fail.ts'
import { placeOf } from './input.ts'

/** Which reports, and what they are told to be. */
export interface ReportOptions {
  readonly jsonl?: boolean
  readonly published?: string
  readonly publisher?: string
  readonly title?: string
  readonly encoding?: Encoding
  readonly columns?: Columns
  readonly raw?: boolean
  readonly warc?: string
  readonly allowPrivate?: boolean
}

/** A report and where it came from. */
export interface PlacedReport {
  readonly report: Report
  readonly place: string
  /** What was named, and how many reports of it came so far, this one included. */
  readonly name: string
  readonly count: number
  /** What it was read from, where `--raw` asks for it. */
  readonly raw: Raw | null
}

export const isAddress = (name: string): boolean => /^https?:\/\//i.test(name)

/** Every report of what is named; what holds none is told and left out. `onBytes` hears how far a file is read. */
export async function* reportsOf(
  names: readonly string[],
  options: ReportOptions,
  program: string,
  outcome: Outcome,
  onBytes: (count: number) => void = () => {},
  checkpoint: Checkpoint | null = null,
): AsyncGenerator<PlacedReport> {
  const warc = options.warc === undefined ? null : new WarcFile(options.warc, program)
  for (const name of names) {
    if (checkpoint?.isDone(name)) continue
    const done = checkpoint?.countOf(name) ?? 0
    let count = 0
    const taking = { ...options, onBytes, skip: () => count < done }
    for await (const taken of isAddress(name) ? fetched(name, taking, program, warc) : local(name, taking)) {
      if (count++ < done || 'skipped' in taken) continue
      const { place } = taken
      if ('error' in taken) outcome.fail(place, taken.error)
      else if (taken.report.text.trim() === '') outcome.fail(place, 'the text is empty')
      else if (lettersOf(taken.report) > LONGEST_ADDRESS)
        outcome.fail(place, `its id or url has ${lettersOf(taken.report)} letters, expected at most ${LONGEST_ADDRESS}`)
      else {
        if (taken.doubt !== undefined) complain(place, taken.doubt)
        yield { report: taken.report, place, name, count, raw: taken.raw ?? null }
      }
    }
    checkpoint?.finish(name)
  }
}

const lettersOf = ({ id, url }: Report) => Math.max(id.length, url?.length ?? 0)

const local = (name: string, options: TakeOptions): AsyncGenerator<Taken> =>
  name === '-' ? take(placeOf(name), process.stdin, options) : take(name, null, options)

/** What an address answers. One page that somebody asks for is a visit, as by a browser: `robots.txt` is for programs that go on by themselves. */
async function* fetched(
  url: string,
  options: TakeOptions & ReportOptions,
  program: string,
  warc: WarcFile | null,
): AsyncGenerator<Taken> {
  try {
    const answer = requireOk(
      await fetchAddress(url, { userAgent: program, allowPrivate: options.allowPrivate ?? false }),
    )
    options.onBytes?.(answer.body.length)
    await warc?.add(answer)
    yield* takeBytes(
      answer.body,
      { id: answer.url, place: url, url: answer.url, contentType: answer.contentType },
      options,
    )
  } catch (error) {
    if (error instanceof WarcError) yield { place: options.warc ?? url, error: error.message }
    else if (error instanceof FetchError) yield { place: url, error: error.message }
    else throw error
  }
}
