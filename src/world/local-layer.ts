// Where the user's own tables lie: a folder of tables, and in it one folder for each import. They win over the built-in ones.
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Folders of imports that have not come to their end carry this ending and are not read. */
export const UNFINISHED = '.partial'

/** The local layer's folder by `CHANCERY_WORLD` (empty: none), else `~/.local/share/chancery/world`. */
export function localFolder(): string | null {
  const set = process.env.CHANCERY_WORLD
  if (set !== undefined) return set === '' ? null : set
  return join(homedir(), '.local', 'share', 'chancery', 'world')
}

/** The folders of tables of a local layer, each with a slash at its end: the folder itself, then its imports by name. */
export function layersIn(local: string | null): readonly string[] {
  if (local === null || !existsSync(local)) return []
  const imports = readdirSync(local, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && entry.name !== 'tenures' && !entry.name.endsWith(UNFINISHED))
    .map(({ name }) => join(local, name, '/'))
    .sort()
  return [...imports, join(local, '/')]
}
