// Past tenses that were tagged as participles: "after Chad *announced* drills", "expressed concern and *called* for calm". A verb with a subject
// of its own and no auxiliary is finite, as is one that is joined to a past tense; and what ends in "-ed" and has a subject is a verb.
import type { Draft } from './finite.ts'
import { DEPRELS, XPOS } from './labels.ts'

const IS_CLAUSE = DEPRELS.map(name => /^(?:root|conj|parataxis|ccomp|advcl|acl:relcl)$/.test(name))
const IS_SUBJECT = DEPRELS.map(name => name === 'nsubj')
const IS_AUXILIARY = DEPRELS.map(name => /^(?:aux|cop)/.test(name))
const IS_AGENT = DEPRELS.map(name => name === 'obl:agent')
const IS_NOUN = XPOS.map(name => name.startsWith('NN'))
const [CONJ, ROOT, AUX, NSUBJ] = (['conj', 'root', 'aux', 'nsubj'] as const).map(name => DEPRELS.indexOf(name))
const [VBD, VBN, JJ] = (['VBD', 'VBN', 'JJ'] as const).map(name => XPOS.indexOf(name))
/** Participles that are no past tense: "given", "known", "done". */
const PARTICIPLE = /ne?$|^(?:come|become|overcome|run|begun|sung)$/i

export function mendPasts({ heads, relations, form, xpos, makePast }: Draft): void {
  // "Chile cut off relations": no noun is an auxiliary.
  for (let i = 0; i < heads.length; i++)
    if (relations[i] === AUX && IS_NOUN[xpos(i)] && heads[i] > i) relations[i] = NSUBJ
  for (let verb = 1; verb < heads.length; verb++) {
    const tag = xpos(verb)
    if (
      !IS_CLAUSE[relations[verb]] ||
      (tag !== VBN && !(tag === JJ && relations[verb] === ROOT && /ed$/.test(form(verb))))
    )
      continue
    if (PARTICIPLE.test(form(verb))) continue
    let [subject, passive] = [false, false]
    for (let k = 0; k < heads.length; k++) {
      if (heads[k] !== verb) continue
      if (IS_SUBJECT[relations[k]] && k < verb) subject = true
      if (IS_AUXILIARY[relations[k]] || IS_AGENT[relations[k]]) passive = true
    }
    if (passive) continue
    const joined = relations[verb] === CONJ && heads[verb] < verb && xpos(heads[verb]) === VBD && tag === VBN
    if (subject || joined) makePast(verb)
  }
}
