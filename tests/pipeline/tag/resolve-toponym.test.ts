import { tag } from '@wirewatch/pipeline/tag/tag.js'
import { describe, expect, test } from 'vitest'
import { anArticle } from '../../builders/an-article.js'
import { places, small } from '../../builders/tagged.js'

describe('a town, its district and its province bear one name', () => {
  test.each([
    ['a bare name is the city that is well known', 'Shots were heard in Quetta.', ['Quetta: PK-BA.quetta.city']],
    ['a bare name is the district where the town is no city', 'Shots were heard in Bannu.', ['Bannu: PK-KP.bannu']],
    ['a bare name is the province where the town is no city', 'Shots were heard in Khost.', ['Khost: AF-KHO']],
    ['after "near" it is the town', 'Shots were heard near Khost.', ['Khost: AF-KHO.khost.town']],
    ['"district" says which', 'Shots were heard in Khost district.', ['Khost: AF-KHO.khost']],
    ['"province" says which', 'Shots were heard in the province of Khost.', ['Khost: AF-KHO']],
    ['"town" says which', 'Shots were heard in Bannu town.', ['Bannu: PK-KP.bannu.town']],
    ['"city" says which', 'Shots were heard in Peshawar City.', ['Peshawar: PK-KP.peshawar.city']],
    ['"district" before the name', 'Shots were heard in district Peshawar.', ['Peshawar: PK-KP.peshawar']],
    [
      '"districts" holds for all that are listed',
      'A curfew in Mohmand, Bannu and Peshawar districts.',
      ['Mohmand: PK-KP.mohmand', 'Bannu: PK-KP.bannu', 'Peshawar: PK-KP.peshawar'],
    ],
    ['what has districts is none', 'A curfew in two districts of Khost.', ['Khost: AF-KHO']],
    [
      'also where the list lost its commas',
      'The curfew was lifted late in the evening and shops opened in Mohmand Quetta and Peshawar districts',
      ['Mohmand: PK-KP.mohmand', 'Quetta: PK-BA.quetta', 'Peshawar: PK-KP.peshawar'],
    ],
  ])('%s', (_, text, expected) => expect(places(text)).toEqual(expected))
})

test('a place that is said to lie far from the only one of its name is another, which the gazetteer lacks', () => {
  expect(places('A hut burned in Landhi village in Bannu district.')).toContain('Landhi: ?unknown_place')
  expect(places('Huts burned in Landhi, Bannu and Quetta.')).toContain('Landhi: PK-SD.karachi.landhi')
  expect(places('A resident of Landhi in Bannu was asked.')).toContain('Landhi: PK-SD.karachi.landhi (origin)')
})

describe('two places far apart bear one name', () => {
  test.each([
    ['by what it lies in', 'A shop burned in Hyderabad, Sindh.', 'Hyderabad: PK-SD.hyderabad'],
    ['by what it lies in, in brackets', 'A shop burned in Hyderabad (Telangana).', 'Hyderabad: IN-TG.hyderabad'],
    [
      'by a chain of places',
      'A hut burned in Bagh, in the Tirah valley of Khyber district.',
      'Bagh: PK-KP.khyber.bagh',
    ],
    ['by the kind that is said', 'A hut burned in Bagh district.', 'Bagh: PK-JK.bagh'],
    [
      'by the places around it',
      'Lorries from Karachi stood at Hyderabad. In Landhi nobody worked.',
      'Hyderabad: PK-SD.hyderabad',
    ],
    ['by what lies in it', 'Traders of Lahore in Punjab went on strike.', 'Punjab: PK-PB'],
    ['by the nationality that is named', 'Indian officials went to Hyderabad.', 'Hyderabad: IN-TG.hyderabad'],
    ['or not at all', 'A shop burned in Punjab.', 'Punjab: ?ambiguous'],
  ])('%s', (_, text, expected) => expect(places(text)).toContain(expected))

  test('by the country of the outlet, where nothing else says it', () => {
    expect(places('A shop burned in Punjab.', { sourceCountry: 'IN' })).toEqual(['Punjab: IN-PB'])
  })

  test('by the title', () => {
    expect(places('A shop burned in Hyderabad.', { title: 'Fires in Karachi and Landhi' })).toEqual([
      'Hyderabad: PK-SD.hyderabad',
    ])
  })

  test('what stays open names its candidates and has no confidence', () => {
    const [mention] = tag.run(anArticle({ text: 'A shop burned in Punjab.' }), { taxonomy: small }).mentions
    expect(mention).toMatchObject({
      locationId: null,
      method: 'ambiguous',
      candidates: ['PK-PB', 'IN-PB'],
      confidence: 0,
    })
  })

  test('names that differ by a letter are not mixed up', () => {
    expect(places('Buses ran from Gujrat, not from Gujarat.')).toEqual(['Gujrat: PK-PB.gujrat', 'Gujarat: IN-GJ'])
  })
})

test('a small place far from everything else that is named is not taken for the one that is known', () => {
  const text = 'Fighting in Kabul, Khost and Peshawar. A man was hurt at Landhi.'
  expect(places(text)).toContain('Landhi: PK-SD.karachi.landhi')
  const far = 'Storms hit Paris, Berlin and Madrid. In Mir Ali nobody was hurt.'
  expect(places(far)).toContain('Mir Ali: ?ambiguous')
})
