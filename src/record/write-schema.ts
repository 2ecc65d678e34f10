// Writes schema/reading.json anew: `npm run schema`. A test fails while it is out of date.
import { writeFileSync } from 'node:fs'
import { readingJsonSchema } from './json-schema.ts'

writeFileSync(new URL('../../schema/reading.json', import.meta.url), readingJsonSchema())
