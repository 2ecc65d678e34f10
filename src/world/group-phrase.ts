// Phrases that stand for several states by their membership: "permanent members of the Security Council",
// "former Warsaw Pact states that joined NATO after 1997". Only what the membership table decides is answered.
import type { Memberships } from './membership.ts'
import type { World } from './world.ts'

export function resolveGroup(
  _phrase: string,
  _on: string | null,
  _world: World,
  _memberships: Memberships,
): readonly string[] | null {
  return null
}
