// What is put right in a tree that was scored word by word, on trees written by hand: word|tag|head|relation, heads counted from one.
import { expect, test } from 'vitest'
import { DEPRELS, type Deprel, XPOS, type Xpos } from '../../src/tree/labels.ts'
import { mendTree } from '../../src/tree/mend/index.ts'

const TAGS = {
  past: 'VBD',
  participle: 'VBN',
  present: 'VBZ',
  gerund: 'VBG',
  bare: 'VB',
  noun: 'NN',
  plural: 'NNS',
} as const

/** The tree after all mending, in the same notation. */
function mended(tree: string): string {
  const words = tree.split(' ').map(word => word.split('|'))
  const tags = words.map(([, tag]) => XPOS.indexOf(tag as Xpos))
  const heads = Int32Array.from(words, ([, , head]) => Number(head) - 1)
  const relations = Uint8Array.from(words, ([, , , relation]) => DEPRELS.indexOf(relation as Deprel))
  const form = (i: number) => words[i][0]
  const xpos = (i: number) => tags[i]
  mendTree({
    heads,
    relations,
    form,
    written: form,
    xpos,
    retag: (i, as) => {
      tags[i] = XPOS.indexOf(TAGS[as])
    },
  })
  return words.map(([word], i) => `${word}|${XPOS[tags[i]]}|${heads[i] + 1}|${DEPRELS[relations[i]]}`).join(' ')
}

test.each([
  [
    'a past is joined to a past, not to what will be',
    'Ali|NNP|2|nsubj said|VBD|0|root it|PRP|5|nsubj will|MD|5|aux stay|VB|2|ccomp and|CC|7|cc condemned|VBD|5|conj raids|NNS|7|obj',
    'Ali|NNP|2|nsubj said|VBD|0|root it|PRP|5|nsubj will|MD|5|aux stay|VB|2|ccomp and|CC|7|cc condemned|VBD|2|conj raids|NNS|7|obj',
  ],
  [
    'a verb that takes no bare infinitive has a noun for its object',
    'Ali|NNP|2|nsubj allowed|VBD|0|root a|DT|4|det Red|NNP|5|nsubj convoy|VB|2|ccomp through|RP|5|advmod .|.|2|punct',
    'Ali|NNP|2|nsubj allowed|VBD|0|root a|DT|5|det Red|NNP|5|compound convoy|NN|2|obj through|RP|2|compound:prt .|.|2|punct',
  ],
  [
    'what somebody has before a preposition is a noun',
    "Oslo|NNP|5|nmod:poss 's|POS|1|case cut|VBN|5|amod in|IN|5|case aid|NN|7|nsubj:pass was|VBD|7|aux:pass deplored|VBN|0|root",
    "Oslo|NNP|3|nmod:poss 's|POS|1|case cut|NN|7|nsubj:pass in|IN|5|case aid|NN|3|nmod was|VBD|7|aux:pass deplored|VBN|0|root",
  ],
  [
    'of two bare nouns the first is part of the second',
    'A|DT|2|det rocket|NN|4|nsubj salvo|NN|2|appos hit|VBD|0|root Safed|NNP|4|obj',
    'A|DT|3|det rocket|NN|3|compound salvo|NN|4|nsubj hit|VBD|0|root Safed|NNP|4|obj',
  ],
  [
    'a noun with a preposition makes no clause',
    'Ali|NNP|2|nsubj gave|VBD|0|root way|NN|2|obj to|TO|5|mark protesters|NNS|2|advcl',
    'Ali|NNP|2|nsubj gave|VBD|0|root way|NN|2|obj to|TO|5|case protesters|NNS|2|obl',
  ],
  [
    'what one is kept from is a deed',
    'Ali|NNP|2|nsubj banned|VBD|0|root them|PRP|2|obj from|IN|5|mark entering|NN|2|advcl',
    'Ali|NNP|2|nsubj banned|VBD|0|root them|PRP|2|obj from|IN|5|mark entering|VBG|2|advcl',
  ],
  [
    'a particle is completed by what stands behind it',
    'Ali|NNP|2|nsubj ruled|VBD|0|root out|RP|2|compound:prt cutting|VBG|2|advcl aid|NN|4|obj',
    'Ali|NNP|2|nsubj ruled|VBD|0|root out|RP|2|compound:prt cutting|VBG|2|xcomp aid|NN|4|obj',
  ],
  [
    'a modifier right before a participle that is the verb is its subject',
    'The|DT|4|det premier|JJ|4|amod voiced|VBN|4|amod hope|NN|0|root .|.|4|punct',
    'The|DT|2|det premier|NN|3|nsubj voiced|VBD|0|root hope|NN|3|obj .|.|3|punct',
  ],
  [
    'and so is the noun behind whose phrase it stands',
    'The|DT|2|det closure|NN|0|root of|IN|7|case the|DT|7|det crossing|VBG|7|amod faced|VBN|7|amod criticism|NN|2|nmod .|.|2|punct',
    'The|DT|2|det closure|NN|6|nsubj of|IN|5|case the|DT|5|det crossing|NN|2|nmod faced|VBD|0|root criticism|NN|6|obj .|.|6|punct',
  ],
  [
    'two stand between, and the second is no subject',
    'A|DT|2|det fight|NN|8|nsubj between|IN|4|case marines|NNS|2|nmod and|CC|7|cc the|DT|7|det cartel|NN|8|nsubj lasted|VBD|0|root',
    'A|DT|2|det fight|NN|8|nsubj between|IN|4|case marines|NNS|2|nmod and|CC|7|cc the|DT|7|det cartel|NN|4|conj lasted|VBD|0|root',
  ],
  [
    'a clause of which "that" is the subject is one of a noun',
    'Rows|NNS|2|nsubj flared|VBD|0|root over|IN|4|mark shelling|VBG|2|advcl that|WDT|6|nsubj killed|VBD|4|ccomp nine|CD|6|obj',
    'Rows|NNS|2|nsubj flared|VBD|0|root over|IN|4|case shelling|NN|2|obl that|WDT|6|nsubj killed|VBD|4|acl:relcl nine|CD|6|obj',
  ],
  [
    'who is joined to a state is not part of its name',
    'The|DT|2|det Republic|NNP|7|nsubj of|IN|4|case Congo|NNP|2|nmod and|CC|6|cc Gabon|NNP|4|conj met|VBD|0|root',
    'The|DT|2|det Republic|NNP|7|nsubj of|IN|4|case Congo|NNP|2|nmod and|CC|6|cc Gabon|NNP|2|conj met|VBD|0|root',
  ],
  [
    'behind a comma a relative pronoun is the subject of the next verb',
    'It|PRP|2|nsubj:pass was|VBD|0|root quoted|VBN|2|dep by|IN|5|case Iran|NNP|3|obl:agent ,|,|5|punct which|WDT|3|nsubj:pass last|JJ|9|amod month|NN|10|nsubj rejected|VBD|2|ccomp it|PRP|10|obj',
    'It|PRP|2|nsubj:pass was|VBD|0|root quoted|VBN|2|dep by|IN|5|case Iran|NNP|3|obl:agent ,|,|5|punct which|WDT|10|nsubj last|JJ|9|amod month|NN|10|obl:unmarked rejected|VBD|5|acl:relcl it|PRP|10|obj',
  ],
  [
    'a noun is joined to the object before it',
    'Chad|NNP|2|nsubj hailed|VBD|0|root the|DT|4|det truce|NN|2|obj and|CC|7|cc the|DT|7|det release|NN|2|conj',
    'Chad|NNP|2|nsubj hailed|VBD|0|root the|DT|4|det truce|NN|2|obj and|CC|7|cc the|DT|7|det release|NN|4|conj',
  ],
  [
    'behind a particle a bare noun is the object',
    'Oslo|NNP|2|nsubj ticked|VBD|0|root off|RP|2|compound:prt Paris|NNP|2|obl',
    'Oslo|NNP|2|nsubj ticked|VBD|0|root off|RP|2|compound:prt Paris|NNP|2|obj',
  ],
  [
    'what is ambushed near a town is ambushed there',
    'They|PRP|2|nsubj ambushed|VBD|0|root a|DT|4|det convoy|NN|2|obj near|IN|6|case Gao|NNP|4|nmod',
    'They|PRP|2|nsubj ambushed|VBD|0|root a|DT|4|det convoy|NN|2|obj near|IN|6|case Gao|NNP|2|obl',
  ],
  [
    'one is kept under arrest',
    'They|PRP|2|nsubj keep|VBP|0|root the|DT|4|det president|NN|2|obj under|IN|6|case arrest|NN|4|nmod',
    'They|PRP|2|nsubj keep|VBP|0|root the|DT|4|det president|NN|2|obj under|IN|6|case arrest|NN|2|obl',
  ],
  [
    'what is imported comes from somewhere',
    'Peru|NNP|2|nsubj imports|VBZ|0|root most|JJS|2|obj of|IN|6|case its|PRP$|6|nmod:poss oil|NN|3|nmod from|IN|8|case Chad|NNP|6|nmod',
    'Peru|NNP|2|nsubj imports|VBZ|0|root most|JJS|2|obj of|IN|6|case its|PRP$|6|nmod:poss oil|NN|3|nmod from|IN|8|case Chad|NNP|2|obl',
  ],
  [
    'a plural between two nouns of a phrase is no predicate',
    'Ali|NNP|6|nsubj called|VBN|1|acl for|IN|5|case a|DT|5|det war|NN|6|compound crimes|VBZ|0|root inquiry|NN|6|obj .|.|6|punct',
    'Ali|NNP|2|nsubj called|VBD|0|root for|IN|5|case a|DT|5|det war|NN|7|compound crimes|NNS|7|compound inquiry|NN|2|obl .|.|2|punct',
  ],
  [
    'what somebody says behind a comma is said of what stands before',
    'Peru|NNP|3|nsubj must|MD|3|aux pay|VB|0|root ,|,|3|punct Ali|NNP|6|nsubj said|VBD|3|conj .|.|3|punct',
    'Peru|NNP|3|nsubj must|MD|3|aux pay|VB|0|root ,|,|3|punct Ali|NNP|6|nsubj said|VBD|3|parataxis .|.|3|punct',
  ],
  [
    'a bare name between commas is that of the official before it',
    'By|IN|4|case a|DT|4|det top|JJ|4|amod official|NN|0|root ,|,|6|punct Ali|NNP|4|conj Duale|NNP|6|flat ,|,|10|punct and|CC|10|cc Rome|NNP|4|conj',
    'By|IN|4|case a|DT|4|det top|JJ|4|amod official|NN|0|root ,|,|6|punct Ali|NNP|4|appos Duale|NNP|6|flat ,|,|10|punct and|CC|10|cc Rome|NNP|4|conj',
  ],
  [
    'what something is called is no second thing',
    'Ali|NNP|2|nsubj called|VBD|0|root the|DT|4|det deal|NN|2|obj a|DT|6|det failure|NN|4|appos',
    'Ali|NNP|2|nsubj called|VBD|0|root the|DT|4|det deal|NN|2|obj a|DT|6|det failure|NN|2|xcomp',
  ],
  [
    'a charge is laid by the accuser, whatever is said of the accused',
    'Ali|NNP|2|nsubj accuses|VBZ|0|root Omar|NNP|2|obj who|WP|5|nsubj lives|VBZ|3|acl:relcl abroad|RB|5|advmod of|IN|8|mark plotting|VBG|5|advcl',
    'Ali|NNP|2|nsubj accuses|VBZ|0|root Omar|NNP|2|obj who|WP|5|nsubj lives|VBZ|3|acl:relcl abroad|RB|5|advmod of|IN|8|mark plotting|VBG|2|advcl',
  ],
  [
    'an attack kills, not the place of it',
    'An|DT|2|det attack|NN|0|root in|IN|4|case Quetta|NNP|2|nmod that|WDT|6|nsubj killed|VBD|4|acl:relcl nine|CD|6|obj',
    'An|DT|2|det attack|NN|0|root in|IN|4|case Quetta|NNP|2|nmod that|WDT|6|nsubj killed|VBD|2|acl:relcl nine|CD|6|obj',
  ],
  [
    'who lives somewhere is meant by what is said of him there',
    'An|DT|2|det attack|NN|0|root on|IN|4|case rebels|NNS|2|nmod who|WP|6|nsubj killed|VBD|4|acl:relcl nine|CD|6|obj',
    null,
  ],
  [
    'two who hold offices told before their names',
    'Minister|NNP|10|nsubj for|IN|3|case Trade|NNP|1|nmod Ali|NNP|3|appos and|CC|6|cc Minister|NNP|4|conj for|IN|8|case Defence|NNP|9|compound Omar|NNP|4|flat met|VBD|0|root',
    'Minister|NNP|10|nsubj for|IN|3|case Trade|NNP|1|nmod Ali|NNP|1|appos and|CC|6|cc Minister|NNP|1|conj for|IN|8|case Defence|NNP|6|nmod Omar|NNP|6|appos met|VBD|0|root',
  ],
  [
    'how strongly one condemns stands before what one condemns',
    'Oslo|NNP|2|nsubj condemns|VBZ|0|root in|IN|6|case the|DT|6|det strongest|JJS|6|amod terms|NNS|2|obl the|DT|8|det raid|NN|6|appos .|.|2|punct',
    'Oslo|NNP|2|nsubj condemns|VBZ|0|root in|IN|6|case the|DT|6|det strongest|JJS|6|amod terms|NNS|2|obl the|DT|8|det raid|NN|2|obj .|.|2|punct',
  ],
  [
    'terms that are told behind a comma are no object',
    'Oslo|NNP|2|nsubj agreed|VBD|0|root on|IN|4|case terms|NNS|2|obl ,|,|6|punct details|NNS|4|appos .|.|2|punct',
    null,
  ],
  [
    'who reports at the end tells all that stands before',
    'Rebels|NNS|2|nsubj fled|VBD|0|root the|DT|4|det town|NN|2|obj ,|,|8|punct state|NN|7|compound media|NNS|8|compound report|NN|4|appos .|.|2|punct',
    'Rebels|NNS|2|nsubj fled|VBD|8|ccomp the|DT|4|det town|NN|2|obj ,|,|8|punct state|NN|7|compound media|NNS|8|nsubj report|VBZ|0|root .|.|8|punct',
  ],
  [
    'a report of one is a paper',
    'Iran|NNP|2|nsubj sent|VBD|0|root arms|NNS|2|obj ,|,|7|punct a|DT|7|det UN|NNP|7|compound report|NN|3|appos .|.|2|punct',
    null,
  ],
  [
    'a noun joined to a deed is the next deed’s subject',
    'Oslo|NNP|2|nsubj backs|VBZ|0|root it|PRP|2|obj but|CC|5|cc Ali|NNP|2|conj rejected|VBD|2|conj it|PRP|6|obj .|.|2|punct',
    'Oslo|NNP|2|nsubj backs|VBZ|0|root it|PRP|2|obj but|CC|6|cc Ali|NNP|6|nsubj rejected|VBD|2|conj it|PRP|6|obj .|.|2|punct',
  ],
  [
    'a deed behind one comma goes on with the first one’s doer',
    'Oslo|NNP|2|nsubj condemned|VBD|0|root raids|NNS|2|obj and|CC|5|cc sieges|NNS|3|conj ,|,|7|punct called|VBD|2|conj it|PRP|7|obj .|.|2|punct',
    null,
  ],
  [
    'a place with a comma behind it is no root',
    'Near|IN|2|case Mosul|NNP|0|root ,|,|5|punct five|CD|5|nummod strikes|NNS|2|appos engaged|VBN|5|acl units|NNS|6|obj .|.|2|punct',
    'Near|IN|2|case Mosul|NNP|6|obl ,|,|5|punct five|CD|5|nummod strikes|NNS|6|nsubj engaged|VBD|0|root units|NNS|6|obj .|.|6|punct',
  ],
  [
    'who is asked may have a phrase of his own',
    'Oslo|NNP|2|nsubj urged|VBD|0|root parties|NNS|2|obj to|IN|6|case the|DT|6|det truce|NN|3|nmod to|TO|8|mark stop|VB|6|acl .|.|2|punct',
    'Oslo|NNP|2|nsubj urged|VBD|0|root parties|NNS|2|obj to|IN|6|case the|DT|6|det truce|NN|3|nmod to|TO|8|mark stop|VB|2|xcomp .|.|2|punct',
  ],
  [
    'what a coalition is for belongs to it',
    'Oslo|NNP|2|nsubj backed|VBD|0|root the|DT|4|det coalition|NN|2|obj to|TO|6|mark fight|VB|2|advcl them|PRP|6|obj .|.|2|punct',
    'Oslo|NNP|2|nsubj backed|VBD|0|root the|DT|4|det coalition|NN|2|obj to|TO|6|mark fight|VB|4|acl them|PRP|6|obj .|.|2|punct',
  ],
  [
    'a call for something that follows a verb in the present is one',
    'Oslo|NNP|2|nsubj condemns|VBZ|0|root violence|NN|2|obj and|CC|5|cc calls|NNS|3|conj for|IN|7|case talks|NNS|5|nmod .|.|2|punct',
    'Oslo|NNP|2|nsubj condemns|VBZ|0|root violence|NN|2|obj and|CC|5|cc calls|VBZ|2|conj for|IN|7|case talks|NNS|5|obl .|.|2|punct',
  ],
  [
    'calls beside a noun in the past are none',
    'Oslo|NNP|2|nsubj ignored|VBD|0|root protests|NNS|2|obj and|CC|5|cc calls|NNS|3|conj for|IN|7|case talks|NNS|5|nmod .|.|2|punct',
    null,
  ],
  [
    'every member of a list hangs on the first',
    'Oslo|NNP|6|nsubj ,|,|3|punct Rome|NNP|1|conj and|CC|5|cc Bern|NNP|3|conj agreed|VBD|0|root .|.|6|punct',
    'Oslo|NNP|6|nsubj ,|,|3|punct Rome|NNP|1|conj and|CC|5|cc Bern|NNP|1|conj agreed|VBD|0|root .|.|6|punct',
  ],
  [
    'offices behind a name are those of the one named',
    'Ali|NNP|8|nsubj Duale|NNP|1|flat ,|,|4|punct minister|NN|1|conj and|CC|6|cc envoy|NN|1|conj ,|,|4|punct left|VBD|0|root',
    'Ali|NNP|8|nsubj Duale|NNP|1|flat ,|,|4|punct minister|NN|1|appos and|CC|6|cc envoy|NN|4|conj ,|,|4|punct left|VBD|0|root',
  ],
  [
    'who tells behind what is told is no part of it, whatever name stands between',
    'Peru|NNP|2|nsubj votes|VBZ|0|root in|IN|4|case May|NNP|2|obl ,|,|7|punct the|DT|7|det envoy|NN|4|appos ,|,|9|punct Ruiz|NNP|7|appos ,|,|7|punct said|VBD|2|parataxis .|.|2|punct',
    'Peru|NNP|2|nsubj votes|VBZ|0|root in|IN|4|case May|NNP|2|obl ,|,|7|punct the|DT|7|det envoy|NN|11|nsubj ,|,|9|punct Ruiz|NNP|7|appos ,|,|7|punct said|VBD|2|parataxis .|.|2|punct',
  ],
  [
    'a bomb says nothing',
    'Bombs|NNS|10|nsubj hit|VBN|1|acl Goma|NNP|2|obj ,|,|6|punct the|DT|6|det envoy|NN|3|appos ,|,|8|punct Ruiz|NNP|6|appos ,|,|1|punct said|VBD|0|root .|.|10|punct',
    'Bombs|NNS|2|nsubj hit|VBD|10|ccomp Goma|NNP|2|obj ,|,|6|punct the|DT|6|det envoy|NN|10|nsubj ,|,|8|punct Ruiz|NNP|6|appos ,|,|6|punct said|VBD|0|root .|.|10|punct',
  ],
  [
    'a verb behind a clause takes the last member of a list for its subject',
    'Chad|NNP|2|nsubj backs|VBZ|0|root the|DT|4|det pact|NN|2|obj but|CC|6|cc Niger|NNP|4|conj rejects|VBZ|2|parataxis it|PRP|7|obj .|.|2|punct',
    'Chad|NNP|2|nsubj backs|VBZ|0|root the|DT|4|det pact|NN|2|obj but|CC|7|cc Niger|NNP|7|nsubj rejects|VBZ|2|conj it|PRP|7|obj .|.|2|punct',
  ],
  [
    'a year is no part of the name behind it',
    'In|IN|2|case 2013|CD|3|nummod Peru|NNP|4|obl withdrew|VBD|0|root .|.|4|punct',
    'In|IN|2|case 2013|CD|4|obl Peru|NNP|4|nsubj withdrew|VBD|0|root .|.|4|punct',
  ],
  [
    'what somebody is accused of is a deed',
    'Peru|NNP|2|nsubj accused|VBD|0|root Chile|NNP|2|obj of|IN|7|case waging|VBG|7|amod economic|JJ|7|amod war|NN|3|nmod .|.|2|punct',
    'Peru|NNP|2|nsubj accused|VBD|0|root Chile|NNP|2|obj of|IN|5|mark waging|VBG|2|advcl economic|JJ|7|amod war|NN|5|obj .|.|2|punct',
  ],
  [
    'what somebody is told is told him, and no clause about him',
    'Peru|NNP|2|nsubj told|VBD|0|root the|DT|4|det envoy|NN|2|iobj that|IN|8|mark Chad|NNP|8|nsubj must|MD|8|aux pay|VB|4|acl .|.|2|punct',
    'Peru|NNP|2|nsubj told|VBD|0|root the|DT|4|det envoy|NN|2|iobj that|IN|8|mark Chad|NNP|8|nsubj must|MD|8|aux pay|VB|2|ccomp .|.|2|punct',
  ],
  [
    'what a bill is to do belongs to it, and the day to the vote',
    'Peru|NNP|2|nsubj passed|VBD|0|root a|DT|4|det bill|NN|2|obj to|TO|6|mark tax|VB|2|advcl banks|NNS|6|obj on|IN|9|case Monday|NNP|7|nmod .|.|2|punct',
    'Peru|NNP|2|nsubj passed|VBD|0|root a|DT|4|det bill|NN|2|obj to|TO|6|mark tax|VB|4|acl banks|NNS|6|obj on|IN|9|case Monday|NNP|2|obl .|.|2|punct',
  ],
  [
    'what a deadline is for belongs to it',
    'Peru|NNP|2|nsubj missed|VBD|0|root a|DT|4|det deadline|NN|2|obj for|IN|7|case a|DT|7|det deal|NN|2|obl .|.|2|punct',
    'Peru|NNP|2|nsubj missed|VBD|0|root a|DT|4|det deadline|NN|2|obj for|IN|7|case a|DT|7|det deal|NN|4|nmod .|.|2|punct',
  ],
  [
    'how long a plan is for does not',
    'Peru|NNP|2|nsubj kept|VBD|0|root the|DT|4|det plan|NN|2|obj for|IN|6|case months|NNS|2|obl .|.|2|punct',
    null,
  ],
  [
    'a verb is joined to a verb, not to what completes it',
    'We|PRP|2|nsubj remain|VBP|0|root concerned|JJ|2|xcomp and|CC|5|cc condemn|VB|3|conj raids|NNS|5|obj .|.|2|punct',
    'We|PRP|2|nsubj remain|VBP|0|root concerned|JJ|2|xcomp and|CC|5|cc condemn|VB|2|conj raids|NNS|5|obj .|.|2|punct',
  ],
  [
    'behind a relative clause about its subject the past is the predicate',
    'Ali|NNP|0|root ,|,|5|punct who|WP|5|nsubj is|VBZ|5|cop ill|JJ|1|acl:relcl ,|,|7|punct called|VBN|1|acl for|IN|9|case talks|NNS|7|obl .|.|1|punct',
    'Ali|NNP|7|nsubj ,|,|5|punct who|WP|5|nsubj is|VBZ|5|cop ill|JJ|1|acl:relcl ,|,|7|punct called|VBD|0|root for|IN|9|case talks|NNS|7|obl .|.|7|punct',
  ],
  [
    'how much longer is no agent',
    'Sanctions|NNS|3|nsubj:pass were|VBD|3|aux:pass extended|VBN|0|root by|IN|6|case six|CD|6|nummod months|NNS|3|obl:agent .|.|3|punct',
    'Sanctions|NNS|3|nsubj:pass were|VBD|3|aux:pass extended|VBN|0|root by|IN|6|case six|CD|6|nummod months|NNS|3|obl .|.|3|punct',
  ],
  [
    'a participle behind the noun becomes the predicate of a sentence without one',
    'A|DT|2|det warship|NN|0|root patrolled|VBN|2|acl near|IN|5|case Taiwan|NNP|3|obl .|.|2|punct',
    'A|DT|2|det warship|NN|3|nsubj patrolled|VBD|0|root near|IN|5|case Taiwan|NNP|3|obl .|.|3|punct',
  ],
  [
    'so does one between two nouns, and the first is its subject',
    'The|DT|5|det Red|NNP|5|amod Cross|NNP|5|compound delivered|VBN|5|amod food|NN|0|root .|.|5|punct',
    'The|DT|3|det Red|NNP|3|amod Cross|NNP|4|nsubj delivered|VBD|0|root food|NN|4|obj .|.|4|punct',
  ],
  [
    'one with a subject and no auxiliary is a past tense',
    'Madrid|NNP|2|nsubj:pass called|VBN|0|root in|RP|2|compound:prt the|DT|5|det envoy|NN|2|obj .|.|2|punct',
    'Madrid|NNP|2|nsubj called|VBD|0|root in|RP|2|compound:prt the|DT|5|det envoy|NN|2|obj .|.|2|punct',
  ],
  [
    'one with an agent stays what it is',
    'A|DT|2|det house|NN|0|root damaged|VBN|2|acl by|IN|5|case shells|NNS|3|obl:agent .|.|2|punct',
    null,
  ],
  ['a title without a full stop stays one', 'Rebels|NNS|0|root driven|VBN|1|acl from|IN|4|case Goma|NNP|2|obl', null],
  [
    'a noun before a finite verb is its subject',
    'Canada|NNP|2|compound champions|VBZ|0|root a|DT|4|det treaty|NN|2|obj .|.|2|punct',
    'Canada|NNP|2|nsubj champions|VBZ|0|root a|DT|4|det treaty|NN|2|obj .|.|2|punct',
  ],
  [
    'a subject hung on an auxiliary is the verb’s',
    'Chile|NNP|2|nsubj has|VBZ|3|aux agreed|VBN|0|root .|.|3|punct',
    'Chile|NNP|3|nsubj has|VBZ|3|aux agreed|VBN|0|root .|.|3|punct',
  ],
  [
    'one auxiliary serves two verbs',
    'Chile|NNP|3|nsubj has|VBZ|3|aux met|VBN|0|root and|CC|5|cc urged|VBD|3|conj Peru|NNP|5|obj .|.|3|punct',
    'Chile|NNP|3|nsubj has|VBZ|3|aux met|VBN|0|root and|CC|5|cc urged|VBN|3|conj Peru|NNP|5|obj .|.|3|punct',
  ],
  [
    '“and” after “between” joins those between whom it stands',
    'Talks|NNS|0|root between|IN|3|case Chad|NNP|1|nmod and|CC|5|cc Niger|NNP|1|conj',
    'Talks|NNS|0|root between|IN|3|case Chad|NNP|1|nmod and|CC|5|cc Niger|NNP|3|conj',
  ],
  [
    'an adjective behind the verb has no noun of its own',
    'They|PRP|2|nsubj called|VBD|0|root the|DT|5|det fee|NN|5|compound unfair|JJ|2|xcomp',
    'They|PRP|2|nsubj called|VBD|0|root the|DT|4|det fee|NN|2|obj unfair|JJ|2|xcomp',
  ],
  [
    'of two objects of “give” the first is the indirect one',
    'Poland|NNP|2|nsubj gave|VBD|0|root them|PRP|2|obj three|CD|5|nummod days|NNS|2|obj',
    'Poland|NNP|2|nsubj gave|VBD|0|root them|PRP|2|iobj three|CD|5|nummod days|NNS|2|obj',
  ],
  [
    'a preposition before a subject belongs to the name before it',
    'In|IN|3|case April|NNP|3|compound Iran|NNP|4|nsubj struck|VBD|0|root',
    'In|IN|2|case April|NNP|4|obl Iran|NNP|4|nsubj struck|VBD|0|root',
  ],
  [
    'what follows “is due” is no subject',
    'He|PRP|3|nsubj is|VBZ|3|cop due|JJ|0|root to|TO|5|mark speak|VB|3|csubj',
    'He|PRP|3|nsubj is|VBZ|3|cop due|JJ|0|root to|TO|5|mark speak|VB|3|xcomp',
  ],
  [
    'who stands before “he said” is the subject of what follows',
    'Chad|NNP|6|vocative ,|,|1|punct he|PRP|4|nsubj said|VBD|6|parataxis ,|,|4|punct wanted|VBD|0|root peace|NN|6|obj',
    'Chad|NNP|6|nsubj ,|,|1|punct he|PRP|4|nsubj said|VBD|6|parataxis ,|,|4|punct wanted|VBD|0|root peace|NN|6|obj',
  ],
  [
    'who is told what she is by an apposition is the subject of the participle behind it',
    'Holm|NNP|0|root ,|,|4|punct the|DT|4|det premier|NN|1|appos ,|,|6|punct called|VBN|1|acl for|IN|8|case talks|NNS|6|obl .|.|1|punct',
    'Holm|NNP|6|nsubj ,|,|4|punct the|DT|4|det premier|NN|1|appos ,|,|6|punct called|VBD|0|root for|IN|8|case talks|NNS|6|obl .|.|6|punct',
  ],
  [
    'what is asked with “will” and a subject is a verb, and nobody is called upon',
    'Will|MD|4|aux the|DT|3|det king|NN|4|nsubj visit|NN|0|root Tokyo|NNP|4|vocative in|IN|7|case June|NNP|4|nmod',
    'Will|MD|4|aux the|DT|3|det king|NN|4|nsubj visit|VB|0|root Tokyo|NNP|4|obj in|IN|7|case June|NNP|4|obl',
  ],
  [
    'of two clauses on one noun the first says the second',
    'A|DT|2|det camp|NN|0|root which|WDT|7|nsubj:pass Chad|NNP|5|nsubj says|VBZ|2|acl:relcl was|VBD|7|aux:pass attacked|VBN|2|acl:relcl',
    'A|DT|2|det camp|NN|0|root which|WDT|7|nsubj:pass Chad|NNP|5|nsubj says|VBZ|2|acl:relcl was|VBD|7|aux:pass attacked|VBN|5|ccomp',
  ],
  [
    'one is accused of a deed, whatever kind one is',
    'Chad|NNP|2|nsubj accused|VBD|0|root Niger|NNP|2|obj of|IN|5|mark backing|VBG|3|acl rebels|NNS|5|obj',
    'Chad|NNP|2|nsubj accused|VBD|0|root Niger|NNP|2|obj of|IN|5|mark backing|VBG|2|advcl rebels|NNS|5|obj',
  ],
  [
    'hours before a clause tell when',
    'Talks|NNS|2|nsubj collapsed|VBD|0|root hours|NNS|2|obj after|IN|6|mark they|PRP|6|nsubj began|VBD|2|advcl',
    'Talks|NNS|2|nsubj collapsed|VBD|0|root hours|NNS|2|obl:unmarked after|IN|6|mark they|PRP|6|nsubj began|VBD|2|advcl',
  ],
  [
    'nobody is told that forces attacked by “said forces”',
    'Kyiv|NNP|2|nsubj said|VBD|0|root troops|NNS|2|iobj shelled|VBN|2|ccomp Kherson|NNP|4|obj',
    'Kyiv|NNP|2|nsubj said|VBD|0|root troops|NNS|4|nsubj shelled|VBD|2|ccomp Kherson|NNP|4|obj',
  ],
  [
    'what is seen to be done is no circumstance',
    'It|PRP|3|nsubj has|VBZ|3|aux seen|VBN|0|root states|NNS|3|obj announce|VBP|3|advcl boycotts|NNS|5|obj',
    'It|PRP|3|nsubj has|VBZ|3|aux seen|VBN|0|root states|NNS|3|obj announce|VBP|3|xcomp boycotts|NNS|5|obj',
  ],
  [
    'what looks like no plural is a verb',
    'It|PRP|2|nsubj urges|VBZ|0|root them|PRP|2|obj to|TO|5|mark go|VB|2|xcomp and|CC|7|cc warns|NNS|5|conj that|IN|9|mark fail|VBP|7|ccomp',
    'It|PRP|2|nsubj urges|VBZ|0|root them|PRP|2|obj to|TO|5|mark go|VB|2|xcomp and|CC|7|cc warns|VBZ|2|conj that|IN|9|mark fail|VBP|7|ccomp',
  ],
  [
    'what an office is for belongs to the office right before',
    'Holm|NNP|0|root ,|,|3|punct Premier|NN|1|appos and|CC|5|cc Minister|NN|3|conj for|IN|8|case Foreign|JJ|8|amod Affairs|NNS|3|nmod',
    'Holm|NNP|0|root ,|,|3|punct Premier|NN|1|appos and|CC|5|cc Minister|NN|3|conj for|IN|8|case Foreign|JJ|8|amod Affairs|NNS|5|nmod',
  ],
  [
    '“and” before a name of two words joins the name',
    'Peru|NNP|5|nsubj and|CC|3|cc South|NNP|4|compound Korea|NNP|1|conj agree|VBP|0|root',
    'Peru|NNP|5|nsubj and|CC|4|cc South|NNP|4|compound Korea|NNP|1|conj agree|VBP|0|root',
  ],
  [
    'what is declined is completed by an infinitive',
    'He|PRP|2|nsubj declined|VBD|0|root to|TO|4|mark comment|VB|2|obl',
    'He|PRP|2|nsubj declined|VBD|0|root to|TO|4|mark comment|VB|2|xcomp',
  ],
  [
    'an adverb has no object: “back” is the verb',
    'States|NNS|0|root back|RB|1|advmod the|DT|4|det deal|NN|1|appos',
    'States|NNS|2|nsubj back|VBZ|0|root the|DT|4|det deal|NN|2|obj',
  ],
  [
    '“back” behind an object is an adverb',
    'It|PRP|2|nsubj sent|VBD|0|root ships|NNS|2|obj back|RB|2|advmod the|DT|7|det next|JJ|7|amod day|NN|2|obl:unmarked',
    null,
  ],
  [
    'what “for” marks is no object',
    'They|PRP|3|nsubj are|VBP|3|aux campaigning|VBG|0|root for|IN|6|case a|DT|6|det ban|NN|3|obj',
    'They|PRP|3|nsubj are|VBP|3|aux campaigning|VBG|0|root for|IN|6|case a|DT|6|det ban|NN|3|obl',
  ],
  [
    '“ago” tells when, not who',
    'Years|NNS|2|obl:unmarked ago|RB|3|advmod monks|NNS|4|nsubj fled|VBD|0|root',
    'Years|NNS|2|obl:unmarked ago|RB|4|advmod monks|NNS|4|nsubj fled|VBD|0|root',
  ],
  [
    'a date with its year between commas stands before its noun',
    'He|PRP|2|nsubj recalled|VBD|0|root the|DT|5|det Aug.|NNP|5|nmod:unmarked 4|CD|2|obj ,|,|7|punct 2009|CD|5|nmod:unmarked ,|,|9|punct raid|VBN|2|parataxis by|IN|11|case Chad|NNP|9|obl',
    'He|PRP|2|nsubj recalled|VBD|0|root the|DT|9|det Aug.|NNP|9|nmod:unmarked 4|CD|4|nummod ,|,|9|punct 2009|CD|4|nmod:unmarked ,|,|9|punct raid|NN|2|obj by|IN|11|case Chad|NNP|9|obl',
  ],
  [
    'behind an object a verb without “to” before a bare noun is that noun’s',
    'She|PRP|2|nsubj wanted|VBD|0|root Chad|NNP|2|obj combat|VB|2|xcomp troops|NNS|4|obj to|TO|7|mark leave|VB|4|advcl',
    'She|PRP|2|nsubj wanted|VBD|0|root Chad|NNP|5|compound combat|NN|5|compound troops|NNS|2|obj to|TO|7|mark leave|VB|5|acl',
  ],
  [
    'of an active verb nobody is the agent, though his name ends with a common noun',
    'It|PRP|2|nsubj condemns|VBZ|0|root aggression|NN|2|obj against|IN|5|case Chad|NNP|3|nmod by|IN|8|case the|DT|8|det Federation|NN|2|obl',
    'It|PRP|2|nsubj condemns|VBZ|0|root aggression|NN|2|obj against|IN|5|case Chad|NNP|3|nmod by|IN|8|case the|DT|8|det Federation|NN|3|nmod',
  ],
])('%s', (_, tree, expected) => {
  expect(mended(tree)).toBe(expected ?? tree)
})
