// The reading's schema as JSON Schema (draft 2020-12), for whoever checks readings without this package.
import { z } from 'zod'
import { readingSchema } from './reading.ts'

/** The text of schema/reading.json. */
export function readingJsonSchema(): string {
  const schema = z.toJSONSchema(readingSchema, { io: 'input' })
  const { $schema, ...rest } = schema
  const head = {
    $schema,
    $id: 'https://unpkg.com/chancery/schema/reading.json',
    title: 'Reading',
    description: 'What one report says: statements, events, positions and instruments, each with its exact words.',
  }
  return `${JSON.stringify({ ...head, ...rest }, null, 2)}\n`
}
