// Relations and tags as the mends look them up: by number, and for each number whether it is of a class.
import { DEPRELS, type Deprel, XPOS, type Xpos } from '../labels.ts'

/** The numbers of relations, in the order given. */
export const relationIds = (...names: readonly Deprel[]): number[] => names.map(name => DEPRELS.indexOf(name))
/** The numbers of Penn Treebank tags, in the order given. */
export const tagIds = (...names: readonly Xpos[]): number[] => names.map(name => XPOS.indexOf(name))
/** For each relation whether its name fits. */
export const relationsLike = (pattern: RegExp): readonly boolean[] => DEPRELS.map(name => pattern.test(name))
/** For each tag whether its name fits. */
export const tagsLike = (pattern: RegExp): readonly boolean[] => XPOS.map(name => pattern.test(name))

/** Subjects of every kind, clauses and "there" too. */
export const IS_SUBJECT = relationsLike(/^(?:nsubj|csubj|expl)/)
export const IS_NOMINAL_SUBJECT = relationsLike(/^nsubj/)
export const IS_AUXILIARY = relationsLike(/^(?:aux|cop)/)
/** Nouns and names. */
export const IS_NOUN = tagsLike(/^NN/)
/** Past and present tenses; without modal verbs. */
export const IS_FINITE = tagsLike(/^VB[DZP]$/)
