// "The EU has imposed sanctions": read as if the EU had sanctions that are imposed, the sentence is turned into the perfect that it is.
// A participle right after "has" with a bare noun behind it is news English for a deed; nobody "has seized ships" otherwise.
import { DEPRELS, XPOS } from './labels.ts'

const AMOD = DEPRELS.indexOf('amod')
const AUX = DEPRELS.indexOf('aux')
const OBJ = DEPRELS.indexOf('obj')
const VBN = XPOS.indexOf('VBN')
const RB = XPOS.indexOf('RB')
const HAVE = /^(?:have|has|had|['’]ve)$/i

/** Makes the participle the head where a form of "have" was taken for the verb. Changes `heads` and `relations` in place. */
export function mendPerfects(
  formOf: (i: number) => string,
  tags: Uint8Array,
  xpos: readonly number[] | Uint8Array,
  heads: Int32Array,
  relations: Uint8Array,
): void {
  const n = heads.length
  for (let j = 1; j < n; j++) {
    if (relations[j] !== AMOD || xpos[tags[j]] !== VBN) continue
    const noun = heads[j]
    if (noun <= j || relations[noun] !== OBJ) continue
    let have = j - 1
    while (have > 0 && xpos[tags[have]] === RB) have--
    if (heads[noun] !== have || relations[have] === AUX || !HAVE.test(formOf(have))) continue
    heads[j] = heads[have]
    relations[j] = relations[have]
    for (let i = 0; i < n; i++) if (heads[i] === have && i !== j) heads[i] = j
    heads[have] = j
    relations[have] = AUX
  }
}
