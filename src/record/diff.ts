// The difference of two editions' readings. Items meet by kind and words, wherever the words have moved to.
import type { EditionDiff } from './edition-diff.ts'
import type { KeptItem } from './item.ts'

const keyOf = (item: KeptItem) => JSON.stringify([item.kind, item.words.toLowerCase()])

/** What an item says, without where it says so. */
const gistOf = (item: KeptItem) =>
  JSON.stringify([
    item.type,
    item.status,
    item.about,
    item.from,
    item.to,
    item.place,
    item.parties.map(({ role, actor, words }) => [role, actor, words]),
  ])

/** Pairs items of the same kind and words in their order; those that say the same come first. */
export function diffOfEditions(
  before: string,
  old: readonly KeptItem[],
  after: string,
  now: readonly KeptItem[],
): EditionDiff {
  const left = new Map<string, KeptItem[]>()
  for (const item of old) left.set(keyOf(item), [...(left.get(keyOf(item)) ?? []), item])
  let same = 0
  const open: KeptItem[] = []
  for (const item of now) {
    const rivals = left.get(keyOf(item)) ?? []
    const twin = rivals.findIndex(rival => gistOf(rival) === gistOf(item))
    if (twin < 0) open.push(item)
    else {
      rivals.splice(twin, 1)
      same++
    }
  }
  const added: KeptItem[] = []
  const changed: { readonly before: KeptItem; readonly after: KeptItem }[] = []
  for (const item of open) {
    const rival = left.get(keyOf(item))?.shift()
    if (rival === undefined) added.push(item)
    else changed.push({ before: rival, after: item })
  }
  return { before, after, added, removed: old.filter(item => left.get(keyOf(item))?.includes(item)), changed, same }
}
