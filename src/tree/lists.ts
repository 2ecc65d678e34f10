// Lists, where scoring words one by one went astray: every member of "Norway, the United States and Niger" hangs on the first, and what
// "Demeke, Deputy Prime Minister and Minister for Health" lists are the offices of the one who is named.
import { DEPRELS, XPOS } from './labels.ts'

const [CONJ, CC, APPOS, DET, FLAT] = (['conj', 'cc', 'appos', 'det', 'flat'] as const).map(name =>
  DEPRELS.indexOf(name),
)
const DESCRIPTION = DEPRELS.indexOf('nmod:desc')
const IS_NOUN = XPOS.map(name => /^NNS?$/.test(name))
const IS_NOMINAL = XPOS.map(name => name.startsWith('NN'))
const IS_NAME = XPOS.map(name => name === 'NNP')

export function mendLists(xpos: (i: number) => number, heads: Int32Array, relations: Uint8Array): void {
  const joined = new Uint8Array(heads.length)
  for (let i = 0; i < heads.length; i++) if (relations[i] === CC && heads[i] > i) joined[heads[i]] = 1
  for (let i = 1; i < heads.length; i++) {
    if (relations[i] !== CONJ || heads[i] > i) continue
    const before = heads[i]
    if (joined[i] && IS_NOMINAL[xpos(i)] && relations[before] === CONJ && !joined[before] && heads[before] < before)
      heads[i] = heads[before]
    else if (!joined[i] && isOffice(xpos, heads, relations, i)) nameOffices(heads, relations, i)
  }
}

/** A common noun without an article that a comma alone joins to a person's name. */
function isOffice(xpos: (i: number) => number, heads: Int32Array, relations: Uint8Array, i: number): boolean {
  if (!IS_NOUN[xpos(i)] || !IS_NAME[xpos(heads[i])]) return false
  let person = false
  for (let k = 0; k < heads.length; k++) {
    if (heads[k] === i && relations[k] === DET) return false
    if (heads[k] === heads[i] && (relations[k] === FLAT || relations[k] === DESCRIPTION)) person = true
  }
  return person
}

function nameOffices(heads: Int32Array, relations: Uint8Array, first: number): void {
  relations[first] = APPOS
  for (let k = first + 1; k < heads.length; k++) {
    if (heads[k] === heads[first] && relations[k] === CONJ) heads[k] = first
  }
}
