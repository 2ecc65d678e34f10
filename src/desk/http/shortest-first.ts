// Which question a thread takes next where several wait. Piscina's own queue puts the second of those that wait behind all others each time
// that a thread is free: under load some wait for very long.
import { queueOptionsSymbol, type TaskQueue } from 'piscina'

type Task = Parameters<TaskQueue['push']>[0]

/** What the queue is told of a question, under `queueOptionsSymbol`. */
export interface Place {
  /** When it came, and how long it is likely to take, in ms. */
  readonly since: number
  readonly likely: number
}

/** For how many times its own length a question lets others pass that came later and take no time. */
const PATIENCE = 3

/** In order of coming, but for short ones, which pass long ones that came a little earlier. */
export class ShortestFirst implements TaskQueue {
  readonly #tasks: Task[] = []

  get size(): number {
    return this.#tasks.length
  }

  push(task: Task): void {
    this.#tasks.push(task)
  }

  shift(): Task | null {
    let first = 0
    for (let i = 1; i < this.#tasks.length; i++) if (turnOf(this.#tasks[i]) < turnOf(this.#tasks[first])) first = i
    return this.#tasks.splice(first, 1)[0] ?? null
  }

  remove(task: Task): void {
    const at = this.#tasks.indexOf(task)
    if (at >= 0) this.#tasks.splice(at, 1)
  }
}

/** When a question's turn is; one of which nothing is told comes first. */
function turnOf(task: Task): number {
  const { since, likely } = (task[queueOptionsSymbol] ?? { since: 0, likely: 0 }) as Place
  return since + PATIENCE * likely
}
