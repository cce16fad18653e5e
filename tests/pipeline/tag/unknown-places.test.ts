import { tag } from '@wirewatch/pipeline/tag/tag.js'
import { describe, expect, test } from 'vitest'
import { anArticle } from '../../builders/an-article.js'
import { places, small } from '../../builders/tagged.js'

const unknown = (text: string): string[] => places(text).filter((place) => place.includes('?unknown_place'))

describe('a place that the gazetteer lacks is kept where the grammar announces it', () => {
  test.each([
    ['a village of', 'A hut burned in Torani village of Bannu district.', 'Torani'],
    ['the village of', 'A hut burned in the village of Torani, in Bannu.', 'Torani'],
    ['the area of', 'A hut burned in Torani Kalay area of Bannu.', 'Torani Kalay'],
    ['two areas', 'Huts burned in the Torani and Zarga areas of Bannu.', 'Torani'],
    ['two areas, the second', 'Huts burned in the Torani and Zarga areas of Bannu.', 'Zarga'],
    ['a prefix', 'A hut burned in Killi Torani of Quetta.', 'Killi Torani'],
    ['a road', 'A cart burned on Torani Road in Quetta.', 'Torani Road'],
    ['a road with a second name', 'A cart burned on Torani Road (Zarga Bazaar) area of Quetta.', 'Torani Road'],
    ['a mosque in a town', 'They met at Torani Masjid Khyber Gate in Peshawar.', 'Torani Masjid Khyber Gate'],
    ['near', 'A hut burned near Torani in Bannu.', 'Torani'],
    ['a direction', 'A hut burned west of Torani, in the Bannu district.', 'Torani'],
    ['small words inside', 'A shop burned in Gulzar e Torani area of Karachi.', 'Gulzar e Torani'],
    ['a number', 'A shop burned in Torani Block 4 area of Karachi.', 'Torani Block 4'],
  ])('%s', (_, text, name) => expect(unknown(text)).toContain(`${name}: ?unknown_place`))

  test('the known place that it lies in is its candidate', () => {
    const text = 'Two men from Quetta were hurt in Torani village of Bannu district.'
    const { mentions } = tag.run(anArticle({ text }), { taxonomy: small })
    expect(mentions.find((mention) => mention.text === 'Torani')).toMatchObject({
      locationId: null,
      candidates: ['PK-KP.bannu'],
    })
  })

  test('where somebody comes from is marked as such', () => {
    expect(places('The driver, a resident of Torani, was fined in Bannu.')).toContain('Torani: ?unknown_place (origin)')
  })
})

describe('nothing is announced', () => {
  test.each([
    ['a known place', 'A hut burned in Landhi area of Karachi.'],
    ['a known place with a direction', 'A hut burned in Upper Mohmand area.'],
    ['an actor', 'It was a Pakistan Army area.'],
    ['a nationality', 'The Afghan border was closed.'],
    ['an acronym', 'They searched the area IED teams had left.'],
    ['a word at the start', 'The area was searched. Villages were empty.'],
    ['an agency', 'The Torani News Agency wrote of it.'],
    ['an organisation called after a street', 'She wrote for the Torani Street Journal in Bannu.'],
    ['a committee for an area', 'They met the Torani Area Struggle Committee in Bannu.'],
    ['somebody and his father', 'He was the son of Hassan Torani of Bannu.'],
    ['words for kinds of places', 'A hut burned in the Police Station area of Bannu.'],
    ['a headline', 'Torani Village Burns As Police Look On In Bannu'],
  ])('%s', (_, text) => expect(unknown(text)).toEqual([]))
})
