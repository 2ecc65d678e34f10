// Sessions of browsers: begun with a token or the key told at the start, carried by a cookie that no script sees.
import { z } from 'zod'
import { oneOf } from './list.ts'
import { Problem } from './problem.ts'
import { ROLES } from './role.ts'
import { route } from './route.ts'

const visitor = z.object({
  name: z.string().nullable().describe('Null without a token'),
  role: z.enum(ROLES).nullable().describe('Null: a token is needed for anything'),
})

export const whoAmI = route({
  method: 'GET',
  path: '/session.json',
  about: 'Who asks, and as what',
  role: 'anyone',
  answer: oneOf(visitor),
  handle: ({ visitor }) => ({ data: visitor }),
})

export const enter = route({
  method: 'POST',
  path: '/session',
  about: 'Begins a session of twelve hours with a token; the answer sets a cookie',
  role: 'anyone',
  body: { as: 'json', schema: z.strictObject({ token: z.string().max(200) }), most: 1000 },
  answer: oneOf(visitor),
  handle({ body: { token }, session }) {
    const begun = session.begin(token)
    if (begun === null) throw new Problem('unauthorised', 'the token is none, or was taken back')
    return { data: begun }
  },
})

export const leave = route({
  method: 'DELETE',
  path: '/session',
  about: 'Ends the session',
  role: 'anyone',
  answer: oneOf(z.null()),
  handle({ session }) {
    session.end()
    return { data: null }
  },
})
