// `chancery happenings`: what many reports tell as one, who reports it, who denies it, how the accounts differ.
import type { Happening } from '../../record/index.ts'
import type { Outcome } from './fail.ts'
import { type FilterOptions, filterFrom } from './filter-options.ts'
import { write } from './output.ts'
import { counted, oneLine, wrap } from './style.ts'
import { withRecord } from './with-record.ts'

/** The command's options. */
export interface HappeningsOptions extends FilterOptions {
  readonly record: string
  readonly json?: boolean
  readonly minReports: number
  readonly limit: number
}

/** Merges what is new and prints happenings. */
export async function happeningsCommand(options: HappeningsOptions, outcome: Outcome): Promise<void> {
  await withRecord(options.record, { mustExist: true }, outcome, async store => {
    await store.merge()
    const { minReports, limit } = options
    for await (const happening of store.happenings({ ...filterFrom(options), minReports, limit })) {
      await write(options.json ? `${JSON.stringify(happening)}\n` : `${pageOf(happening)}\n`)
    }
  })
}

function pageOf(happening: Happening): string {
  const { id, type, from, to, words, reports, reportedBy, deniedBy, differences } = happening
  const time = from === null ? '' : from === to ? `, ${from}` : `, ${from} to ${to ?? '?'}`
  const lines = [
    `${type}${time} · ${counted(reports.length, 'report')} · ${id}`,
    wrap(`“${oneLine(words)}”`, 100, '  '),
  ]
  const names = (who: Happening['reportedBy']) =>
    who.map(({ who: name, events }) => `${oneLine(name)}${events.length > 1 ? ` (${events.length})` : ''}`).join(', ')
  if (reportedBy.length > 0) lines.push(wrap(names(reportedBy), 100, '    ', '  reported by '))
  if (deniedBy.length > 0) lines.push(wrap(names(deniedBy), 100, '    ', '  denied by '))
  for (const { about, of, accounts } of differences) {
    const values = accounts.map(({ value, events }) => `${oneLine(value)} (${events.length})`).join(' · ')
    lines.push(wrap(values, 100, '    ', `  ${about}${of === '' ? '' : ` of ${of}`}: `))
  }
  return `${lines.join('\n')}\n`
}
