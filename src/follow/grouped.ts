// Small writes of many tasks in one transaction: the disk is waited for once, not by each. Whoever is told that it is written, it is written.
import type { Transaction } from 'kysely'
import type { FollowDatabase, FollowTables } from './tables.ts'

type Run = (transaction: Transaction<FollowTables>) => Promise<void>

interface Waiting {
  readonly run: Run
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

const waiting = new WeakMap<FollowDatabase, Waiting[]>()

/** Writes together with whatever else waits. Where one fails, none of them is written and all are told. */
export async function grouped<T>(
  database: FollowDatabase,
  run: (transaction: Transaction<FollowTables>) => Promise<T>,
): Promise<T> {
  let result: { readonly value: T } | null = null
  await new Promise<void>((done, failed) => {
    const own: Waiting = {
      run: async transaction => {
        result = { value: await run(transaction) }
      },
      done,
      failed,
    }
    const others = waiting.get(database)
    if (others !== undefined) others.push(own)
    else {
      waiting.set(database, [own])
      // What comes up in the same turn goes with it.
      setImmediate(() => flush(database))
    }
  })
  return (result as unknown as { readonly value: T }).value
}

async function flush(database: FollowDatabase): Promise<void> {
  const group = waiting.get(database) ?? []
  // What comes from now on waits for the next.
  waiting.set(database, [])
  try {
    await database.transaction().execute(async transaction => {
      for (const { run } of group) await run(transaction)
    })
    for (const { done } of group) done()
  } catch (error) {
    for (const { failed } of group) failed(error)
  }
  if ((waiting.get(database)?.length ?? 0) > 0) setImmediate(() => flush(database))
  else waiting.delete(database)
}
