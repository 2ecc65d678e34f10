export { DEPRELS, type Deprel, UPOS, type Upos, XPOS, type Xpos } from './labels.ts'
export { Tree } from './tree.ts'
