import { expect, test } from 'vitest'
import { incident } from '../../../builders/coded.js'

const TOLD = 'A bomb exploded at a bank in Quetta on Friday and hurt two clerks.'

test.each([
  ['THE TORVIK LIBERATION FRONT', 'The Torvik Liberation Front claimed responsibility.'],
  ['TORVIK RED BRIGADE', 'Responsibility was claimed by the Torvik Red Brigade.'],
  ['ARMY OF THE MEEK', 'Leaflets signed by the Torvik Army of the Meek were found nearby.'],
  ['T-12', 'A hitherto unknown group calling itself T-12 claimed responsibility.'],
])('a group that no list knows is named as it is written: %s', (name, claim) => {
  for (const text of [`${TOLD} ${claim}`, `${TOLD} ${claim}`.toUpperCase()]) {
    const { initiators } = incident(text)
    expect(initiators.map((party) => party.text.toUpperCase()).join()).toContain(name.replace(/^THE /, ''))
  }
})

test('the army of a country is no group that no list knows', () => {
  const { initiators } = incident(`${TOLD} The army claimed that it had no knowledge of it.`)
  expect(initiators).toEqual([])
})

test('fighters of a group that no list knows are told with its name', () => {
  const { initiators } = incident('GUERRILLAS OF THE TORVIK POPULAR FRONT KILLED TWO SOLDIERS IN QUETTA.')
  expect(initiators.map(({ text }) => text)).toEqual(['GUERRILLAS OF THE TORVIK POPULAR FRONT'])
})
