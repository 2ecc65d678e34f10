// What counts as a report: lines of JSONL, dates, languages.
import { describe, expect, test } from 'vitest'
import { isDate, languageOf, reportOfLine } from '../../src/report/index.ts'

describe('a line of JSONL', () => {
  test('is a report with its fields; others are left aside', () => {
    const line = '{"id":"a","text":"x","title":"t","publisher":null,"published":"2027-03-01","lang":"en"}'
    const report = { id: 'a', text: 'x', title: 't', publisher: null, published: '2027-03-01' }
    expect(reportOfLine(line)).toEqual({ report, doubt: null })
  })

  test('keeps the text as it is', () => {
    const text = ' \u0000\ud800 "\r\n'
    expect(reportOfLine(JSON.stringify({ id: 'a', text }))).toMatchObject({ report: { text } })
  })

  test.each([
    ['{"id":"a"}', '"text"'],
    ['{"text":"x"}', '"id"'],
    ['{"id":"a","text":5}', '"text"'],
    ['{"id":"a","text":"x","title":[]}', '"title"'],
    ['null', 'not a report'],
    ['"words"', 'not a report'],
    ['{"id":', 'not JSON'],
  ])('%s holds none, and says why in one line', (line, wanted) => {
    const given = reportOfLine(line)
    expect(given).toHaveProperty('error', expect.stringContaining(wanted))
    expect('error' in given && given.error).not.toContain('\n')
  })

  test('with a wrong date is read without it', () => {
    const given = reportOfLine('{"id":"a","text":"x","published":"01/02/27"}')
    expect(given).toMatchObject({ report: { published: null }, doubt: expect.stringContaining('01/02/27') })
  })
})

test.each([
  ['2027-03-01', true],
  ['2027-03-01T09:30:00Z', true],
  ['2027-03-01T23:30:00-05:00', true],
  ['2028-02-29', true],
  ['2027-02-29', false],
  ['2027-13-01', false],
  ['2027-03', false],
  ['1 March 2027', false],
  ['2027-03-01Tea', false],
  ['', false],
])('%s is a date: %s', (words, wanted) => {
  expect(isDate(words)).toBe(wanted)
})

describe('the language', () => {
  test.each([
    [
      'en',
      'The foreign ministers of Kenya and Ghana met in Accra on Monday and agreed to resume their talks in the spring.',
    ],
    ['en', 'KENYA AND GHANA AGREE TO RESUME TALKS ON FISHERIES, MINISTERS SAY AFTER THE MEETING IN ACCRA ON MONDAY'],
    [
      'en',
      '“Вперёд,” said the minister in Russian, and the talks with the delegation went on for the rest of the day in Minsk.',
    ],
    [
      'de',
      'Die Außenminister haben am Mittwoch in Wien über die Lage beraten. Sie forderten beide Seiten zu einer Waffenruhe auf.',
    ],
    [
      'fr',
      'Le ministre des Affaires étrangères a rencontré hier à Paris son homologue marocain pour parler des accords de pêche.',
    ],
    [
      'es',
      'El ministro de Asuntos Exteriores se reunió ayer en Madrid con su homólogo chileno para hablar de los acuerdos de pesca.',
    ],
    ['ru', 'Министр иностранных дел встретился вчера в Москве со своим коллегой, чтобы обсудить положение на границе.'],
    [
      'zh',
      '外交部长昨天在北京会见了来访的外国代表团，双方就边境局势、贸易协定以及今后的合作交换了意见，并同意继续对话。双方还讨论了地区安全问题，并表示愿意推动和平谈判。',
    ],
  ])('is %s', (language, text) => {
    expect(languageOf(text)).toBe(language)
  })

  test.each(['', 'Bonjour.', 'Paris, 12 mars', '“”'.repeat(500), '1234 5678 '.repeat(50)])(
    'of too little is not told: %s',
    text => {
      expect(languageOf(text)).toBeNull()
    },
  )
})
