export {
  type ActorRow,
  actorOf,
  actorsOf,
  type Counterpart,
  type Overview,
  type OverviewMonth,
  type Person,
} from './actor.ts'
export { type Agenda, type AgendaOptions, type AgendaRow, agendaOf, OUTCOMES, type Outcome } from './agenda.ts'
export { type Asked, type Cited, type CitedParty, cite, dayAfter, type Page, type Paging } from './cited.ts'
export { type Both, type ComparedReport, type Comparison, comparisonOf, reportOf } from './compare.ts'
export { FATES, type Fate } from './fates.ts'
export { type InstrumentRow, instrumentsOf, type Step } from './instruments.ts'
export { demandsOf, type Pledge, type PledgeOptions, pledgeItemsOf, promisesOf } from './pledges.ts'
export { type Change, type IssueRow, type Matrix, positionsOf, type Stand, standItemsOf } from './positions.ts'
export { type Found, type FoundPage, searchOf } from './search.ts'
export { statementsOf } from './statements.ts'
export {
  DOMAINS,
  type Domain,
  type Figure,
  QUAD_NAMES,
  type Side,
  sideOf,
  type TieOptions,
  type TiePart,
  type TieRow,
  type Ties,
  tieItemsOf,
  tiesOf,
} from './ties.ts'
export { type Move, movesOf, type NewHappening, type Today, type TodayOptions, todayOf } from './today.ts'
