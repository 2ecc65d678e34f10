// `chancery mcp`: the record's tools for programs that speak the Model Context Protocol.
import { serveStdio } from '../mcp/index.ts'
import { deskCommand } from './desk.ts'
import type { Outcome } from './fail.ts'
import { withRecord } from './with-record.ts'

/** Serves standard input and output until the input ends; or, with a port, as a desk does. */
export async function mcpCommand(
  options: { readonly record: string; readonly port?: number },
  version: string,
  outcome: Outcome,
): Promise<void> {
  const { record, port } = options
  if (port !== undefined) return deskCommand({ record, port, host: '127.0.0.1' }, version, outcome)
  await withRecord(record, { readOnly: true }, outcome, store => serveStdio(store, version))
}
