export { runWatches, type WatchRun } from './deliver.ts'
export { type FollowEvent, type FollowOptions, follow } from './follow.ts'
export type { Fate, ReadReports } from './keeper.ts'
export { followerOf, type LeaseHolder } from './lease.ts'
export { PACE, type Pace } from './pace.ts'
export { type KeptPage, keepPages, pageOfEdition } from './pages.ts'
export { FEED_STATES, type FeedState, type FeedStatus, feedStatus, subscriptionsOf } from './status.ts'
export {
  addWatch,
  type Channels,
  findMatches,
  listWatches,
  removeWatch,
  type Watch,
  type WatchStatus,
  watchFilterSchema,
  watchHits,
} from './watch.ts'
