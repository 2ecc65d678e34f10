// Compiles and runs training/native, which learns a network some ten times faster than WebAssembly could. It needs a C compiler (`cc`).
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'

const SOURCES = join(import.meta.dirname, 'native')
const FLAGS = ['-std=gnu11', '-O3', '-march=native', '-ffast-math', '-Wall', '-Wno-unused-function']

/** Compiles a program of training/native for this processor. */
export function compile(source: 'learn.c' | 'check.c', program: string): void {
  execFileSync('cc', [...FLAGS, '-o', program, join(SOURCES, source), '-lm'], { stdio: 'inherit' })
}

export type Settings = Readonly<Record<string, string | number>>

/** Learns from a file of examples; settings are those of learn.c. Progress goes to the standard output, each line under the name of the file. */
export async function learn(program: string, examples: string, out: string, settings: Settings): Promise<void> {
  const told = Object.entries(settings).map(([name, value]) => `${name}=${value}`)
  const learner = spawn(program, [examples, out, ...told], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(learner, 'close')
  for await (const line of createInterface(learner.stdout)) console.log(`${basename(out, '.part')}: ${line}`)
  const [code] = await ended
  if (code !== 0) throw new Error(`${program} ended with ${code} while it learned ${out}`)
}

export interface Learned {
  readonly embedding: number
  readonly hidden: number
  readonly layers: number
  readonly window: number
  readonly arc: number
  readonly relation: number
  readonly tagged: boolean
  /** Weights by the name of their group. */
  readonly groups: ReadonlyMap<string, Float32Array>
}

/** What `learn` wrote: a line of sizes, one for each group, an empty one, then floats. */
export function readLearned(file: string): Learned {
  const bytes = readFileSync(file)
  const end = bytes.indexOf('\n\n')
  const [sizes, ...names] = bytes.toString('latin1', 0, end).split('\n')
  const [embedding, hidden, layers, window, arc, relation, tagged] = sizes.split(' ').map(Number)
  const groups = new Map<string, Float32Array>()
  let at = end + 2
  for (const line of names) {
    const [name, size] = line.split(' ')
    groups.set(name, new Float32Array(Uint8Array.from(bytes.subarray(at, at + 4 * Number(size))).buffer))
    at += 4 * Number(size)
  }
  return { embedding, hidden, layers, window, arc, relation, tagged: tagged !== 0, groups }
}
