import { compileNames, type NameIndex } from '@wirewatch/taxonomy'
import { describe, expect, test } from 'vitest'

const named = (...names: (string | { text: string; exact: true })[]): NameIndex =>
  compileNames(
    names.map((name, index) => {
      const { text, exact } = typeof name === 'string' ? { text: name, exact: false } : name
      const use = {
        kind: 'location' as const,
        id: String(index),
        alias: 'spelling' as const,
        needs: null,
        from: null,
        to: null,
      }
      return { text, exact, use }
    }),
  )

const found = (names: NameIndex, text: string): string[] =>
  names.find(text).map(({ start, end }) => text.slice(start, end))

describe('a name is found as papers vary it', () => {
  const names = named(
    'Lashkar-e-Taiba',
    "Jama'at-ud-Dawa",
    'Ménaka',
    'U.S.',
    'Jamiat Ulema-e-Islam (F)',
    "Fada N'gourma",
    'Taliban',
    'Sui',
  )
  test.each([
    ['of Lashkar e Taiba.', 'Lashkar e Taiba'],
    ['of LASHKAR-E-TAIBA', 'LASHKAR-E-TAIBA'],
    ['of Lashkar–e–Taiba', 'Lashkar–e–Taiba'],
    ['of Lashkar-e-\nTaiba', 'Lashkar-e-\nTaiba'],
    ['of Jamaat-ud-Dawa', 'Jamaat-ud-Dawa'],
    ['of Jama at ud Dawa', 'Jama at ud Dawa'],
    ['of Jama’at ud Dawa', 'Jama’at ud Dawa'],
    ['in Menaka', 'Menaka'],
    ['in Me\u0301naka', 'Me\u0301naka'],
    ['the U.S. said', 'U.S.'],
    ['the Jamiat Ulema-e-Islam (F) said', 'Jamiat Ulema-e-Islam (F)'],
    ['the Jamiat Ulema e Islam F said', 'Jamiat Ulema e Islam F'],
    ['in Fada Ngourma', 'Fada Ngourma'],
    ["the Taliban's men", 'Taliban'],
    ['the Taliban’s men', 'Taliban'],
    ['the Talibans men', 'Taliban'],
  ])('%s', (text, name) => expect(found(names, text)).toEqual([name]))
})

describe('a name is not found', () => {
  const names = named('Sui', 'Swat', 'Mir Ali', 'Assad', 'Hub')
  test.each([
    ['inside a word', 'the ambassador, Assadabad'],
    ['across the end of a sentence', 'said Khan Mir. Ali fled'],
    ['across a comma', 'Mir, Ali'],
    ['across a blank line', 'Mir\n\nAli'],
    ['in small letters in a text that has capitals', 'Police will swat it, He said'],
    ['with a bare s where it is short', 'The Hubs'],
  ])('%s', (_, text) => expect(found(names, text)).toEqual([]))
})

describe('case', () => {
  const names = named(
    'FC',
    'JuD',
    'Tank',
    { text: 'AIM', exact: true },
    'CRPF',
    'US',
    'Kohat',
    'Local Police',
    'Al-Torani',
  )
  test.each([
    ['an acronym stands in capitals', 'FC men and the fc cup. JuD, jud, JUD', ['FC', 'JuD']],
    [
      'an acronym without vowels is known in a text without capitals',
      'crpf men took aim and told us of kohat',
      ['crpf', 'kohat'],
    ],
    ['what is left of broken spaces is no capital', 'a man of the crpf was hurt Â Â more', ['crpf']],
    ['a word is no acronym in a text without capitals', 'they told us to aim', []],
    ['a headline in capitals matches', 'CRPF AND JUD MEN HELD IN KOHAT', ['CRPF', 'JUD', 'KOHAT']],
    ['an article may open a name', 'The al-Torani brigade', ['al-Torani']],
    ['a small word before a capital is no part of a name', 'The local Police came', []],
    ['an exact name stands as it is written', 'The AIM took aim. Aim!', ['AIM']],
    ['an exact name cannot be told in a line of capitals', 'MEN TAKE AIM AT POLICE', []],
  ])('%s', (_, text, expected) => expect(found(names, text)).toEqual(expected))
})

describe('names in Arabic and Indic script', () => {
  const names = named('تحریک طالبان پاکستان', 'کوئٹہ', 'پشاور', 'कश्मीर', 'ضلع ۱۲')
  test.each([
    ['Arabic kaf and yeh', 'تحريك طالبان پاكستان نے کہا', 'تحريك طالبان پاكستان'],
    ['zero-width non-joiner', 'تحریک‌طالبان‌پاکستان نے کہا', 'تحریک‌طالبان‌پاکستان'],
    ['vowel signs and tatweel', 'شہر پِشـاور میں', 'پِشـاور'],
    ['heh', 'كوئٹه میں', 'كوئٹه'],
    ['Indic vowel signs count', 'कश्मीर में', 'कश्मीर'],
    ['Eastern digits', 'ضلع 12 میں', 'ضلع 12'],
  ])('%s', (_, text, name) => expect(found(names, text)).toEqual([name]))

  test('a vowel sign that makes another word makes another name', () => {
    expect(found(names, 'कशमार में')).toEqual([])
  })
})

test('the longest of several names wins, and the shorter where the longer is not written as a name', () => {
  const names = named('Khyber', 'Khyber Pakhtunkhwa', { text: 'Khyber Mail', exact: true })
  expect(found(names, 'In Khyber Pakhtunkhwa and Khyber district; KHYBER mail')).toEqual([
    'Khyber Pakhtunkhwa',
    'Khyber',
    'KHYBER',
  ])
})

test('offsets are those of the text as it was given', () => {
  const text = '🙂 Me\u0301naka, then Ménaka'
  expect(
    named('Ménaka')
      .find(text)
      .map(({ start, end }) => [start, end]),
  ).toEqual([
    [3, 10],
    [17, 23],
  ])
})

test('one spelling of two entries gives both', () => {
  const uses = named('Punjab', 'Punjab').find('in Punjab')[0]?.uses
  expect(uses?.map((use) => use.id)).toEqual(['0', '1'])
})

test('a whole name can be looked up', () => {
  expect(
    named('Ménaka')
      .lookUp('MENAKA')
      .map((use) => use.id),
  ).toEqual(['0'])
  expect(named('Ménaka').lookUp('Mena')).toEqual([])
})

test.each([
  ['a megabyte without a space', 'a'.repeat(1_000_000)],
  ['a megabyte of the same name', 'Bannu '.repeat(160_000)],
  ['a megabyte of apostrophes', `Ban${"'".repeat(1_000_000)}`],
  ['lone surrogates', '\ud800Bannu\udc00'.repeat(100_000)],
  ['ten thousand brackets', `${'('.repeat(10_000)}Bannu${')'.repeat(10_000)}`],
  ['combining marks without end', `B${'\u0301'.repeat(1_000_000)}`],
])('%s takes a moment, not a minute', (_, text) => {
  const names = named('Bannu', "Ban'nu'a'b", 'B')
  const before = performance.now()
  names.find(text)
  expect(performance.now() - before).toBeLessThan(2_000)
})
