import { expect, test } from 'vitest'
import { coded } from '../../../builders/coded.js'

test.each([
  ['claim', 'The Baloch Liberation Army has claimed the ambush on a convoy in Kech that killed two soldiers.'],
  ['claim', 'The Balochistan Liberation Front said its fighters attacked a post in Awaran, killing five soldiers.'],
  ['claim', 'The Pakistani Taliban said on Tuesday they had killed six policemen in a raid on a post in Bannu.'],
  ['report', 'Two soldiers were killed in an ambush in Kech, which the Baloch Liberation Army claimed.'],
  [
    'report',
    'Baloch Liberation Army fighters attacked a convoy in Kech, killed two soldiers and claimed responsibility.',
  ],
  [
    'report',
    'Police said that militants of the Tehreek-i-Taliban Pakistan had attacked a post in Tank and killed two men.',
  ],
  ['report', 'A bomb killed five people in Quetta. The Baloch Liberation Army claimed responsibility.'],
  ['report', 'The army said that it had killed six militants of the Tehreek-i-Taliban Pakistan in North Waziristan.'],
])('an article is a %s by what its first sentence says first: %s', (role, text) => {
  expect(coded(text).role).toBe(role)
})
