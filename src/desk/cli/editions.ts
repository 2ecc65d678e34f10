// `chancery editions`: every text that was kept of a report, what changed in its words and in what it says; and the page it came from.
import { diffWordsWithSpace } from 'diff'
import { type KeptPage, pageOfEdition } from '../../follow/index.ts'
import type { EditionDiff, KeptEdition, KeptItem } from '../../record/index.ts'
import type { Outcome } from './fail.ts'
import { write } from './output.ts'
import { oneLine, type Paint, paintFor, widthFor, wrap } from './style.ts'
import { withRecord } from './with-record.ts'

/** The command's options. */
export interface EditionsOptions {
  readonly record: string
  readonly raw?: boolean
  readonly json?: boolean
}

/** Words of the text kept on either side of a change. */
const AROUND = 60
/** Longer texts are not compared word by word. */
const LONGEST = 400_000

/** Shows them. */
export async function editionsCommand(source: string, options: EditionsOptions, outcome: Outcome): Promise<void> {
  await withRecord(options.record, { readOnly: true }, outcome, async store => {
    const editions: KeptEdition[] = []
    const rows = await store.database
      .selectFrom('editions')
      .select(['edition', 'source'])
      .where(eb => eb.or([eb('source', '=', source), eb('report_id', '=', source)]))
      .orderBy('number')
      .execute()
    const first = rows.length > 0 ? null : /^[0-9a-f]{4,20}$/.test(source) ? await store.report(source) : null
    for (const { edition } of first === null ? rows : [first]) {
      const kept = await store.report(edition)
      if (kept !== null) editions.push(kept)
    }
    if (editions.length === 0) return outcome.fail(source, 'no report of this address or id is kept')
    if (options.raw) {
      const page = await pageOfEdition(store, editions[editions.length - 1].edition)
      if (page?.raw == null) return outcome.fail(source, 'its page was not kept (chancery keep --raw)')
      process.stdout.write(page.raw)
      return
    }
    const width = widthFor(undefined, process.stdout.columns)
    const paint = paintFor(process.stdout)
    for (const [i, edition] of editions.entries()) {
      const page = await pageOfEdition(store, edition.edition)
      const before = i === 0 ? null : editions[i - 1]
      const said = before === null ? null : await store.editionDiff(edition.edition)
      if (options.json) await write(`${JSON.stringify({ ...withoutRaw(edition, page), changes: said })}\n`)
      else await write(shown(edition, page, before, said, width, paint))
    }
  })
}

const withoutRaw = (edition: KeptEdition, page: KeptPage | null) => ({
  ...edition,
  page: page === null ? null : { ...page, raw: page.raw !== null },
})

function shown(
  edition: KeptEdition,
  page: KeptPage | null,
  before: KeptEdition | null,
  said: EditionDiff | null,
  width: number,
  paint: Paint,
): string {
  const head = [
    `edition ${edition.editionNumber}`,
    edition.edition,
    page && `fetched ${page.fetched}`,
    page?.modified && `changed ${page.modified}`,
  ]
  const lines = [paint('bold', oneLine(head.filter(Boolean).join(' · ')))]
  if (before === null) lines.push(wrap(oneLine(edition.title ?? edition.id), width, '  '))
  else lines.push(wordsOf(before.text, edition.text, width, paint))
  for (const [mark, items] of [
    ['+', said?.added],
    ['-', said?.removed],
    ['~', said?.changed.map(({ after }) => after)],
  ] as const)
    for (const item of items ?? []) lines.push(wrap(`${mark} ${itemLine(item)}`, width, '  '))
  return `${lines.join('\n')}\n\n`
}

const itemLine = ({ kind, type, status, words }: KeptItem) =>
  oneLine([kind.replace(/s$/, ''), type, status, `“${words}”`].filter(Boolean).join(' '))

/** What was taken out in [-…-], what came in {+…+}, with a few words around. */
function wordsOf(before: string, after: string, width: number, paint: Paint): string {
  if (before.length + after.length > LONGEST) return '  the texts are too long to be compared word by word'
  const parts = diffWordsWithSpace(before, after)
  const words = parts.map(({ value, added, removed }, i) => {
    // Cut to one line, with the space at either end that parts it from the next.
    const line = `${/^\s/.test(value) ? ' ' : ''}${oneLine(value).trim()}${/\s$/.test(value) ? ' ' : ''}`
    if (added) return paint('green', `{+${line}+}`)
    if (removed) return paint('magenta', `[-${line}-]`)
    const head = i === 0 ? '' : line.slice(0, AROUND)
    const tail = i === parts.length - 1 ? '' : line.slice(-AROUND)
    return line.length <= AROUND * 2 && i > 0 && i < parts.length - 1 ? line : `${head} … ${tail}`
  })
  return wrap(words.join(''), width, '  ')
}
