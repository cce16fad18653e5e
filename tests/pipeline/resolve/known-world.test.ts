import { knownWorldOf } from '@wirewatch/pipeline/resolve/known-world.js'
import { loadTaxonomy } from '@wirewatch/taxonomy'
import { expect, test } from 'vitest'
import { fixture } from '../../builders/folders.js'

const { areActorsRelated } = knownWorldOf(loadTaxonomy({ dataDir: fixture('taxonomy/small') }))

test('a wing may be told as its group, either way round; another group may not', () => {
  expect(areActorsRelated('bla', 'majeed-brigade')).toBe(true)
  expect(areActorsRelated('majeed-brigade', 'bla')).toBe(true)
  expect(areActorsRelated('bla', 'blf')).toBe(false)
})

test('two bodies of one state may be taken for each other', () => {
  expect(areActorsRelated('pk-police', 'pk-security-forces')).toBe(true)
  expect(areActorsRelated('pk-police', 'bla')).toBe(false)
})

test('an early report says explosion, a later one suicide bombing; a raid and an air strike a word seldom tells apart', () => {
  const { kinshipOfTypes } = knownWorldOf(loadTaxonomy({ dataDir: fixture('taxonomy/small') }))
  expect(kinshipOfTypes('explosive.ied_or_mine', 'explosive.suicide')).toBe('near')
  expect(kinshipOfTypes('explosive.suicide', 'explosive.grenade')).toBe('kin')
  expect(kinshipOfTypes('explosive.drone_strike', 'explosive.air_strike')).toBe('near')
  expect(kinshipOfTypes('battle.security_operation', 'explosive.air_strike')).toBe('kin')
  expect(kinshipOfTypes('civilian.abduction', 'explosive.suicide')).toBe('far')
})

test('a group that goes on under another name may be told by either, though neither belongs to the other', () => {
  const { areActorsRelated: areRelated } = knownWorldOf(loadTaxonomy())
  expect(areRelated('aswj', 'sipah-e-sahaba')).toBe(true)
  expect(areRelated('sipah-e-sahaba', 'aswj')).toBe(true)
})
