import { loadTaxonomy } from '@wirewatch/taxonomy'
import { describe, expect, test } from 'vitest'
import { incident } from '../../../builders/coded.js'
import { fixture } from '../../../builders/folders.js'

const cities = loadTaxonomy({ dataDir: fixture('regions/united-states') })

const placeOf = (text: string) => incident(text, {}, cities).location

describe('streets, corners and blocks that no gazetteer knows', () => {
  test.each([
    ['A man was shot at South 56th and M streets on Monday.', 'South 56th and M streets'],
    ['A man was shot at 29th Avenue and Ocean Road on Monday.', '29th Avenue and Ocean Road'],
    ['A man was shot in the 900 block of Elm Street on Monday.', '900 block of Elm Street'],
    ['A man was shot in the 200 block of Ninth on Monday.', '200 block of Ninth'],
    ['A man was shot near the corner of Third and Main on Monday.', 'Third and Main'],
    ['A man was shot on Dr. Martin Luther King Jr. Blvd. on Monday.', 'Dr. Martin Luther King Jr. Blvd'],
    ['A man was shot off Old River Road on Monday.', 'Old River Road'],
    ['A man was shot outside an empty Hilltop Avenue motel on Monday.', 'Hilltop Avenue'],
    ['A man was shot behind his Forest Lane home on Monday.', 'Forest Lane'],
    ['A house at 1412 Linwood Ave. was fired on and a boy was shot on Monday.', '1412 Linwood Ave'],
    ['A trooper was shot on I-95 on Monday.', 'I-95'],
    ['A trooper was shot on U.S. 36 on Monday.', 'U.S. 36'],
    ['A clerk was shot at a store on County Road 12 on Monday.', 'County Road 12'],
    ['A clerk was shot at a store at 12th Street and Avenue K on Monday.', '12th Street and Avenue K'],
    ['A clerk was shot on Rosewood Court on Monday.', 'Rosewood Court'],
  ])('%s', (text, street) => expect(placeOf(text)?.text).toBe(street))

  test('a street lies in the town that stands behind it, or in that of the dateline', () => {
    expect(placeOf('A man was shot on Elm Street in Macon on Monday.')).toMatchObject({
      name: 'Macon',
      text: 'Elm Street',
    })
    expect(placeOf('MACON: A man was shot on Elm Street on Monday.')).toMatchObject({
      name: 'Macon',
      text: 'Elm Street',
    })
  })

  test.each([
    'A man of 34, of 220 Harrison St., was shot in Macon on Monday.',
    'A man was shot in Macon on Monday by two men who fled on Maple Avenue.',
    'A man who lives on Walnut Street was shot in Macon on Monday.',
    'A man who was tried in Superior Court was shot in Macon on Monday.',
  ])('not where somebody lives, flees or is tried: %s', (text) => expect(placeOf(text)?.text).toBe('Macon'))
})
