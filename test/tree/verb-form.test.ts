// The table of verb forms: what rules make of a verb, what the table overrides, and what it leaves alone.
import { expect, test } from 'vitest'
import { verbForms } from '../../src/tree/verb-form.ts'

const lemmaOf = (form: string) => verbForms().get(form)

test.each([
  ['extradited', 'extradite'],
  ['acceding', 'accede'],
  ['denies', 'deny'],
  ['denied', 'deny'],
  ['condemns', 'condemn'],
  ['clashes', 'clash'],
  ['agreeing', 'agree'],
  ['conveyed', 'convey'],
])('makes regular forms: %s is of %s', (form, lemma) => {
  expect(lemmaOf(form)).toBe(lemma)
})

test.each([
  ['undertook', 'undertake'],
  ['withdrawn', 'withdraw'],
  ['banned', 'ban'],
  ['patrolling', 'patrol'],
  ['travelled', 'travel'],
  ['traveled', 'travel'],
  ['trafficked', 'traffic'],
])('takes irregular forms from the table: %s is of %s', (form, lemma) => {
  expect(lemmaOf(form)).toBe(lemma)
})

test.each(['found', 'hosted a', 'agreedd', 'agree', 'baned', 'withdrawed'])('knows no form %s', form => {
  expect(lemmaOf(form)).toBeUndefined()
})
