export { type AgendaRow, agendaOf, OUTCOMES, type Outcome } from './agenda.ts'
export { type Cited, type CitedParty, cite, type Items } from './cited.ts'
export { type Both, type Comparison, compare } from './compare.ts'
export { type InstrumentRow, instrumentsOf } from './instruments.ts'
export { demandsOf, FATES, type Fate, type Pledge, promisesOf } from './pledges.ts'
export { type IssueRow, positionsOf, type Stand } from './positions.ts'
export { type Speaker, statementsOf } from './statements.ts'
export {
  DOMAINS,
  type Domain,
  type Figure,
  QUAD_NAMES,
  type TieOptions,
  type TieRow,
  type Ties,
  tiesOf,
} from './ties.ts'
