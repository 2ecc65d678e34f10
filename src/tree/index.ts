export { type Annotated, fromConllu, toConllu } from './conllu.ts'
export { DEPRELS, type Deprel, UPOS, type Upos, XPOS, type Xpos } from './labels.ts'
export { readModel, type Sections, section, writeModel } from './model-file.ts'
export { loadTrees, readTags, readTrees, tagAndParse } from './read-trees.ts'
export {
  agentsOf,
  antecedentOf,
  clauseEnd,
  conjunctsOf,
  describedBy,
  isBesideClause,
  isDenied,
  isPassive,
  isWithinWord,
  nounPhrase,
  obliquesOf,
  patientsOf,
  subjectsOf,
} from './roles.ts'
export { Tree } from './tree.ts'
export { readTurns, type Turn } from './turns.ts'
export { shareWeights, weightsOf } from './weights-file.ts'
