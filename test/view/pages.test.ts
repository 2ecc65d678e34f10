// The views' pages on the small record: what a person reads in them, and that nothing hostile in a text gets through.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cellsOf, colour, plain } from '../../src/desk/cli/style.ts'
import { actorPage, comparePage, searchPage, tiesPage, todayPage } from '../../src/desk/cli/view-figures.ts'
import {
  agendaPage,
  instrumentsPage,
  pledgesPage,
  positionsPage,
  statementsPage,
} from '../../src/desk/cli/view-lists.ts'
import { quoteOf, table } from '../../src/desk/cli/view-rows.ts'
import type { RecordStore } from '../../src/record/index.ts'
import {
  actorOf,
  agendaOf,
  comparisonOf,
  demandsOf,
  instrumentsOf,
  positionsOf,
  searchOf,
  statementsOf,
  tiesOf,
  todayOf,
} from '../../src/view/index.ts'
import { smallRecord } from './small.ts'

let store: RecordStore
let pages: Record<string, (paint: typeof plain) => string>
beforeAll(async () => {
  store = await smallRecord()
  const [agenda, said, positions] = [await agendaOf(store), await statementsOf(store), await positionsOf(store)]
  const [demands, papers] = [await demandsOf(store), await instrumentsOf(store)]
  const ties = [await tiesOf(store, 'NOR', 'ISL'), await tiesOf(store, 'NOR', 'POL')]
  const comparison = await comparisonOf(store, 'sanctions', 'sanctions-copy')
  const [found, norway, today] = [await searchOf(store, 'fishing'), await actorOf(store, 'NOR'), await todayOf(store)]
  const on = (paint: typeof plain) => ({ width: 80, paint })
  pages = {
    agenda: paint => agendaPage(agenda, on(paint)),
    statements: paint => statementsPage(said, on(paint)),
    positions: paint => positionsPage(positions, on(paint)),
    demands: paint => pledgesPage('Demands', demands, on(paint)),
    instruments: paint => instrumentsPage(papers, on(paint)),
    ties: paint => tiesPage(ties, on(paint)),
    compare: paint => comparePage(comparison, on(paint)),
    search: paint => searchPage(found, on(paint)),
    actor: paint => actorPage(norway, on(paint)),
    today: paint => todayPage(today, on(paint)),
  }
}, 120_000)
afterAll(() => store.close())

test.each([
  ['agenda', ['March 2031', '12 Wed  CONSULT visit  NOR – POL', 'cancelled', '‹visit›', 'Fjord Wire 2031-03-03']],
  ['statements', ['NOR:GOV', '“We want a new pipeline”', 'direct']],
  ['positions', ['the border toll', '2031-03-21 against → for', 'changed its mind']],
  ['demands', ['NOR → ISL', 'done', '‹released›']],
  ['instruments', ['2031-03-08  drafted', '2031-03-16  signed', 'NOR, POL']],
  ['ties', ['Norway – Iceland', 'Norway – Poland', 'economic', 'The gravest']],
  ['compare', ['Both say (', 'Only A says (0)', 'the same']],
  ['search', ['5 reports with fishing', '‹fishing›', 'Harbour Post 1']],
  ['actor', ['Norway  NOR', 'prime minister', 'Iceland ISL']],
  ['today', ['2031-03-21', 'EST on the border toll, against → for']],
])('%s', (name, wanted) => {
  const page = pages[name](plain)
  for (const words of wanted) expect(page).toContain(words)
  for (const line of page.split('\n')) expect(cellsOf(line), line).toBeLessThanOrEqual(80)
  // Colour changes no word but the marks.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: looks are control sequences
  const bare = (words: string) => words.replace(/\u001b\[[\d;]*m|[‹›\s]/g, '')
  expect(bare(pages[name](colour))).toBe(bare(page))
})

test('control characters in a text are shown, not obeyed', () => {
  const words = 'a\u001b[31mb'
  const cited = {
    words,
    span: [4, 4 + words.length] as const,
    sentence: { words: `He: ${words}\u202e.`, span: [0, 13] as const },
  }
  expect(quoteOf(cited, { width: 80, paint: plain })).toBe('“He: ‹a␛[31mb›⟨U+202E⟩.”')
})

test('columns stand under their heads, whatever looks their cells have', () => {
  expect(
    table(
      [
        ['', 'EST'],
        ['toll', colour('green', '+1')],
      ],
      { width: 60, paint: plain },
    ),
  ).toBe(`        EST\n  toll   ${colour('green', '+1')}`)
})
