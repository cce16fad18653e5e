import { tag } from '@wirewatch/pipeline/tag/tag.js'
import { describe, expect, test } from 'vitest'
import { anArticle } from '../../builders/an-article.js'
import { actors, small, tagged } from '../../builders/tagged.js'

describe('"Taliban" is told by its surroundings', () => {
  test.each([
    ['the place of the sentence', 'The Taliban burned a bridge in Khost.', 'afghan-taliban'],
    ['the province of the sentence', 'The Taliban burned a bridge in Bannu.', 'ttp'],
    ['a nationality', 'The Taliban burned an Afghan bridge.', 'afghan-taliban'],
    ['a word of the article', 'The Taliban burned a bridge. It led to Waziristan.', 'ttp'],
    ['another actor', 'The Taliban burned a bridge, ISAF wrote.', 'afghan-taliban'],
    ['its full name elsewhere', 'The Tehrik-e-Taliban Pakistan wrote a letter. The Taliban burned a bridge.', 'ttp'],
    [
      'the nearest place of the sentence',
      'The Taliban burned a bridge in Kabul, far from any road of Pakistan.',
      'afghan-taliban',
    ],
  ])('%s', (_, text, id) => expect(actors(text)).toContain(`Taliban: ${id}`))

  test('the one that was named before, where the sentence has no place of its own', () => {
    const text = 'The Afghan Taliban lost their letters in Bannu. Nobody knew what the Taliban would do.'
    expect(actors(text)).toEqual(['Afghan Taliban: afghan-taliban', 'Taliban: afghan-taliban'])
  })

  test('not by where a man of the sentence comes from', () => {
    const text = 'A Pakistan-based trader said that the Taliban of Khost burned a bridge.'
    expect(actors(text)).toEqual(['Taliban: afghan-taliban'])
  })

  test('or not at all, and then the candidates are kept', () => {
    const [mention] = tag.run(anArticle({ text: 'The Taliban burned a bridge.' }), { taxonomy: small }).mentions
    expect(mention).toMatchObject({
      actorId: null,
      method: 'ambiguous',
      candidates: ['ttp', 'afghan-taliban'],
      confidence: 0,
    })
  })

  test('the country of the outlet is enough where nothing else is said', () => {
    expect(actors('The Taliban burned a bridge.', { sourceCountry: 'PK' })).toEqual(['Taliban: ttp'])
  })
})

test('a unique name is resolved wherever it stands', () => {
  expect(tagged('The Pakistani Taliban burned a bridge.')).toEqual(['Pakistani Taliban: ttp'])
})

test('an acronym that is also a word counts only as it is written', () => {
  expect(actors('The AIM met. They took aim.')).toEqual(['AIM: aim'])
})

test('a name that only one actor bears is nobody where nothing says that it is meant', () => {
  expect(actors('The SSP rose by two points.')).toEqual([])
  expect(actors('The SSP held a march in Pakistan.')).toEqual(['SSP: sipah'])
})

test('names in Urdu script in an Urdu sentence stand at the right offsets', () => {
  const text = 'کوئٹہ میں تحریك طالبان پاكستان کے دو ارکان گرفتار، بنوں میں کرفیو'
  const { mentions } = tag.run(anArticle({ text, language: 'ur' }), { taxonomy: small })
  expect(mentions.map(({ start, end }) => text.slice(start, end))).toEqual(['کوئٹہ', 'تحریك طالبان پاكستان', 'بنوں'])
  expect(mentions.map((mention) => (mention.kind === 'actor' ? mention.actorId : mention.locationId))).toEqual([
    'PK-BA.quetta.city',
    'ttp',
    'PK-KP.bannu',
  ])
})
