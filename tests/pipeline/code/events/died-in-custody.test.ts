import { describe, expect, test } from 'vitest'
import { coded, incident } from '../../../builders/coded.js'

describe('who dies when the police had taken him', () => {
  test.each([
    'The body of a weaver was found near a canal on Friday, 14 hours after he was taken to the station for interrogation.',
    'Karim Dad, who was picked up by the police on Monday, was found dead on Friday.',
    'The youth, arrested on Wednesday for theft, was found dead on Friday in the toilet of the police station.',
  ])('is theirs to answer for: %s', (text) => {
    const { type, initiators, killed } = incident(text)
    expect([type, initiators.map(({ id }) => id), killed]).toEqual([
      'civilian.assault_or_torture',
      ['generic.police'],
      1,
    ])
  })

  test('another who is taken for his death was not in their hands', () => {
    const [event] = coded('Gunmen shot dead a trader in Quetta on Monday; two men were arrested by the police.').events
    expect(event?.type).toBe('civilian.targeted_killing')
  })
})
