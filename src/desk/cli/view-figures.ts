// Pages of the views that count or set side by side: ties, compare, search, one actor, today.
import type { Cited, Comparison, Figure, FoundPage, Overview, TieRow, Ties, Today } from '../../view/index.ts'
import { clip, counted, oneLine, type Paint, spread, wrap } from './style.ts'
import {
  evidence,
  heading,
  markedHit,
  NOTHING,
  painted,
  partiesOf,
  quoteOf,
  type Sheet,
  sourcesOf,
  squeezed,
  table,
} from './view-rows.ts'

const told = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(1))
const withInterval = ({ value, low, high }: Figure) => `${told(value)} (${told(low)} to ${told(high)})`

const BARS = ' ▁▂▃▄▅▆▇█'

/** A row of bars, one a month. */
const barsOf = (values: readonly number[]): string => {
  const most = Math.max(...values, 1)
  return values.map(value => BARS[value === 0 ? 0 : 1 + Math.round((value / most) * 7)]).join('')
}

/** One pair in full; further pairs beside it in a table. */
export function tiesPage([first, ...others]: readonly Ties[], sheet: Sheet): string {
  const { width, paint } = sheet
  const parts = [heading(`${first.a.name} – ${first.b.name}`, sheet)]
  const { events, happenings, reports } = first.total
  parts.push(
    wrap(
      `${counted(events, 'event')} (${counted(happenings, 'happening')}) in ${reports} of ${counted(first.volume, 'report')}. Figures are per thousand reports kept, with the interval of 95 of 100 resamplings.`,
      width,
    ),
  )
  const line = (row: TieRow) => [
    row.of,
    String(row.events),
    String(row.happenings),
    withInterval(row.rate),
    withInterval(row.intensity),
  ]
  const head = (of: string) => [of, 'events', 'happenings', 'rate', 'intensity']
  parts.push(table([head('by class'), ...first.quads.map(line)], sheet))
  parts.push(table([head('by domain'), ...first.domains.map(line), line(first.total)], sheet))
  if (others.length > 0) parts.push(besideTable([first, ...others], sheet))
  const months = first.months.slice(-(width - 20))
  if (months.length > 1 && events > 0) {
    const bars = barsOf(months.map(month => month.rate.value))
    parts.push(
      `  ${paint('dim', `${months[0].of} `)}${bars}${paint('dim', ` ${months[months.length - 1].of}`)}  rate by month`,
    )
  }
  const cited = first.total.cited
  if (cited.length > 0)
    parts.push(
      `${paint('bold', 'The gravest')}\n${cited.map(item => evidence([item], '    ', sheet, `  ${item.type} `)).join('\n')}`,
    )
  return `${parts.join('\n\n')}\n`
}

function besideTable(pairs: readonly Ties[], sheet: Sheet): string {
  const names = pairs.map(({ a, b }) => `${a.name} – ${b.name}`)
  const rows = pairs[0].domains.map(({ domain }, i) => [
    domain,
    ...pairs.map(({ domains }) => withInterval(domains[i].rate)),
  ])
  const quads = pairs[0].quads.map(({ of }, i) => [of, ...pairs.map(({ quads: all }) => withInterval(all[i].rate))])
  const total = ['all', ...pairs.map(({ total: { rate } }) => withInterval(rate))]
  const weight = ['intensity', ...pairs.map(({ total: { intensity } }) => withInterval(intensity))]
  const room = Math.max(18, Math.floor((sheet.width - 24) / pairs.length))
  return table(
    [['rate, side by side', ...names.map(name => clip(name, room))], ...quads, ...rows, total, weight],
    sheet,
  )
}

export function comparePage({ a, b, both, onlyA, onlyB }: Comparison, sheet: Sheet): string {
  const { width, paint } = sheet
  const name = ({ title, id, publisher, published }: Comparison['a']) =>
    [oneLine(title || id), publisher && oneLine(publisher), published].filter(Boolean).join(' · ')
  const parts = [
    `${paint('bold', 'A')}  ${clip(name(a), width - 3)}\n${paint('bold', 'B')}  ${clip(name(b), width - 3)}`,
  ]
  const kind = (cited: Cited) =>
    `${cited.kind.slice(0, -1)} ${cited.type}${cited.mode === null ? '' : ` ${cited.mode}`}`
  const pairs = both.map(pair => {
    const changed = pair.changed.length === 0 ? 'the same' : `differs in ${pair.changed.join(', ')}`
    const look = pair.changed.length === 0 ? 'green' : 'yellow'
    const head = spread('  ', kind(pair.a), paint(look, changed), width, '    ')
    const lines = [
      wrap(quoteOf(pair.a, sheet), width, '      ', '    A '),
      wrap(quoteOf(pair.b, sheet), width, '      ', '    B '),
    ]
    return [head, ...lines].join('\n')
  })
  const only = (items: readonly Cited[]) =>
    items.map(item => wrap(quoteOf(item, sheet), width, '      ', `  ${kind(item)}: `)).join('\n')
  parts.push(`${paint('bold', `Both say (${both.length})`)}${both.length === 0 ? '' : `\n${pairs.join('\n')}`}`)
  parts.push(`${paint('bold', `Only A says (${onlyA.length})`)}${onlyA.length === 0 ? '' : `\n${only(onlyA)}`}`)
  parts.push(`${paint('bold', `Only B says (${onlyB.length})`)}${onlyB.length === 0 ? '' : `\n${only(onlyB)}`}`)
  return `${parts.join('\n\n')}\n`
}

export function searchPage({ words, total, rows, facets, next }: FoundPage, sheet: Sheet): string {
  const { width, paint } = sheet
  const parts = [heading(`${total} ${total === 1 ? 'report' : 'reports'} with ${oneLine(words)}`, sheet)]
  for (const { report, snippet, items } of rows) {
    const origin = [report.publisher, report.published?.slice(0, 10)].filter(Boolean).map(part => oneLine(String(part)))
    const lines = [
      spread(
        '',
        painted('bold', oneLine(report.title || report.id), paint),
        paint('dim', origin.join(' · ')),
        width,
        '  ',
      ),
    ]
    lines.push(wrap(snippetOf(snippet, paint), width, '  '))
    const read = [...new Set(items.map(item => `${item.type} ${partiesOf(item, 'source', 'holder', 'party')}`.trim()))]
    if (read.length > 0) lines.push(wrap(painted('dim', read.slice(0, 5).join(' · '), paint), width, '  '))
    parts.push(lines.join('\n'))
  }
  if (rows.length === 0) parts.push(NOTHING)
  const facet = (name: string, counts: FoundPage['facets']['types']) =>
    counts.length === 0
      ? []
      : [
          wrap(
            counts
              .slice(0, 8)
              .map(({ value, reports }) => `${oneLine(value)} ${reports}`)
              .join(' · '),
            width,
            '            ',
            `  ${name.padEnd(10)}`,
          ),
        ]
  const lines = [
    ...facet('publisher', facets.publishers),
    ...facet('actor', facets.actors),
    ...facet('type', facets.types),
    ...facet('status', facets.statuses),
  ]
  if (rows.length > 0) parts.push(`${paint('bold', 'Counted in')} ${facets.counted} of them\n${lines.join('\n')}`)
  if (next !== null) parts.push(paint('dim', `More: --offset ${next}`))
  return `${parts.join('\n\n')}\n`
}

function snippetOf({ words, span, hits }: FoundPage['rows'][number]['snippet'], paint: Paint): string {
  let line = ''
  let at = 0
  for (const [from, to] of hits) {
    line += squeezed(words.slice(at, from - span[0])) + markedHit(words.slice(from - span[0], to - span[0]), paint)
    at = to - span[0]
  }
  return (line + squeezed(words.slice(at))).trim()
}

const QUADS = ['verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict'] as const

export function actorPage(overview: Overview, sheet: Sheet): string {
  const { width, paint } = sheet
  const { name, actor, offices, reports, kinds, quads, counterparts, people, months, latest } = overview
  const parts = [`${heading(name, sheet)}  ${paint('dim', actor)}`]
  const counts = Object.entries(kinds).map(([kind, count]) => counted(count, kind.replace(/s$/, '')))
  parts.push(wrap(`In ${counted(reports, 'report')}: ${counts.join(', ')}.`, width))
  if (offices.length > 0)
    parts.push(
      table(
        [
          ['office', 'held by', 'since'],
          ...offices.map(({ office, person, since }) => [office.replaceAll('-', ' '), person, since]),
        ],
        sheet,
      ),
    )
  if (reports === 0) return `${parts.join('\n\n')}\n`
  parts.push(`${QUADS.map((of, i) => `  ${of.padEnd(22)}${quads[(i + 1) as 1 | 2 | 3 | 4]}`).join('\n')}`)
  const dealings = counterparts.map(({ actor: code, name: other, events, quads: q, last }) => [
    `${other} ${code === other ? '' : paint('dim', code)}`.trim(),
    String(events),
    String(q[1] + q[2]),
    String(q[3] + q[4]),
    last,
  ])
  if (dealings.length > 0)
    parts.push(table([['with', 'events', 'cooperation', 'conflict', 'last'], ...dealings], sheet))
  if (people.length > 0)
    parts.push(
      wrap(
        people
          .slice(0, 10)
          .map(person => `${oneLine(person.name)} ${person.items}`)
          .join(' · '),
        width,
        '  ',
        'Named: ',
      ),
    )
  const shown = months.filter(({ month }) => month !== '').slice(-(width - 20))
  if (shown.length > 1)
    parts.push(
      `  ${paint('dim', `${shown[0].month} `)}${barsOf(shown.map(({ items }) => items))}${paint('dim', ` ${shown[shown.length - 1].month}`)}  items by month`,
    )
  if (latest.length > 0)
    parts.push(
      `${paint('bold', 'The latest')}\n${latest.map(item => evidence([item], '    ', sheet, `  ${item.type} `)).join('\n')}`,
    )
  return `${parts.join('\n\n')}\n`
}

export function todayPage(
  { on, since, reports, happenings, planned, moved, instruments, statements }: Today,
  sheet: Sheet,
): string {
  const { width, paint } = sheet
  const days = since === on ? on : `${since} to ${on}`
  const parts = [`${heading(days || 'No report has a date', sheet)}  ${paint('dim', counted(reports, 'report'))}`]
  const block = (title: string, lines: readonly string[]) => {
    if (lines.length > 0) parts.push(`${paint('bold', title)}\n${lines.join('\n')}`)
  }
  block(
    'New',
    happenings.map(({ type, reports: count, denied, differences, publishers, cited }) => {
      const facts = [
        counted(count, 'report'),
        denied ? 'denied by some' : '',
        differences > 0 ? 'accounts differ' : '',
      ].filter(Boolean)
      const head = spread('  ', paint('bold', type), paint('dim', facts.join(' · ')), width, '    ')
      return [
        head,
        wrap(quoteOf(cited, sheet), width, '    '),
        wrap(painted('dim', publishers.slice(0, 6).map(oneLine).join(' · '), paint), width, '    '),
      ].join('\n')
    }),
  )
  block(
    'Planned',
    planned.map(row =>
      evidence(row.announced, '      ', sheet, `  ${row.from ?? 'no day'}  ${row.type} ${row.states.join(' – ')}: `),
    ),
  )
  block(
    'Moved',
    moved.map(({ actor, issue, parties, from, to, now }) =>
      evidence(
        [now],
        '    ',
        sheet,
        `  ${actor} on ${oneLine(issue)}${parties.length === 0 ? '' : ` (${parties.join(', ')})`}, ${from} → ${to}: `,
      ),
    ),
  )
  block(
    'Papers',
    instruments.map(item => evidence([item], '    ', sheet, `  ${item.type}, ${item.status}: `)),
  )
  block(
    'Said',
    statements
      .slice(0, 6)
      .map(item =>
        wrap(
          `${partiesOf(item, 'source') || 'not named'}: “${oneLine(item.about ?? '')}”  ${sourcesOf([item], sheet)}`,
          width,
          '    ',
          '  ',
        ),
      ),
  )
  return `${parts.join('\n\n')}\n`
}
