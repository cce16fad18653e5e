import {
  actorsOver,
  admin1Of,
  admin2Of,
  ancestorsOf,
  countryOf,
  forceOf,
  isActorUnder,
  isUnder,
  loadTaxonomy,
  placePrecisionOf,
} from '@wirewatch/taxonomy'
import { expect, test } from 'vitest'
import { fixture } from '../builders/folders.js'

const taxonomy = loadTaxonomy({ dataDir: fixture('taxonomy/small') })

test('a town lies in its district, its province and its country', () => {
  expect(ancestorsOf(taxonomy, 'PK-KP.north-waziristan.mir-ali').map((place) => place.id)).toEqual([
    'PK-KP.north-waziristan',
    'PK-KP',
    'PK',
  ])
  expect(admin2Of(taxonomy, 'PK-KP.north-waziristan.mir-ali')?.name).toBe('North Waziristan')
  expect(admin1Of(taxonomy, 'PK-KP.north-waziristan')?.name).toBe('Khyber Pakhtunkhwa')
  expect(countryOf(taxonomy, 'PK-SD.karachi.landhi')).toBe('PK')
  expect(isUnder(taxonomy, 'PK-KP.bannu', 'PK-KP')).toBe(true)
  expect(isUnder(taxonomy, 'PK-KP', 'PK-KP.bannu')).toBe(false)
})

test.each([
  ['PK-KP.bannu.town', 2],
  ['PK-KP.khyber.tirah', 3],
  ['PK-KP.bannu', 4],
  ['PK-KP', 5],
  ['PK', 7],
  ['nowhere', 8],
])('%s is a place of precision %i', (id, precision) => expect(placePrecisionOf(taxonomy, id)).toBe(precision))

test('a wing belongs to its group, and a member to its alliance while it was one', () => {
  expect(isActorUnder(taxonomy, 'majeed-brigade', 'bla')).toBe(true)
  expect(isActorUnder(taxonomy, 'bla', 'majeed-brigade')).toBe(false)
  expect(isActorUnder(taxonomy, 'ttp', 'al-qaeda', '2010-06-01')).toBe(true)
  expect(isActorUnder(taxonomy, 'ttp', 'al-qaeda', '2015-06-01')).toBe(false)
})

test('"the police" are those of the province that has its own, else those of the country, else its security forces', () => {
  expect(forceOf(taxonomy, 'PK-SD.karachi', 'police')?.id).toBe('sd-police')
  expect(forceOf(taxonomy, 'PK-KP.bannu', 'police')?.id).toBe('pk-police')
  expect(forceOf(taxonomy, 'PK-KP.bannu', 'paramilitary')?.id).toBe('pk-security-forces')
  expect(forceOf(taxonomy, 'PK', 'court')).toBeNull()
  expect(forceOf(taxonomy, 'IN', 'police')).toBeNull()
})

test('generic parties are actors too', () => {
  expect(taxonomy.actors.get('generic.police')).toMatchObject({ generic: true, force: 'police' })
})

test('what watches a group watches those that joined it, and not those that split off', { timeout: 30_000 }, () => {
  const region = loadTaxonomy()
  expect(actorsOver(region, 'ttp-sajna', '2015-06-01').has('ttp')).toBe(false)
  expect(actorsOver(region, 'ttp-sajna', '2018-06-01').has('ttp')).toBe(true)
  expect(isActorUnder(region, 'ttp-sajna', 'ttp', '2015-06-01')).toBe(false)
  expect(isActorUnder(region, 'aswj', 'sipah-e-sahaba')).toBe(false)
})
