import { describe, expect, test } from 'vitest'
import { places, tagged } from '../../builders/tagged.js'

describe('what was named after a place is not the place', () => {
  test.each([
    ['a regiment', 'The Punjab Regiment paraded.'],
    ['a court', 'A petition reached the Lahore High Court.'],
    ['a university', 'Students of Peshawar University marched.'],
    ['a newspaper', 'He wrote for the Peshawar Times.'],
    ['a daily', 'The editor of Daily Quetta resigned.'],
    ['a slogan', 'He spoke of Pakistan First.'],
    ['a bank', 'The Bank of Punjab was robbed.'],
    ['a team', 'The coach praised Peshawar Zarga after the match.'],
    ['a stadium', 'The game at Karachi Stadium was lost.'],
    ['an outlet', 'It was first told by The Invented Times.'],
  ])('%s', (_, text) => expect(places(text)).toEqual([]))

  test('a road and a bazaar are places, but not that one', () => {
    expect(places('A cart burned on Peshawar Road in Quetta.')).toEqual([
      'Peshawar Road: ?unknown_place',
      'Quetta: PK-BA.quetta.city',
    ])
    expect(places('A cart burned in Khost Bazaar of Quetta.')).toContain('Khost Bazaar: ?unknown_place')
  })

  test.each([
    ['an officer', 'The Peshawar Police Chief resigned.', 'Peshawar: PK-KP.peshawar.city'],
    ['an office in capitals', 'The matter went to SSP Mohmand for advice.', 'Mohmand: PK-KP.mohmand'],
    ['a day', 'It rained in Peshawar Monday.', 'Peshawar: PK-KP.peshawar.city'],
    ['a station', 'A wall fell near Bannu Police Station.', 'Bannu: PK-KP.bannu'],
  ])('but the place of %s is', (_, text, expected) => {
    expect(places(text).map((place) => place.replace('.town', ''))).toContain(expected)
  })
})

test('in capitals throughout, "a" before a town makes what follows some thing in it', () => {
  expect(places('A BOMB WENT OFF OUTSIDE A QUETTA BANK.')).toEqual(['QUETTA: PK-BA.quetta.city'])
  expect(places('A CART BURNED IN A QUETTA STREET.')).toEqual(['QUETTA: PK-BA.quetta.city'])
  expect(places('THE TELLERS OF THE QUETTA BANK WENT ON STRIKE.')).toEqual([])
})

test('a short name that is also the adjective is the country only where a word places it', () => {
  expect(places('Saudi lorries were searched.')).toEqual([])
  expect(places('He came back from Saudi in spring.')).toEqual(['Saudi: SA'])
})

describe('a person is no place', () => {
  test.each([
    ['a first name before it', 'Hassan Bagh was released on bail.'],
    ['a title before it', 'Maulana Bagh led the prayer.'],
    ['a first name behind it', 'Mir Ali Khan was released on bail.'],
    ['an unknown name before it', 'The singer Zarmina Landhi was released.'],
    ['an unknown name before it, though it is a district', 'The singer Zarmina Mohmand was released.'],
  ])('%s', (_, text) => expect(tagged(text)).toEqual([]))

  test('a preposition makes it a place again', () => {
    expect(places('The convoy came from Mir Ali Tuesday.')).toEqual(['Mir Ali: PK-KP.north-waziristan.mir-ali'])
  })
})

describe('a name that is also a word', () => {
  test.each([
    ['as it is written', 'A school in Tank was closed.', ['Tank: PK-KP.tank']],
    ['in small letters', 'An army tank was stuck in the mud.', []],
    ['in a headline in capitals', 'FUEL TANK EXPLODES, NONE HURT', []],
  ])('%s', (_, text, expected) => expect(places(text)).toEqual(expected))
})

test.each([
  ['in capitals', 'TEN ARRESTED IN PESHAWAR AND BANNU'],
  ['with capitals', 'Ten Arrested In Peshawar And Bannu'],
  ['without capitals', 'ten arrested in peshawar and bannu'],
])('a headline %s names its places', (_, title) => {
  expect(places(title).map((place) => place.split(':')[0]?.toLowerCase())).toEqual(['peshawar', 'bannu'])
})
