// The MCP server's two ways: standard input and output of this process, and POST requests at the desk's /mcp.
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import type { RecordStore } from '../../record/index.ts'
import { Computed, type Mounted, ReadingQueue } from '../http/index.ts'
import { mcpServer } from './server.ts'
import { addressesUnder } from './shown.ts'

/** Serves standard input and output until the input ends. */
export async function serveStdio(store: RecordStore, version: string): Promise<void> {
  const queue = new ReadingQueue()
  const desk = { store, version, computed: new Computed(store) }
  const server = mcpServer({ desk, queue, addresses: addressesUnder('chancery://') })
  const closed = new Promise<void>(resolve => {
    server.server.onclose = resolve
    process.stdin.once('end', resolve)
  })
  await server.connect(new StdioServerTransport())
  await closed
  await server.close()
  await queue.close()
}

/** For the desk: each request is answered alone, so that nothing of one is kept for another. */
export const mcpOverHttp: Mounted = {
  path: '/mcp',
  role: 'reader',
  async answer(request, desk, queue, asker) {
    const server = mcpServer({ desk, queue, asker, addresses: addressesUnder(`${new URL(request.url).origin}/`) })
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
    await server.connect(transport)
    const response = await transport.handleRequest(request)
    return response
  },
}
