import { readShownDate } from '@wirewatch/pipeline/extract/read-shown-date.js'
import { expect, test } from 'vitest'
import { pageWords } from '../../builders/page-words.js'

const read = (text: string): string | null => readShownDate(text, 'UTC', pageWords.boilerplate)

test.each([
  'Publicado el 2 de marzo de 2026 a las 11:20',
  'Actualizado: 2026-03-02 11:20',
  'Publié le 2 mars 2026 à 11h20',
  'Veröffentlicht am 2. März 2026 um 11:20 Uhr',
  'Publicado em 2 de março de 2026 às 11h20',
  'Pubblicato il 2 marzo 2026 alle 11:20',
  'Опубликовано 2 марта 2026 в 11:20',
  'Giriş Tarihi: 02.03.2026 11:20',
  'شائع شدہ 2 مارچ 2026 11:20',
  'प्रकाशित: 2 मार्च 2026, 11:20',
  'Posted: Mar 2, 2026 / 11:20 AM',
  'March 2, 2026 | 11:20 a.m.',
  '11:20, 2 Mar 2026',
  'Updated: 5:20 AM CST March 2, 2026',
  'Last Updated : 2 Mar 2026 11:20',
  '2026-03-02T11:20:00Z',
])('a date is read as pages show it: %s', (text) => {
  expect(read(text)).toBe('2026-03-02T11:20:00Z')
})

test.each(['2 hours ago', 'Published by the Ravi Press', 'Stand your ground', '11:20', ''])(
  'what is no date is none: %s',
  (text) => {
    expect(read(text)).toBeNull()
  },
)

test('words behind a day are no military zone', () => {
  expect(read('2 Mar 2026 a orillas del río')).toBe('2026-03-02T00:00:00Z')
})
