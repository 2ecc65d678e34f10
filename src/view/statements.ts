// Statements by who made them: each with its cue and its words, the latest last.
import { type Cited, cite, type Items } from './cited.ts'

/** What one actor said. */
export interface Speaker {
  /** Null where nobody could tell. */
  readonly actor: string | null
  readonly name: string
  readonly statements: readonly Cited[]
}

/** Statements by speaker, the most often heard first. A joint statement stands with each of its speakers. */
export async function statementsOf(items: Items): Promise<Speaker[]> {
  const speakers = new Map<string, { actor: string | null; name: string; statements: Cited[] }>()
  for await (const item of items) {
    if (item.kind !== 'statements') continue
    const cited = cite(item)
    const sources = cited.parties.filter(({ role }) => role === 'source')
    const keys = new Set<string>()
    for (const { actor, name } of sources.length > 0 ? sources : [{ actor: null, name: 'not named' }]) {
      const key = `${actor} ${actor !== null && !actor.includes(':') ? '' : name.toLowerCase()}`
      if (keys.has(key)) continue
      keys.add(key)
      const speaker = speakers.get(key)
      if (speaker) speaker.statements.push(cited)
      else speakers.set(key, { actor, name, statements: [cited] })
    }
  }
  return [...speakers.values()].sort((a, b) => b.statements.length - a.statements.length)
}
