// Before the tests: the build is as new as the sources, since commands and threads are tested as they are installed.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => statSync(`${entry.parentPath}/${entry.name}`).mtimeMs),
  )

export default function setup(): void {
  const built = `${root}dist/desk/cli/main.js`
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(newest(`${root}src`), newest(`${root}data/world`))) return
  execFileSync('npm', ['run', 'build', '--silent'], { cwd: root, stdio: 'inherit' })
}
