// `chancery corrections`: confirm, reject, edit, add, split, undo; the history; training data; agreement between analysts.
import {
  agreementOf,
  type Correction,
  type Kind,
  type NewCorrection,
  RecordError,
  trainingExamples,
} from '../../record/index.ts'
import { decode } from '../../report/index.ts'
import type { Outcome } from './fail.ts'
import { bytesOf, reasonOf } from './input.ts'
import { write } from './output.ts'
import { oneLine } from './style.ts'
import { withRecord } from './with-record.ts'

interface Options {
  readonly record: string
}

/** Options of making a correction. */
export interface CorrectOptions extends Options {
  readonly by: string
  readonly reason?: string
}

/** Makes one correction and tells its id. */
export async function correctCommand(correction: Omit<NewCorrection, 'by'>, options: CorrectOptions, outcome: Outcome) {
  await withRecord(options.record, { mustExist: true }, outcome, async store => {
    const made = await store.correct({ ...correction, by: options.by, reason: options.reason ?? null })
    await write(`${made.id}\n`)
  })
}

/** Edits or adds an item that a file holds as JSON. */
export async function correctFromFile(
  correction:
    | { readonly action: 'edit'; readonly item: string }
    | { readonly action: 'add'; readonly edition: string; readonly kind: Kind },
  file: string,
  options: CorrectOptions,
  outcome: Outcome,
): Promise<void> {
  try {
    const after = JSON.parse(decode(await bytesOf(file)))
    await correctCommand({ ...correction, after }, options, outcome)
  } catch (error) {
    outcome.fail(file, error instanceof SyntaxError ? `not JSON: ${oneLine(error.message)}` : reasonOf(error))
  }
}

/** Prints the history, oldest first. */
export async function historyCommand(
  options: Options & { readonly item?: string; readonly json?: boolean },
  outcome: Outcome,
) {
  await withRecord(options.record, { mustExist: true }, outcome, async store => {
    let item: string | undefined
    if (options.item !== undefined) {
      item = (await store.item(options.item))?.id
      if (item === undefined) throw new RecordError(`there is no item ${options.item}`)
    }
    for await (const correction of store.corrections(item === undefined ? {} : { item })) {
      await write(options.json ? `${JSON.stringify(correction)}\n` : `${lineOf(correction)}\n`)
    }
  })
}

function lineOf({ id, action, by, at, kind, item, words, correction, items, reason, undone }: Correction): string {
  const what =
    correction ?? (items.length > 0 ? items.join(' ') : `${kind?.slice(0, -1)} ${item} “${oneLine(words ?? '')}”`)
  const why = reason === null ? '' : `: ${oneLine(reason)}`
  return `${id}  ${at.slice(0, 16)}  ${oneLine(by)}  ${action} ${what}${why}${undone ? ' (undone)' : ''}`
}

/** Prints training examples as JSONL. */
export async function exportCorrections(options: Options, outcome: Outcome): Promise<void> {
  await withRecord(options.record, { mustExist: true }, outcome, async store => {
    for await (const example of trainingExamples(store)) await write(`${JSON.stringify(example)}\n`)
  })
}

/** Prints how far every two analysts agree. */
export async function agreementCommand(
  options: Options & { readonly json?: boolean },
  outcome: Outcome,
): Promise<void> {
  await withRecord(options.record, { mustExist: true }, outcome, async store => {
    const corrections: Correction[] = []
    for await (const correction of store.corrections()) corrections.push(correction)
    const agreement = agreementOf(corrections)
    if (options.json) return write(`${JSON.stringify(agreement, null, 2)}\n`)
    if (agreement.length === 0) return write('No item was judged by two analysts.\n')
    for (const { a, b, items, agreed, kappa } of agreement) {
      const value = kappa === null ? 'none (all judged alike)' : kappa.toFixed(2)
      await write(`${oneLine(a)} and ${oneLine(b)}: ${agreed} of ${items} items alike, kappa ${value}\n`)
    }
  })
}
