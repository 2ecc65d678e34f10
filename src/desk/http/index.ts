export { isLoopback } from './guard.ts'
export { ROLES, type Role } from './role.ts'
export { type ServeOptions, type Serving, serveDesk } from './serve.ts'
export { addToken, DEFAULT_TOKENS, readTokens, removeToken, TokensError } from './tokens.ts'
