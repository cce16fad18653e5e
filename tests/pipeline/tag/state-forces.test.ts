import { describe, expect, test } from 'vitest'
import { actors, tagged } from '../../builders/tagged.js'

describe('a nationality or a place and the word for a force are that force', () => {
  test.each([
    ['Afghan police closed the road.', ['Afghan police: af-police']],
    ['Pakistani paramilitary troops closed the road.', ['Pakistani paramilitary troops: pk-security-forces']],
    ['Pakistani soldiers closed the road.', ['Pakistani soldiers: pk-army']],
    ['The Indian government closed the road.', ['Indian government: gov-in']],
    ["Pakistan's army closed the road.", ['army: pk-army']],
    ['Afghan and Pakistani police closed the road.', ['Afghan: af-police', 'Pakistani police: pk-police']],
    ['Afghan and ISAF patrols closed the road.', ['ISAF: isaf']],
    ['Karachi police closed the road.', ['police: sd-police']],
    ['Bannu police officials closed the road.', ['police officials: pk-police']],
  ])('%s', (text, expected) => expect(actors(text)).toEqual(expected))

  test('the country stays a place where it owns the force', () => {
    expect(tagged("Pakistan's army closed the road.")).toEqual(['Pakistan: PK', 'army: pk-army'])
  })

  test.each([
    'The police closed the road.',
    'An Afghan farmer called the police.',
    'A caller from Karachi told police.',
    'A wall near Karachi police station fell.',
  ])('nothing is said of whose force: %s', (text) => expect(actors(text)).toEqual([]))
})
