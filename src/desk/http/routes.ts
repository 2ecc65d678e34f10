// Every route, in the order of docs/http.md.
import { actor, actors } from './actor.ts'
import { agenda } from './agenda.ts'
import { compare } from './compare.ts'
import { correct, corrections } from './corrections.ts'
import { exportRoutes } from './exports.ts'
import { happening, happenings } from './happenings.ts'
import { instruments } from './instruments.ts'
import { item, items } from './items.ts'
import { keepTexts } from './keep.ts'
import { map } from './map.ts'
import { pair } from './pair.ts'
import { demands, promises } from './pledges.ts'
import { positions } from './positions.ts'
import { readTexts } from './read.ts'
import { report } from './report.ts'
import { reports } from './reports.ts'
import { review } from './review.ts'
import type { Route } from './route.ts'
import { search } from './search.ts'
import { enter, leave, whoAmI } from './session.ts'
import { sources } from './sources.ts'
import { statements } from './statements.ts'
import { today } from './today.ts'
import { forgetWatch, saveWatch, watch, watches, watchFeed } from './watches.ts'

export const ROUTES: readonly Route[] = [
  today,
  search,
  report,
  compare,
  reports,
  items,
  item,
  actors,
  actor,
  pair,
  statements,
  positions,
  agenda,
  demands,
  promises,
  instruments,
  happenings,
  happening,
  map,
  sources,
  review,
  corrections,
  watches,
  watch,
  watchFeed,
  ...exportRoutes,
  readTexts,
  keepTexts,
  correct,
  saveWatch,
  forgetWatch,
  whoAmI,
  enter,
  leave,
]

/** Those that are asked within the process, by name. */
export const routes = {
  search,
  report,
  items,
  item,
  actor,
  pair,
  compare,
  positions,
  agenda,
  demands,
  promises,
  instruments,
  happenings,
}
