import { tag } from '@wirewatch/pipeline/tag/tag.js'
import { describe, expect, test } from 'vitest'
import { anArticle } from '../../builders/an-article.js'
import { actors, small } from '../../builders/tagged.js'

describe('an acronym that a text introduces', () => {
  test('is the known actor that it was given to', () => {
    const text = 'The Balochistan Liberation Front (BLF) denied it. A man of the BLF was held.'
    expect(actors(text)).toEqual(['Balochistan Liberation Front: blf', 'BLF: blf', 'BLF: blf'])
  })

  test('is known also where a report lost its brackets', () => {
    const text = 'The Balochistan Liberation Front BLF denied it and later a man of the BLF was held'
    expect(actors(text)).toEqual(['Balochistan Liberation Front: blf', 'BLF: blf', 'BLF: blf'])
  })

  test('makes an unknown organisation an actor with its words', () => {
    const text = 'The Torani Peoples Army (TPA) wrote a letter. The TPA denied it. The TPAX did not.'
    expect(actors(text)).toEqual([
      'Torani Peoples Army: ?introduced_acronym',
      'TPA: ?introduced_acronym',
      'TPA: ?introduced_acronym',
    ])
  })

  test.each([
    ['a rank', 'The Station House Officer (SHO) wrote a letter.'],
    ['a thing', 'An Improvised Explosive Device (IED) was found.'],
    ['forces without a name', 'The Security Forces (SFs) closed the road.'],
    ['letters that do not agree', 'The Torani Peoples Army (NGO) wrote a letter.'],
  ])('makes no actor of %s', (_, text) => expect(actors(text)).toEqual([]))

  test('is known in the title as well', () => {
    const article = anArticle({
      title: 'TPA and SSP men meet',
      text: 'The Torani Peoples Army (TPA) met a Senior Superintendent of Police (SSP) in Pakistan.',
    })
    expect(tag.run(article, { taxonomy: small }).titleMentions).toMatchObject([
      { text: 'TPA', actorId: null, method: 'introduced_acronym' },
    ])
  })

  test('takes an acronym away from the actor that shares it', () => {
    expect(actors('The SSP was banned in Pakistan.')).toEqual(['SSP: sipah'])
    expect(actors('In Pakistan a Senior Superintendent of Police (SSP) spoke. The SSP left.')).toEqual([])
  })
})
