// `chancery watch`: questions saved, listed, forgotten, and asked of what is new.
import { addWatch, listWatches, removeWatch, runWatches } from '../../follow/index.ts'
import { complain, type Outcome } from './fail.ts'
import { type FilterOptions, filterFrom } from './filter-options.ts'
import { write } from './output.ts'
import { oneLine } from './style.ts'
import { withRecord } from './with-record.ts'

/** Options of `watch add`. */
export interface AddWatchOptions extends FilterOptions {
  readonly record: string
  readonly source?: string
  readonly target?: string
  readonly place?: string
  readonly feed?: string
  readonly webhook?: string
  readonly secret?: string
  readonly mail?: string
  readonly allowPrivate?: boolean
}

/** Saves a watch. */
export async function addWatchCommand(name: string, options: AddWatchOptions, outcome: Outcome): Promise<void> {
  const { record, feed, webhook, secret, mail, allowPrivate, source, target, place } = options
  const filter = {
    ...filterFrom(options),
    ...(source === undefined ? {} : { source }),
    ...(target === undefined ? {} : { target }),
    ...(place === undefined ? {} : { place }),
  }
  const channels = { feed, mail, ...(webhook === undefined ? {} : { webhook: { url: webhook, secret, allowPrivate } }) }
  if (Object.keys(filter).length === 0)
    return outcome.fail('watch add', 'asks nothing, expected a filter such as --actor')
  if (feed === undefined && webhook === undefined && mail === undefined)
    return outcome.fail('watch add', 'tells nobody, expected --feed, --webhook or --mail')
  await withRecord(record, {}, outcome, async store => {
    await addWatch(store, { name, filter, channels })
    await write(`${store.name}: watches "${oneLine(name)}" from now on\n`)
  })
}

/** Prints every watch. */
export async function listWatchesCommand(
  { record, json }: { readonly record: string; readonly json?: boolean },
  outcome: Outcome,
): Promise<void> {
  await withRecord(record, { readOnly: true }, outcome, async store => {
    const watches = await listWatches(store)
    if (!json && watches.length === 0) await write('no watch was saved yet\n')
    for (const watch of watches) {
      if (json) {
        await write(`${JSON.stringify(watch)}\n`)
        continue
      }
      const { name, filter, channels, found, lastFound, waiting, fault } = watch
      const asks = Object.entries(filter).map(
        ([field, value]) => `${field} ${Array.isArray(value) ? value.join(',') : value}`,
      )
      const tells = Object.entries(channels).map(
        ([channel, where]) => `${channel} ${typeof where === 'string' ? where : where?.url}`,
      )
      await write(`${oneLine(name)}\n  asks   ${oneLine(asks.join(' · '))}\n  tells  ${oneLine(tells.join(' · '))}\n`)
      await write(
        `  found  ${found}${lastFound === null ? '' : `, the last at ${lastFound}`}${waiting > 0 ? `; ${waiting} to be told` : ''}\n`,
      )
      if (fault !== null) await write(`  fault  ${oneLine(fault)}\n`)
    }
  })
}

/** Forgets a watch. */
export async function removeWatchCommand(
  name: string,
  { record }: { readonly record: string },
  outcome: Outcome,
): Promise<void> {
  await withRecord(record, { mustExist: true }, outcome, async store => {
    if (!(await removeWatch(store, name))) outcome.fail('watch remove', `there is no watch "${name}"`)
  })
}

/** Asks all of them. */
export async function runWatchesCommand(
  { record }: { readonly record: string },
  version: string,
  outcome: Outcome,
): Promise<void> {
  await withRecord(record, { mustExist: true }, outcome, async store => {
    const { found, told, faults } = await runWatches(store, `chancery/${version}`)
    for (const { watch, channel, fault } of faults) complain(`watch ${watch}`, `${channel}: ${fault}`)
    await write(`${store.name}: ${found} new matches, ${told} times told\n`)
    if (faults.length > 0) outcome.fail('watch run', `${faults.length} could not be told; they are tried again`)
  })
}
