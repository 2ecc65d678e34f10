// Runs the command as a real process, as it is installed; `built.ts` has seen to it that the build is as new as the sources.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** What the command printed and returned. `input` goes to its standard input. */
export function chancery(
  args: readonly string[],
  { input = '', env = {} }: { readonly input?: string | Uint8Array; readonly env?: Record<string, string> } = {},
): Promise<Ran> {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...clean } = process.env
  const child = spawn(process.execPath, ['dist/desk/cli/main.js', ...args], {
    cwd: root,
    env: { ...clean, ...env },
  })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', chunk => out.push(chunk))
  child.stderr.on('data', chunk => err.push(chunk))
  // A command that refuses its arguments ends before it has read its input.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', code => done({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }))
  })
}
