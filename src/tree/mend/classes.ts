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
export const IS_VERB = tagsLike(/^VB/)
/** Past tenses and their participles, which the tagger mistakes for one another. */
export const IS_PAST = tagsLike(/^VB[DN]$/)
export const IS_PAST_TENSE = tagsLike(/^VBD$/)
export const IS_GERUND = tagsLike(/^VBG$/)
/** Tenses and modal verbs. */
export const IS_FINITE_OR_MODAL = tagsLike(/^(?:VBD|VBZ|VBP|MD)$/)
/** Names, those in the plural too. */
export const IS_NAME = tagsLike(/^NNPS?$/)
export const IS_SINGULAR_NAME = tagsLike(/^NNP$/)
/** Nouns that are no names. */
export const IS_COMMON = tagsLike(/^(?:NN|NNS)$/)
/** Nouns, names and pronouns. */
export const IS_NOMINAL = tagsLike(/^(?:NN|PRP$)/)
export const IS_ADJECTIVE = tagsLike(/^JJ/)
export const IS_AGENT = relationsLike(/^obl:agent$/)
/** What a preposition marks. */
export const IS_PLACED = relationsLike(/^(?:obl|nmod)$/)
/** Clauses and participles that describe a noun. */
export const IS_CLAUSE_OF_NOUN = relationsLike(/^acl/)
/** What stands in a noun's phrase before it. */
export const IN_PHRASE = relationsLike(/^(?:det|amod|compound|nummod|nmod:poss|nmod:desc|flat)/)
