export { mcpOverHttp, serveStdio } from './serve.ts'
export { TOOLS } from './server.ts'
