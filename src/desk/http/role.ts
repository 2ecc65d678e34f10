// Who asks, and what each may do.

/** From the least to the most: each may do what those before it may. */
export const ROLES = ['reader', 'analyst', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** Who asks: by a token, a session begun with one, or nobody in particular. */
export interface Visitor {
  /** Name of the token; what corrections are signed with. Null for a visitor without one. */
  readonly name: string | null
  /** Null: may do nothing but say who it is. */
  readonly role: Role | null
}

/** Whether a role is at least another. */
export const isAtLeast = (role: Role | null, least: Role): boolean =>
  role !== null && ROLES.indexOf(role) >= ROLES.indexOf(least)
