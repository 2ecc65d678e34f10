// Pages of the views that are lists: agenda, statements, demands and promises, instruments, positions.
import type {
  Agenda,
  AgendaRow,
  Cited,
  Fate,
  InstrumentRow,
  Matrix,
  Outcome,
  Page,
  Pledge,
  Stand,
} from '../../view/index.ts'
import { clip, type Look, oneLine, spread, wrap } from './style.ts'
import { evidence, heading, moreOf, NOTHING, painted, partiesOf, type Sheet, sourcesOf, table } from './view-rows.ts'

const LOOK_OF: Readonly<Record<Outcome | Fate, Look>> = {
  happened: 'green',
  cancelled: 'red',
  moved: 'yellow',
  due: 'cyan',
  untold: 'dim',
  done: 'green',
  agreed: 'green',
  refused: 'red',
  disputed: 'yellow',
  repeated: 'cyan',
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

const weekdayOf = (day: string) => WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''

/** Pages, parted by empty lines, with where to go on. */
function sheetOf(title: string, blocks: readonly string[], next: number | null, sheet: Sheet): string {
  const body = blocks.length === 0 ? [NOTHING] : blocks
  return `${[heading(title, sheet), ...body, ...moreOf(next, sheet)].join('\n\n')}\n`
}

/** Planned things under their months. */
export function agendaPage({ on, rows, next }: Agenda, sheet: Sheet): string {
  const blocks: string[] = []
  let month = ''
  for (const row of rows) {
    const day = row.from ?? ''
    const [year, number] = (day || (row.announced[0].report.published ?? '')).split('-')
    const name = `${MONTHS[Number(number) - 1] ?? 'Without a date'} ${year}${day === '' ? ', without a day' : ''}`
    if (name !== month) blocks.push(sheet.paint('bold', name))
    month = name
    blocks.push(plannedBlock(row, sheet))
  }
  return sheetOf(on === '' ? 'Agenda' : `Agenda, seen from ${on}`, blocks, next, sheet)
}

function plannedBlock(row: AgendaRow, sheet: Sheet): string {
  const { width, paint } = sheet
  const day = row.from === null ? '      ' : `${row.from.slice(8)} ${weekdayOf(row.from)}`
  const end = row.to !== null && row.to !== row.from ? ` to ${row.to}` : ''
  const what = `${row.type}${row.mode === null ? '' : ` ${row.mode}`}  ${row.states.join(' – ') || '–'}${end}${row.place === null ? '' : ` · in ${row.place}`}`
  const head = spread(`  ${day}  `, what, paint(LOOK_OF[row.outcome], row.outcome), width, '          ')
  const later = row.became
    .slice(0, 2)
    .map(cited => evidence([cited], '            ', sheet, `          ${cited.outcome}: `))
  return [head, evidence(row.announced, '          ', sheet), ...later].join('\n')
}

export function statementsPage({ rows, next }: Page<Cited>, sheet: Sheet): string {
  const blocks = rows.map(cited => {
    const { width, paint } = sheet
    const who = partiesOf(cited, 'source') || 'not named'
    const to = partiesOf(cited, 'addressee')
    const head = spread(
      '',
      `${painted('bold', who, paint)} ${oneLine(cited.words)}${to === '' ? '' : ` to ${to}`}`,
      paint('dim', cited.type),
      width,
      '  ',
    )
    const what = wrap(`“${oneLine(cited.about ?? '')}”`, width, '  ')
    return `${head}\n${what}\n  ${sourcesOf([cited], sheet)}`
  })
  return sheetOf('Statements, the latest first', blocks, next, sheet)
}

export function pledgesPage(title: string, { rows, next }: Page<Pledge>, sheet: Sheet): string {
  const blocks = rows.map(({ made, also, by, to, fate, later }) => {
    const who = `${by.join(', ') || '–'} → ${to.join(', ') || '–'}`
    const head = spread(
      '',
      `${sheet.paint('bold', who)}  ${clip(oneLine(made.about ?? made.words), 60)}`,
      sheet.paint(LOOK_OF[fate], fate),
      sheet.width,
      '  ',
    )
    const since = later.slice(0, 3).map(cited => evidence([cited], '    ', sheet, `  ${cited.fate}: `))
    return [head, evidence([made, ...also], '  ', sheet), ...since].join('\n')
  })
  return sheetOf(title, blocks, next, sheet)
}

export function instrumentsPage({ rows, next }: Page<InstrumentRow>, sheet: Sheet): string {
  const blocks = rows.map(({ name, kind, states, status, history, mentions }) => {
    const { width, paint } = sheet
    const facts = [kind, states.join(', '), `${mentions} ${mentions === 1 ? 'mention' : 'mentions'}`].filter(Boolean)
    const head = spread('', painted('bold', oneLine(name), paint), paint('green', status), width, '  ')
    const steps = history.map(step =>
      evidence([step.cited], ' '.repeat(28), sheet, `  ${step.day}  ${step.status.padEnd(14)}`),
    )
    return [head, `  ${paint('dim', facts.join(' · '))}`, ...steps].join('\n')
  })
  return sheetOf('Instruments, the one told of last first', blocks, next, sheet)
}

const SIGN = { for: '+', against: '−', both: '±' } as const
const SIGN_LOOK = { for: 'green', against: 'red', both: 'yellow' } as const

/** The matrix, then each issue with its changes and words. */
export function positionsPage({ rows, actors, next }: Matrix, sheet: Sheet): string {
  if (rows.length === 0) return sheetOf('Positions', [], next, sheet)
  const { width, paint } = sheet
  const shown = actors.slice(0, Math.max(3, Math.floor((width - 34) / 9)))
  const cell = (stand: Stand | undefined) => {
    if (stand === undefined) return paint('dim', '·')
    const moved = stand.changes.length > 0 ? '*' : ''
    return paint(SIGN_LOOK[stand.now], `${SIGN[stand.now]}${stand.for + stand.against}${moved}`)
  }
  const lines = rows.map(({ issue, parties, stands }) => [
    titleOf(issue, parties),
    ...shown.map(({ actor }) => cell(stands.find(stand => stand.actor === actor))),
  ])
  const matrix = table([['', ...shown.map(({ actor }) => clip(oneLine(actor), 8))], ...lines], sheet)
  const signs = '+ for · − against · ± both on the last day told · the number of positions · * changed its mind'
  const legend = wrap(painted('dim', signs, paint), width, '  ')
  const blocks = rows.map(({ issue, parties, stands, first, last }) => {
    const head = spread(
      '',
      painted('bold', titleOf(issue, parties), paint),
      paint('dim', `${first} to ${last}`),
      width,
      '  ',
    )
    return [head, ...stands.map(stand => standBlock(stand, sheet))].join('\n')
  })
  return sheetOf('Positions', [`${matrix}\n${legend}`, ...blocks], next, sheet)
}

/** “the sanctions (Poland, Peru)”: whose they are, where the words do not tell. */
const titleOf = (issue: string, parties: readonly string[]) =>
  parties.length === 0 ? oneLine(issue) : `${oneLine(issue)} (${parties.map(oneLine).join(', ')})`

function standBlock({ actor, for: pro, against, now, changed, changes, cited }: Stand, sheet: Sheet): string {
  const counts = [pro > 0 ? `for ${pro}` : '', against > 0 ? `against ${against}` : ''].filter(Boolean).join(', ')
  const label = `  ${sheet.paint(SIGN_LOOK[now], SIGN[now])} ${oneLine(actor)}  `
  if (changes.length === 0) return evidence([cited[0]], '      ', sheet, `${label}${counts}: `)
  const moves = changes.map(change =>
    evidence([change.cited], '      ', sheet, `      ${change.day} ${change.from} → ${change.to}: `),
  )
  const more = changed > changes.length ? `, ${changed} changes, the latest:` : ''
  return [`${label}${counts}${more}`, ...moves].join('\n')
}
