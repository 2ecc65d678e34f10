// "Two Danes *held* in Mali for years *were* freed", "gunmen *linked* to the cartel *shot* him": of two verbs with one subject and nothing between
// them, the first, bare and followed by a preposition, only describes the subject.

import { DEPRELS, XPOS } from '../labels.ts'
import type { Draft } from './draft.ts'

const [ACL, NSUBJ, PASSIVE, AUX_PASSIVE] = (['acl', 'nsubj', 'nsubj:pass', 'aux:pass'] as const).map(name =>
  DEPRELS.indexOf(name),
)
const IS_SUBJECT = DEPRELS.map(name => /^[nc]subj/.test(name))
const IS_AUXILIARY = DEPRELS.map(name => /^(?:aux|cop)/.test(name))
/** How the one clause was hung on the other. */
const IS_HUNG = DEPRELS.map(name => /^(?:advcl|csubj|dep|parataxis)$/.test(name))
/** What makes a clause one of its own: its conjunction, and the object that no such participle has. */
const IS_OWN = DEPRELS.map(name => /^(?:mark|cc|obj)$/.test(name))
const IS_PAST = XPOS.map(name => name === 'VBD' || name === 'VBN')
const IS_FINITE = XPOS.map(name => /^(?:VB[DZP]|MD)$/.test(name))
const IS_NOUN = XPOS.map(name => name.startsWith('NN'))
/** These tell or happen, and nobody is said or arrived. */
const WHOLE =
  /^(?:said|told|added|announced|warned|insisted|argued|wrote|declared|thought|knew|went|came|resigned|arrived|died|fell|rose|remained|happened|occurred|erupted|continued|marched|rallied|protested|gathered|clashed|agreed|met|spoke|voted|flew|travelled|traveled|withdrew|began|started|ended|took|became)$/i
/** Prepositions behind a participle; "as" and "after" may open a clause. */
const LEADS = /^(?:to|with|in|by|at|for|from|on|near|under|against|of|along|across|outside|inside|over|into)$/i

export function mendReduced(draft: Draft): void {
  const { heads, form, xpos } = draft
  for (let first = 1; first + 2 < heads.length; first++) {
    if (!IS_PAST[xpos(first)] || !LEADS.test(form(first + 1)) || WHOLE.test(form(first))) continue
    const noun = first - 1
    if (heads[noun] !== first || !IS_SUBJECT[draft.relations[noun]] || !IS_NOUN[xpos(noun)]) continue
    if (isFull(draft, first, noun)) continue
    const second = secondOf(draft, first)
    if (second >= 0) describe(draft, noun, first, second)
  }
}

/** Whether the first verb is a clause of its own. */
const isFull = ({ heads, relations }: Draft, verb: number, noun: number): boolean =>
  heads.some(
    (head, k) =>
      head === verb && k !== noun && (IS_AUXILIARY[relations[k]] || IS_OWN[relations[k]] || IS_SUBJECT[relations[k]]),
  )

/** The finite verb without a subject or conjunction of its own that the first was hung on, or that hangs on it; −1 for none. */
function secondOf({ heads, relations, form, xpos }: Draft, first: number): number {
  for (let k = first + 2; k < heads.length; k++) {
    const isBelow = heads[k] === first && IS_HUNG[relations[k]]
    const isAbove = heads[first] === k && IS_HUNG[relations[first]]
    if (!isBelow && !isAbove) continue
    let finite = IS_FINITE[xpos(k)]
    let start = k
    for (let j = 0; j < heads.length; j++) {
      if (heads[j] !== k || j === first) continue
      if (IS_SUBJECT[relations[j]] || (j < k && IS_OWN[relations[j]])) return -1
      if (!IS_AUXILIARY[relations[j]]) continue
      if (IS_FINITE[xpos(j)]) finite = true
      if (j < start) start = j
    }
    return finite && form(start - 1) !== ',' ? k : -1
  }
  return -1
}

/** Makes the second verb the predicate, the noun its subject, and the first what describes the noun. */
function describe({ heads, relations, retag }: Draft, noun: number, first: number, second: number): void {
  if (heads[second] === first) {
    heads[second] = heads[first]
    relations[second] = relations[first]
    for (let k = 0; k < heads.length; k++) if (heads[k] === first && (k < noun || k > second)) heads[k] = second
  }
  heads[noun] = second
  relations[noun] = heads.some((head, k) => head === second && relations[k] === AUX_PASSIVE) ? PASSIVE : NSUBJ
  heads[first] = noun
  relations[first] = ACL
  retag(first, 'participle')
}
