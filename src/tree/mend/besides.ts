// "The officers seized power in Chad on Monday, *detaining* the premier": behind a comma and further words, an "-ing" tells what the subject
// did besides, though it was hung on the verb's object.

import { DEPRELS, XPOS } from '../labels.ts'
import type { Draft } from './draft.ts'

const [ACL, ADVCL, MARK] = (['acl', 'advcl', 'mark'] as const).map(name => DEPRELS.indexOf(name))
const IS_COMPLEMENT = DEPRELS.map(name => name === 'obj' || name === 'obl')
const IS_VERB = XPOS.map(name => name.startsWith('VB'))
const VBG = XPOS.indexOf('VBG')
/** These tell who or what is among what the noun names. */
const INCLUDING =
  /^(?:including|being|concerning|regarding|involving|consisting|comprising|numbering|totall?ing|calling|entitled)$/i

export function mendBesides({ heads, relations, form, xpos }: Draft): void {
  for (let verb = 4; verb < heads.length; verb++) {
    if (relations[verb] !== ACL || xpos(verb) !== VBG || form(verb - 1) !== ',' || INCLUDING.test(form(verb))) continue
    const noun = heads[verb]
    // Right behind the noun it may describe it: "met the envoy, representing Chad".
    if (noun >= verb - 2 || !IS_COMPLEMENT[relations[noun]]) continue
    const above = heads[noun]
    if (above < 0 || above > noun || !IS_VERB[xpos(above)]) continue
    if (heads.some((head, k) => head === verb && relations[k] === MARK)) continue
    heads[verb] = heads[noun]
    relations[verb] = ADVCL
  }
}
