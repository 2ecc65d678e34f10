// The pages by name, each loaded when it is first gone to.
import type { Component } from 'svelte'
import type { Page } from './address.ts'

export const LOADERS: Readonly<Record<Page, () => Promise<{ default: Component<{ of: readonly string[] }> }>>> = {
  today: () => import('./page/today.svelte'),
  reports: () => import('./page/reports.svelte'),
  report: () => import('./page/report.svelte'),
  item: () => import('./page/item.svelte'),
  actor: () => import('./page/actor.svelte'),
  pair: () => import('./page/pair.svelte'),
  positions: () => import('./page/positions.svelte'),
  statements: () => import('./page/statements.svelte'),
  demands: () => import('./page/demands.svelte'),
  promises: () => import('./page/promises.svelte'),
  agenda: () => import('./page/agenda.svelte'),
  instruments: () => import('./page/instruments.svelte'),
  happenings: () => import('./page/happenings.svelte'),
  happening: () => import('./page/happening.svelte'),
  compare: () => import('./page/compare.svelte'),
  map: () => import('./page/map.svelte'),
  search: () => import('./page/search.svelte'),
  watches: () => import('./page/watches.svelte'),
  sources: () => import('./page/sources.svelte'),
  review: () => import('./page/review.svelte'),
  missing: () => import('./page/missing.svelte'),
}
