// "attacks in the city that killed nine", "a draft at the council that demands a halt": the clause was hung on the place of the deed or of
// the paper, and tells what the deed or the paper does.
import { DEPRELS, XPOS } from './labels.ts'

const [CASE, NMOD, RELCL] = (['case', 'nmod', 'acl:relcl'] as const).map(name => DEPRELS.indexOf(name))
const IS_RELATIVE = XPOS.map(name => name === 'WDT')
const IS_SUBJECT = DEPRELS.map(name => /^nsubj/.test(name))
const PLACING = /^(?:in|at|near|on|outside|inside|against|of|across|before|along|around)$/i
const DEED =
  /^(?:(?:air)?strikes?|attacks?|raids?|bombings?|shellings?|blasts?|explosions?|assaults?|shootings?|offensives?|bombardments?|ambush(?:es)?|clash(?:es)?|fires?|crash(?:es)?|bombs?)$/i
const DOES = /^(?:kill|wound|injur|maim|destroy|damag|left|leav|claim|displac|hit)/i
const PAPER =
  /^(?:resolutions?|bills?|laws?|drafts?|agreements?|deals?|treat(?:y|ies)|letters?|statements?|reports?|plans?|proposals?|texts?|documents?|motions?|pacts?|accords?|decrees?|orders?|communiqu[eé]s?|declarations?)$/i
const TELLS =
  /^(?:demand|call|urg|condemn|requir|authori|impos|ban|allow|express|welcom|set|extend|commit|oblig|accus|say|warn)/i

export function mendRelatives(
  formOf: (i: number) => string,
  xpos: (i: number) => number,
  heads: Int32Array,
  relations: Uint8Array,
): void {
  for (let verb = 2; verb < heads.length; verb++) {
    if (relations[verb] !== RELCL || heads[verb] > verb) continue
    const [does, tells] = [DOES.test(formOf(verb)), TELLS.test(formOf(verb))]
    if ((!does && !tells) || !hasRelativeSubject(xpos, heads, relations, verb)) continue
    let noun = heads[verb]
    while (relations[noun] === NMOD && isPlaced(formOf, heads, relations, noun)) {
      noun = heads[noun]
      if (does ? DEED.test(formOf(noun)) : PAPER.test(formOf(noun))) {
        heads[verb] = noun
        break
      }
    }
  }
}

const hasRelativeSubject = (xpos: (i: number) => number, heads: Int32Array, relations: Uint8Array, verb: number) =>
  heads.some((head, k) => head === verb && k < verb && IS_SUBJECT[relations[k]] && IS_RELATIVE[xpos(k)])

const isPlaced = (formOf: (i: number) => string, heads: Int32Array, relations: Uint8Array, noun: number) =>
  heads.some((head, k) => head === noun && relations[k] === CASE && PLACING.test(formOf(k)))
