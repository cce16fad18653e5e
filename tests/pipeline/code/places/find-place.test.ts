import { loadTaxonomy } from '@wirewatch/taxonomy'
import { describe, expect, test } from 'vitest'
import { incident } from '../../../builders/coded.js'
import { fixture } from '../../../builders/folders.js'

const latinAmerica = loadTaxonomy({ dataDir: fixture('regions/latin-america') })

const placeOf = (text: string): [string | undefined, string | null | undefined, number | undefined] => {
  const { location } = incident(text)
  return [location?.text, location?.admin1, location?.precision]
}

describe('where it happened', () => {
  test.each([
    ['in a town', 'A bomb killed two men in Mastung.', 'Mastung', 'Balochistan'],
    [
      'not where the wounded were taken',
      'A bomb hurt two men in Mastung; they were taken to a hospital in Quetta.',
      'Mastung',
      'Balochistan',
    ],
    [
      'not where somebody comes from',
      'Gunmen in Mastung killed two men, residents of Peshawar.',
      'Mastung',
      'Balochistan',
    ],
    [
      'not where the bus was going',
      'Gunmen stopped a bus near Mastung on its way to Quetta and killed two men.',
      'Mastung',
      'Balochistan',
    ],
    [
      'not between which towns the bus runs',
      'Gunmen attacked a bus on its way from Lahore to Peshawar near Mastung and killed two men.',
      'Mastung',
      'Balochistan',
    ],
    [
      'not from where to where a convoy went',
      'Gunmen ambushed lorries going from Lahore to Peshawar in the Dasht area of Mastung and killed two drivers.',
      'Dasht',
      'Balochistan',
    ],
    ['not the dateline', 'KARACHI: A bomb killed two men in Mastung.', 'Mastung', 'Balochistan'],
  ])('%s', (_, text, name, admin1) => expect(placeOf(text).slice(0, 2)).toEqual([name, admin1]))

  test('in a town that the gazetteer lacks: its name, and the country of the dateline', () => {
    expect(placeOf('Gunmen killed two men at Torvik on Friday.')[0]).toBe('Torvik')
    const { location } = incident('QUETTA: Gunmen killed two men in Torvik on Friday.')
    expect([location?.text, location?.country, location?.lat]).toEqual(['Torvik', 'PK', null])
  })

  test.each([
    'IN BROAD DAYLIGHT',
    'IN REPRISAL',
    'AT LUNCHTIME',
    'IN SOLIDARITY WITH OTHERS',
    'NEAR SLUMS',
    'IN THE ENTIRE DISTRICT',
  ])('nowhere with a name, where all is in capitals: %s', (words) =>
    expect(placeOf(`GUNMEN KILLED TWO GUARDS ${words}.`)[0]).toBeUndefined(),
  )

  test.each([
    ['THE ZARGAL SECTOR OF QUETTA', 'ZARGAL', 'Quetta'],
    ['TORVIK, 40 KM SOUTH OF QUETTA', 'TORVIK', 'Quetta'],
    ['TORVIK, IN THE PALMA REGION OF BALOCHISTAN', 'TORVIK', 'Balochistan'],
  ])('in a place that nobody knows, within one that is known, where all is in capitals: IN %s', (words, text, name) => {
    const { location } = incident(`GUNMEN KILLED TWO GUARDS IN ${words}, ON FRIDAY.`)
    expect([location?.text, location?.name]).toEqual([text, name])
  })

  test.each([
    ['IN THE JURISDICTION OF TORVIK, ZARGA STATE', 'TORVIK'],
    ['ON CALLE 45', 'CALLE 45'],
    ['AT THE LAS TORVAS COOPERATIVE, SOUTH OF ZARGA', 'LAS TORVAS'],
    ['IN LA UNION', 'LA UNION'],
  ])('in a place that nobody knows, where all is in capitals: %s', (words, text) =>
    expect(incident(`GUNMEN KILLED TWO GUARDS ${words}, ON FRIDAY.`, {}, latinAmerica).location?.text).toBe(text),
  )

  test('in the town of a victim who is called by it, where nothing else says where', () => {
    expect(placeOf('GUNMEN MURDERED THE MAYOR OF TORVIK, ZARGA STATE.')[0]).toBe('TORVIK')
    expect(placeOf('GUNMEN MURDERED THE MAYOR OF TORVIK IN QUETTA.')[0]).toBe('QUETTA')
  })

  test('near a town is less precise than in it', () => {
    expect(placeOf('A bomb killed two men in Quetta.')[2]).toBe(2)
    expect(placeOf('A bomb killed two men near Quetta.')[2]).toBe(3)
    expect(placeOf('A bomb killed two men 30 km south of Quetta.')[2]).toBe(3)
  })

  test('somewhere on a way between two towns is no town', () => {
    expect(placeOf('Gunmen killed two men in a bus going from Quetta to Kalat.')[2]).toBe(6)
  })

  test('a dateline supports no more than its country', () => {
    const { location } = incident('QUETTA: A bomb killed two men in a market, police said.')
    expect([location?.id, location?.precision, location?.lat]).toEqual(['PK', 7, null])
  })

  test('an office is where somebody is struck on the way there, and not where it speaks of others', () => {
    expect(incident('Gunmen shot dead a judge as he left his office in Quetta on Monday.').location?.name).toBe(
      'Quetta',
    )
    const told = "The front's office in Karachi said its fighters killed nine soldiers in Kalat on Monday."
    expect(incident(told).location?.name).toBe('Kalat')
  })

  test('"here" means the town of the dateline', () => {
    expect(incident('QUETTA: A bomb killed two men in a market here.').location?.admin1).toBe('Balochistan')
  })
})
