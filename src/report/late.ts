// Libraries that take longer to load than a report takes to read: each is loaded when a page, feed or document of its kind first comes.
import { createRequire } from 'node:module'

const load = createRequire(import.meta.url)

/** The library of that name, loaded at the first call. */
export function late<T>(name: string): () => T {
  let loaded: T | null = null
  return () => {
    loaded ??= load(name) as T
    return loaded
  }
}
