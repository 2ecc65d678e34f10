// Reads the sentence of every row of the lexicon and prints the rows that do not read it: `npx tsx training/rows.ts [filter]`.
import { checkRows } from '../test/lexicon/rows.ts'

const filter = process.argv[2] ?? ''
const results = checkRows().filter(({ place }) => place.includes(filter))
const bad = results.filter(result => result.failure !== null)
for (const { place, failure, sentence } of bad) console.log(`${place}\t${failure}\t${sentence}`)
console.log(`${results.length - bad.length} passed, ${bad.length} failed`)
