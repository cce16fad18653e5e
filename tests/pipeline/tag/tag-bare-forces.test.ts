import { describe, expect, test } from 'vitest'
import { actors } from '../../builders/tagged.js'

describe('a force that is called by its word alone, with a capital, is that of the nearest place', () => {
  test.each([
    ['the army of the country', 'Two carts burned in Bannu before the Army came.', ['Army: pk-army']],
    ['the police of the province', 'Two carts burned in Karachi while Police looked on.', ['Police: sd-police']],
    ['the nearest of two', 'From Khost to Karachi the news was brought to Police.', ['Police: sd-police']],
  ])('%s', (_, text, expected) => expect(actors(text)).toEqual(expected))

  test.each([
    ['a government', 'In Bannu it was told by the Provincial Government.'],
    ['in small letters', 'Two carts burned in Bannu before the army came.'],
    ['at the start of a sentence', 'Two carts burned in Bannu. Army lorries came.'],
    ['in a longer name', 'Two carts burned in Bannu before the Torani Army came.'],
    ['behind "of"', 'In Bannu the Torani Union of Police met.'],
    ['in the name of a building', 'Two carts burned in Bannu near the Police Lines.'],
    ['in a headline', 'Carts Burn In Bannu Until Police Arrive'],
    ['far from any place', 'The Army came.'],
  ])('%s it is nobody by name', (_, text) => expect(actors(text)).toEqual([]))
})
