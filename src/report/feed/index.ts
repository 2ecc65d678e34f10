export { type Feed, type FeedEntry, MAX_ENTRIES, readFeed, reportOfEntry } from './feed.ts'
export { readOpml, type Subscription, writeOpml } from './opml.ts'
