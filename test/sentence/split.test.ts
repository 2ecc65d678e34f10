import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSentences } from '../../src/sentence/index.ts'

const split = (text: string) => readSentences(text).map(s => text.slice(...s.span))

describe('sentence ends', () => {
  it.each<[string, string[]]>([
    ['It rained. We left.', ['It rained.', 'We left.']],
    ['Mr. Lund met Gen. Sato. They spoke.', ['Mr. Lund met Gen. Sato.', 'They spoke.']],
    ['He lives in the U.S. The embassy is closed.', ['He lives in the U.S.', 'The embassy is closed.']],
    ['The U.S. Embassy is closed.', ['The U.S. Embassy is closed.']],
    ['She saw J. R. Olsen there.', ['She saw J. R. Olsen there.']],
    ['“We left,” he said. “It rained.” They stayed.', ['“We left,” he said.', '“It rained.”', 'They stayed.']],
    ['“Why now?” Lind asked. Nobody knew.', ['“Why now?” Lind asked.', 'Nobody knew.']],
    ['"Stop!" he cried.', ['"Stop!" he cried.']],
    ['Grain prices rose 3.5 percent. Oil fell.', ['Grain prices rose 3.5 percent.', 'Oil fell.']],
    ['Ministers meet in Oslo\n\nThe ministers met.', ['Ministers meet in Oslo', 'The ministers met.']],
    ['Ministers meet in Oslo\nThe ministers met.', ['Ministers meet in Oslo', 'The ministers met.']],
    ['The ministers met in Oslo and\nthen flew home.', ['The ministers met in Oslo and\nthen flew home.']],
    ['They agreed to:\n- end the ban\n- open the port', ['They agreed to:', '- end the ban', '- open the port']],
    ['He paused... Then he left.', ['He paused...', 'Then he left.']],
    ['He paused... and left.', ['He paused... and left.']],
    ['(It rained.) We left.', ['(It rained.)', 'We left.']],
    ['The talks begin at 5 p.m. on Monday.', ['The talks begin at 5 p.m. on Monday.']],
    ['Acme Inc. of Ohio sued. It lost.', ['Acme Inc. of Ohio sued.', 'It lost.']],
    ['OSLO (Agency) – Norway left the talks.', ['OSLO (Agency) –', 'Norway left the talks.']],
    ['OSLO, March 3 — Norway left the talks.', ['OSLO, March 3 —', 'Norway left the talks.']],
    ['LA PAZ, Bolivia -- Bolivia left the talks.', ['LA PAZ, Bolivia --', 'Bolivia left the talks.']],
    ['KIGALI (Agency): Rwanda left the talks.', ['KIGALI (Agency):', 'Rwanda left the talks.']],
    ['Quito, March 8 (EFE) The talks failed.', ['Quito, March 8 (EFE)', 'The talks failed.']],
    ['Quito, Ecuador - Ecuador left the talks.', ['Quito, Ecuador -', 'Ecuador left the talks.']],
    ['OSLO/LA PAZ (Agency) - Norway left.', ['OSLO/LA PAZ (Agency) -', 'Norway left.']],
    ['Oslo/Lima, 4 May 2026 – Norway left.', ['Oslo/Lima, 4 May 2026 –', 'Norway left.']],
    ['OSLO and LIMA — Norway left.', ['OSLO and LIMA —', 'Norway left.']],
    ['(Oslo) – Norway left.', ['(Oslo) –', 'Norway left.']],
    ['(Oslo, May 4, 2026) – Norway left.', ['(Oslo, May 4, 2026) –', 'Norway left.']],
    ['OSLO. April 3. AGENCY - Norway left.', ['OSLO. April 3. AGENCY -', 'Norway left.']],
    ['OSLO, April 3. /NTB/. Norway left.', ['OSLO, April 3. /NTB/.', 'Norway left.']],
    ['OSLO, Jun. 10 (NTB) – Norway left.', ['OSLO, Jun. 10 (NTB) –', 'Norway left.']],
    ['New Oslo [Norway], May 5 (NTB): Norway left.', ['New Oslo [Norway], May 5 (NTB):', 'Norway left.']],
    ['OSLO, May 4, 2026 /Newswire/ -- Norway left.', ['OSLO, May 4, 2026 /Newswire/ --', 'Norway left.']],
    ['Oslo, Norway (NTB) — Norway left.', ['Oslo, Norway (NTB) —', 'Norway left.']],
    ['(NTB) — Norway left.', ['(NTB) —', 'Norway left.']],
    ['May 4 (NTB) - Norway left.', ['May 4 (NTB) -', 'Norway left.']],
    ['GENEVA (4 May 2026) – Norway left.', ['GENEVA (4 May 2026) –', 'Norway left.']],
    ['Oslo, 4 May 2026: Norway left.', ['Oslo, 4 May 2026:', 'Norway left.']],
    ['Rio de Janeiro, Brazil — Norway left.', ['Rio de Janeiro, Brazil —', 'Norway left.']],
    ['Washington, D.C.–Speaker Holm left.', ['Washington, D.C.–', 'Speaker Holm left.']],
    ['Oslo, D.C. – May 4, 2026 – Norway left.', ['Oslo, D.C. – May 4, 2026 –', 'Norway left.']],
    ['ISLAMABAD: Norway left.', ['ISLAMABAD:', 'Norway left.']],
    ['LA PAZ —Bolivia left.', ['LA PAZ —', 'Bolivia left.']],
    ['He left. they stayed. etc. and so on', ['He left.', 'they stayed.', 'etc. and so on']],
    ['We met the dog. it barked.', ['We met the dog.', 'it barked.']],
    ['Ann Lee 08/16/2000 12:05 PM I left.', ['Ann Lee', '08/16/2000 12:05 PM', 'I left.']],
    ['We met on 08/16/2000 12:05 PM in Oslo.', ['We met on 08/16/2000 12:05 PM in Oslo.']],
    ['Write to press@gov.example The office is open.', ['Write to press@gov.example', 'The office is open.']],
    ['Ann <ann@gov.example> Our office is open.', ['Ann <ann@gov.example>', 'Our office is open.']],
    ['Write to press@gov.example or call.', ['Write to press@gov.example or call.']],
    [
      'See http://gov.example/a http://gov.example/b Thanks all.',
      ['See http://gov.example/a', 'http://gov.example/b', 'Thanks all.'],
    ],
    ['It is over ======= The ministry', ['It is over', '=======', 'The ministry']],
    ['It is over!!!!!!! The ministry left.', ['It is over!!!!!!!', 'The ministry left.']],
    ['(Oslo Post) Norway left the talks.', ['(Oslo Post)', 'Norway left the talks.']],
    ['(Norway, for one) left the talks.', ['(Norway, for one) left the talks.']],
    ['With best regards, Ann Lee', ['With best regards,', 'Ann Lee']],
    ['He sent his regards, Ann said.', ['He sent his regards, Ann said.']],
    ['On May 4 – Norway left.', ['On May 4 – Norway left.']],
    ['HOLM: Norway left.', ['HOLM: Norway left.']],
    ['Islamabad: Norway left.', ['Islamabad: Norway left.']],
    ['Norway and Peru – Rivals once – left.', ['Norway and Peru – Rivals once – left.']],
    ['Holm (R-Texas): Norway left.', ['Holm (R-Texas): Norway left.']],
    ['(Norway) – the host – left.', ['(Norway) – the host – left.']],
    ['Holm - the first woman in office - left the talks.', ['Holm - the first woman in office - left the talks.']],
    ['Minister Holm (S) left the talks.', ['Minister Holm (S) left the talks.']],
    ['NATO left – Norway stayed.', ['NATO left – Norway stayed.']],
    [
      'it rained today. we left. why not? they stayed :) Good',
      ['it rained today.', 'we left.', 'why not?', 'they stayed :)', 'Good'],
    ],
    ['The dep. head left.', ['The dep. head left.']],
    ['The vote (see p. 4) was held.', ['The vote (see p. 4) was held.']],
    ['', []],
  ])('%j', (text, expected) => {
    expect(split(text)).toEqual(expected)
  })
})

describe('any text', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({
      unit: fc.constantFrom(...`aZ9 .,!?'’"“”()-–—/\\:;@#$%&*_\n\r\t\u00a0\u2029\ud83d\ude00éЖ漢`),
      maxLength: 300,
    }),
    fc
      .array(
        fc.constantFrom('Mr.', 'U.S.', '"', '...', 'word', "n't", '\n', '\n\n', '.', '—', 'http://', '@', '1,000'),
        { maxLength: 60 },
      )
      .map(a => a.join('')),
  )

  it('leaves no token out, makes none up, and keeps order', () => {
    fc.assert(
      fc.property(odd, text => {
        let at = 0
        for (const { span, starts, ends } of readSentences(text)) {
          expect(span).toEqual([starts[0], ends[ends.length - 1]])
          for (let i = 0; i < starts.length; i++) {
            expect(starts[i]).toBeLessThan(ends[i])
            // Between tokens there is only white space.
            expect(text.slice(at, starts[i])).toMatch(/^[\s\p{Cc}\u200b\ufeff\u0085]*$/u)
            at = ends[i]
          }
        }
        expect(text.slice(at)).toMatch(/^[\s\p{Cc}\u200b\ufeff\u0085]*$/u)
      }),
      { numRuns: 4000 },
    )
  })

  it.each([
    ['words without a full stop', 'word '.repeat(20_000)],
    ['one endless word', 'x'.repeat(100_000)],
    ['full stops', '.'.repeat(100_000)],
    ['quotation marks', '"'.repeat(100_000)],
    ['line breaks', '\n'.repeat(100_000)],
    ['apostrophes', "'s".repeat(50_000)],
    ['hyphens', 'a-'.repeat(50_000)],
    ['lone surrogates', '\ud800'.repeat(100_000)],
  ])('cuts %s into sentences of bounded length', (_, text) => {
    for (const sentence of readSentences(text)) expect(sentence.starts.length).toBeLessThanOrEqual(300)
  })

  it('reads the same text the same way', () => {
    const text = 'Ms. Berg left. “Why?” they asked.'
    expect(readSentences(text)).toEqual(readSentences(text))
  })
})
