import { describe, expect, it } from 'vitest'
import { readSentences } from '../../src/sentence/index.ts'

const tokens = (text: string) =>
  readSentences(text).flatMap(s => Array.from(s.starts, (start, i) => text.slice(start, s.ends[i])))

describe('tokens', () => {
  it.each([
    ["They don't agree.", "They|do|n't|agree|."],
    ['They don’t agree.', 'They|do|n’t|agree|.'],
    ["Chile's and the ministers' plans", "Chile|'s|and|the|ministers|'|plans"],
    ['Norway’s claim', 'Norway|’s|claim'],
    ["We'll see; they've gone", "We|'ll|see|;|they|'ve|gone"],
    ['It cannot go on', 'It|can|not|go|on'],
    ['O’Brien and d’Estaing met', 'O’Brien|and|d’Estaing|met'],
    ['a long-standing, well-known ally', 'a|long|-|standing|,|well|-|known|ally'],
    ['non-proliferation and anti-war groups', 'non-proliferation|and|anti-war|groups'],
    ['al-Shabaab', 'al|-|Shabaab'],
    ['the U.S. and the U.K. agreed', 'the|U.S.|and|the|U.K.|agreed'],
    ['Gen. Okafor met Dr. J. Lind', 'Gen.|Okafor|met|Dr.|J.|Lind'],
    ['under No. 2 of Art. 5', 'under|No.|2|of|Art.|5'],
    ['Is it so? The answer is no.', 'Is|it|so|?|The|answer|is|no|.'],
    ['It cost $3.5 billion, or 12%.', 'It|cost|$|3.5|billion|,|or|12|%|.'],
    ['about 10,000 troops, 3,5', 'about|10,000|troops|,|3|,|5'],
    ['at 8:30 on 9/11 and 2019-04-01', 'at|8:30|on|9/11|and|2019-04-01'],
    ['and/or', 'and|/|or'],
    ['Wait... no -- never!!', 'Wait|...|no|--|never|!!'],
    ['“Yes,” she said. (Later.)', '“|Yes|,|”|she|said|.|(|Later|.|)'],
    ['"No," he said', '"|No|,|"|he|said'],
    ['See https://example.org/a-b?c=1, or a.b@example.com.', 'See|https://example.org/a-b?c=1|,|or|a.b@example.com|.'],
    ['told Yahoo! News. Stop!', 'told|Yahoo!|News|.|Stop|!'],
    ['AT&T in the 1990s, the ’90s', 'AT&T|in|the|1990s|,|the|’90s'],
    ['MOSCOW (Agency) – Talks', 'MOSCOW|(|Agency|)|–|Talks'],
    ['It ended.Then came', 'It|ended|.|Then|came'],
    ['• first • second', '•|first|•|second'],
    ['a😀b', 'a|😀|b'],
    ['', ''],
    [' \n\t\u00a0 ', ''],
  ])('%s', (text, expected) => {
    expect(tokens(text).join('|')).toBe(expected)
  })
})
