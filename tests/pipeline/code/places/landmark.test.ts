import { describe, expect, test } from 'vitest'
import { coded, incident } from '../../../builders/coded.js'

const spotOf = (text: string): string | undefined => incident(text).location?.text

describe('a spot by a name of its own', () => {
  test.each([
    ['outside a seat of the state', 'Police baton-charged students outside the High Court on Friday.', 'High Court'],
    ['at its gates', 'Police baton-charged students at the gates of the Secretariat on Friday.', 'Secretariat'],
    [
      'on a highway with a number',
      'A landmine killed two guards on National Highway 31 on Friday.',
      'National Highway 31',
    ],
    ['named after another town', 'A guard was stabbed near the Delhi Darwaza on Friday.', 'Delhi Darwaza'],
    ['where something is reported from', 'Arson was reported from Torvik Chowk on Friday by a mob.', 'Torvik Chowk'],
  ])('%s', (_, text, spot) => expect(spotOf(text)).toBe(spot))

  test('says less than the town that is named as well', () => {
    const { location } = incident('A bomb killed two guards outside the Grand Lodge in Quetta on Friday.')
    expect(location?.name).toBe('Quetta')
  })

  test('where people sit and speak, nothing happened', () => {
    const { location } = incident('Two guards were killed by rebels on Friday, a lawyer said in the High Court.')
    expect(location).toBeNull()
  })

  test('two of them may stand in one town', () => {
    const text = 'A mob burned shops near the Torvik Gate on Friday. The mob also burned a bus at Zarga Chowk.'
    expect(coded(text).events).toHaveLength(1)
  })
})
