// Servers that tests are asked by, on loopback.
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Listens on a free port and gives the address of it, without a slash at its end. */
export async function listening(server: Server, host = '127.0.0.1'): Promise<string> {
  await new Promise<void>(resolve => server.listen(0, host, resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Closes at once, whoever is still connected. */
export function closing(server: Server): void {
  server.closeAllConnections()
  server.close()
}
