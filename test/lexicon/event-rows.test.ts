// Checks the event tables as tables: columns, closed sets, marks, duplicates. Whether a row reads its sentence is test/event's concern.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { EVENT_TYPES } from '../../src/event/event.ts'

const FOLDER = new URL('../../data/lexicon/events/', import.meta.url)
const HEADER = 'words\tpos\tmode\tif\tjoint\tsource\ttarget\tcontent\tsentence'
const POS = new Set(['verb', 'noun', 'adj'])
const ROLE = /^(?:subj|obj|iobj|xcomp|ccomp|poss|amod|compound|advcl|[a-z]+(?: of| to)?)$/
const CONDITION = /^!?(?:(?:source|target)=(?:actor|thing)|[a-z]+(?::@?[^:@|\s]+(?:\|@?[^:@|\s]+)*)?)$/

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

function rowsOf(name: string): readonly Row[] {
  const lines = readFileSync(new URL(name, FOLDER), 'utf8').trimEnd().split('\n').slice(1)
  return lines.map((text, i) => ({ line: i + 2, cells: text.split('\t') }))
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1
}

/** Whether every opened mark is closed before the next opens, and none is empty. */
function balanced(sentence: string): boolean {
  return !/<[set]>/.test(sentence.replace(/<([set])>[^<>]+<\/\1>/g, '').replace(/<\/[set]>/g, '<e>'))
}

/** The letters that a lemma's forms share, through "met", "broke", "gave". */
function stem(word: string): string {
  return word.slice(0, word.length > 4 ? 2 : 1)
}

/** Heads whose forms share no stem with the lemma. */
const SUPPLETIVE: Readonly<Record<string, RegExp>> = {
  be: /\b(?:is|are|was|were|been|be|being)\b/i,
  go: /\b(?:go|goes|went|gone|going)\b/i,
  buy: /\b(?:buy|bought)/i,
  teach: /\b(?:teach|taught)/i,
  catch: /\b(?:catch|caught)/i,
  think: /\b(?:think|thought)/i,
  fight: /\b(?:fight|fought)/i,
  seek: /\b(?:seek|sought)/i,
}

function headShown(words: string, pos: string, trigger: string): boolean {
  const list = words.split(' ')
  const at = pos === 'noun' ? list.findIndex(w => PREPOSITIONS.has(w)) : 1
  const head = list[(at < 0 ? list.length : Math.max(at, 1)) - 1]
  const known = SUPPLETIVE[head]
  if (known) return known.test(trigger)
  return trigger
    .toLowerCase()
    .split(/[\s-]+/)
    .some(w => w.startsWith(stem(head.split('-').at(-1) ?? head)) || w.startsWith(stem(head)))
}

const PREPOSITIONS = new Set('of on against with to for from in into over at by between about upon'.split(' '))

const classes = new Set(
  readFileSync(new URL('../classes.tsv', FOLDER), 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => line.split('\t')[0]),
)

const files = readdirSync(FOLDER).filter(name => name.endsWith('.tsv'))

test('every table is named by an event type', () => {
  const types: readonly string[] = EVENT_TYPES
  expect(files.filter(name => !types.includes(name.replace('.tsv', '')))).toEqual([])
})

describe.each(files)('%s', name => {
  const rows = rowsOf(name)
  const faults = (isFault: (cells: readonly string[]) => boolean) =>
    rows.filter(row => isFault(row.cells)).map(row => `${row.line}: ${row.cells.join(' | ')}`)

  test('has the nine columns under their header', () => {
    expect(readFileSync(new URL(name, FOLDER), 'utf8').split('\n', 1)[0]).toBe(HEADER)
    expect(faults(cells => cells.length !== 9 || cells.some(cell => cell !== cell.trim()))).toEqual([])
  })

  test('writes words in lower case with a known part of speech', () => {
    expect(faults(([words, pos]) => words === '' || words !== words.toLowerCase() || !POS.has(pos))).toEqual([])
  })

  test('marks joint by y alone', () => {
    expect(faults(cells => cells[4] !== '' && cells[4] !== 'y')).toEqual([])
  })

  test('names only roles that exist', () => {
    const legal = (cell: string) => cell === '' || cell === '-' || cell.split(',').every(role => ROLE.test(role))
    expect(faults(cells => !legal(cells[5]) || !legal(cells[6]) || !legal(cells[7]))).toEqual([])
  })

  test('puts conditions that can be read, over classes that exist', () => {
    const legal = (cell: string) =>
      cell === '' ||
      cell
        .split(' & ')
        .every(part => CONDITION.test(part) && (part.match(/@[^|]+/g) ?? []).every(c => classes.has(c.slice(1))))
    expect(faults(cells => !legal(cells[3]))).toEqual([])
  })

  test('gives each row a sentence with balanced marks and one trigger', () => {
    expect(faults(cells => count(cells[8], '<e>') !== 1 || !balanced(cells[8]))).toEqual([])
  })

  test('shows the head of the words in the trigger', () => {
    expect(faults(cells => !headShown(cells[0], cells[1], /<e>(.*?)<\/e>/.exec(cells[8])?.[1] ?? ''))).toEqual([])
  })

  test('says nothing twice', () => {
    const seen = new Set<string>()
    const again = (key: string) => seen.has(key) || !seen.add(key)
    expect(faults(cells => again(`${cells[0]}|${cells[1]}|${cells[3]}`))).toEqual([])
    expect(faults(cells => again(cells[8]))).toEqual([])
  })
})
