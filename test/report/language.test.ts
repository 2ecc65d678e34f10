// Which language a text is in: enough words that are no names must tell it.
import { expect, test } from 'vitest'
import { languageOf } from '../../src/report/index.ts'

test.each([
  ['fr', 'Le président français a rencontré son homologue allemand à Berlin pour discuter de la situation en Ukraine.'],
  ['de', 'Bundeskanzler Olaf Scholz traf am Montag den ukrainischen Präsidenten in Kiew, um über Hilfen zu sprechen.'],
  ['ru', 'Президент России встретился с председателем КНР в Пекине и обсудил двусторонние отношения.'],
  [
    'en',
    'The ministers of Chad and Niger met in Paris on Monday and agreed to reopen the border between their states.',
  ],
])('%s', (language, text) => expect(languageOf(text)).toBe(language))

test('names alone tell no language', () =>
  expect(
    languageOf('Prime Minister Orban met President Putin. Turkish President Erdogan met Prime Minister Sanchez.'),
  ).toBe(null))
