// Who looks at the desk, and as what: correcting needs a token or the key that the desk told at its start.

import type { One } from './answer.ts'
import { ask, tell } from './ask.ts'

interface Visitor {
  readonly name: string | null
  readonly role: 'reader' | 'analyst' | 'admin' | null
}

class Session {
  visitor = $state.raw<Visitor>({ name: null, role: null })
  isKnown = $state(false)

  get mayCorrect(): boolean {
    return this.visitor.role === 'analyst' || this.visitor.role === 'admin'
  }

  async look(): Promise<void> {
    const { data } = await ask<One<Visitor>>('/session.json')
    this.visitor = data
    this.isKnown = true
  }

  /** Rejects with the desk's words where the token is none. */
  async enter(token: string): Promise<void> {
    const { data } = await tell<One<Visitor>>('/session', { token: token.trim() })
    this.visitor = data
    this.isKnown = true
  }
}

export const session = new Session()
