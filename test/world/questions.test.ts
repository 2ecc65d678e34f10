// Some four hundred questions with their answers: the share right, left open (several candidates or none) and wrong.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadWorld } from '../../src/world/index.ts'

const world = loadWorld({ local: null })
const [header, ...rows] = readFileSync(new URL('questions.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
const questions = rows.map(row => row.split('\t'))

/** States are named in any order; of a person the part of the actor before the colon decides. */
function verdict(cells: readonly string[]): readonly ['right' | 'open' | 'wrong', string] {
  const [form, phrase, on, home, after, actor, name] = cells
  if (form === 'member') return belongs(phrase!, on!, home!, actor!)
  const answers = world.who(phrase!, {
    on: on === '' ? null : on!,
    home: home === '' ? null : home!,
    ...(after === '' ? {} : { after: after! }),
  })
  const got = answers.map(answer => `${answer.actor} ${answer.name}`).join('; ')
  const groups = cells[0] === 'group'
  if (groups) {
    const states = answers.map(answer => answer.actor).sort()
    return [
      states.length === 0 ? 'open' : states.join(' ') === actor!.split(' ').sort().join(' ') ? 'right' : 'wrong',
      got,
    ]
  }
  if (answers.length !== 1) {
    const among = answers.some(answer => answer.actor.split(':')[0] === actor!.split(':')[0])
    return [answers.length === 0 || among ? 'open' : 'wrong', got]
  }
  const only = answers[0]!
  const whose = (code: string) => code.split(':')[0]
  const right = name === '' ? only.actor === actor : whose(only.actor) === whose(actor!) && only.name === name
  return [right ? 'right' : 'wrong', got]
}

/** Whether the state under `home` belongs to what the phrase names. */
function belongs(phrase: string, on: string, state: string, answer: string): ReturnType<typeof verdict> {
  const members = world.resolveGroup(`members of ${phrase}`, on)
  if (members === null) return ['open', '']
  const got = members.includes(state) ? 'yes' : 'no'
  return [got === answer ? 'right' : 'wrong', got]
}

test('who is meant: at least 97 % right, the rest open, none wrong', () => {
  expect(header).toBe('form\tphrase\ton\thome\tafter\tactor\tname\tsources\tchecked')
  const counts = { right: 0, open: 0, wrong: 0 }
  const others: string[] = []
  for (const cells of questions) {
    const [given, got] = verdict(cells)
    counts[given]++
    if (given !== 'right')
      others.push(`${given}: ${cells.slice(0, 4).join(' | ')} → ${cells[5]} ${cells[6]}; got ${got}`)
  }
  const share = counts.right / questions.length
  console.log(
    `${questions.length} questions: ${(100 * share).toFixed(1)} % right, ${counts.open} open, ${counts.wrong} wrong\n${others.join('\n')}`,
  )
  expect(counts.wrong).toBe(0)
  expect(share).toBeGreaterThanOrEqual(0.97)
})

test('at least 20 questions of each form, 300 in all, each once, with two sources', () => {
  const forms = new Map<string, number>()
  for (const [form] of questions) forms.set(form!, (forms.get(form!) ?? 0) + 1)
  expect(questions.length).toBeGreaterThanOrEqual(300)
  expect(forms.size).toBe(15)
  for (const [form, count] of forms) expect([form, count >= 20]).toEqual([form, true])
  expect(new Set(questions.map(cells => cells.slice(1, 5).join('\t'))).size).toBe(questions.length)
  for (const cells of questions) expect(cells[7]!.split('; ').length).toBe(2)
})
