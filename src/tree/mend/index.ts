// Where the network scores words one by one and goes astray, what the grammar of a sentence allows decides. Each mend is tried on what
// those before it left: verbs first, then who belongs to them, then lists and who tells.
import { mendAbsolute } from './absolute.ts'
import { mendAmounts } from './amounts.ts'
import { mendAsides } from './asides.ts'
import { mendBacks } from './backs.ts'
import { mendBesides } from './besides.ts'
import { mendBetween } from './between.ts'
import { mendCalls } from './calls.ts'
import { mendClauses } from './clauses.ts'
import { mendCoda } from './coda.ts'
import { mendConjuncts } from './conjuncts.ts'
import { mendDates } from './dates.ts'
import type { Draft } from './draft.ts'
import { mendDue } from './due.ts'
import { mendFinite } from './finite.ts'
import { mendFronted } from './fronted.ts'
import { mendInfinitives } from './infinitives.ts'
import { mendJoined } from './joined.ts'
import { mendLists } from './lists.ts'
import { mendModals } from './modals.ts'
import { mendNouns } from './nouns.ts'
import { mendObjects } from './objects.ts'
import { mendOffices } from './offices.ts'
import { mendPasts } from './pasts.ts'
import { mendPhrases } from './phrases.ts'
import { mendPredicates } from './predicate.ts'
import { mendReduced } from './reduced.ts'
import { mendRelatives } from './relatives.ts'
import { mendSentences } from './sentences.ts'
import { mendTellers } from './tellers.ts'
import { mendTerms } from './terms.ts'
import { mendVisitors } from './visitors.ts'

export type { Draft } from './draft.ts'

const MENDS: readonly ((draft: Draft) => void)[] = [
  mendDates,
  mendAmounts,
  mendSentences,
  mendPasts,
  mendDue,
  mendTerms,
  mendNouns,
  mendVisitors,
  mendCalls,
  mendBacks,
  mendCoda,
  mendModals,
  mendClauses,
  mendConjuncts,
  mendFinite,
  mendPredicates,
  mendBetween,
  mendPhrases,
  mendFronted,
  mendReduced,
  mendInfinitives,
  mendObjects,
  mendBesides,
  mendRelatives,
  mendOffices,
  mendLists,
  mendTellers,
  mendAsides,
  mendAbsolute,
  mendJoined,
]

export function mendTree(draft: Draft): void {
  for (const mend of MENDS) mend(draft)
}
