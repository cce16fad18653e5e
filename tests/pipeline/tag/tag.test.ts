import { tag } from '@wirewatch/pipeline/tag/tag.js'
import { loadTaxonomy } from '@wirewatch/taxonomy'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anArticle } from '../../builders/an-article.js'
import { fixture } from '../../builders/folders.js'
import { actors, places, small, tagged } from '../../builders/tagged.js'

test('an article passes with its mentions, those of its title apart, and the version of the taxonomy', () => {
  const article = anArticle({ title: 'Bridge burned in Bannu', text: 'The BLA burned a bridge in Mastung.' })
  expect(tag.run(article, { taxonomy: small })).toMatchObject({
    ...article,
    mentions: [{ actorId: 'bla' }, { locationId: 'PK-BA.mastung' }],
    titleMentions: [{ locationId: 'PK-KP.bannu', start: 17, end: 22 }],
    taxonomyVersion: small.version,
  })
})

test('an article without any name passes too: whether it matters is not for the tags to say', () => {
  expect(tag.run(anArticle({ text: 'Gunmen shot two farmers.' }), { taxonomy: small }).mentions).toEqual([])
})

test('mentions stand in the order of the text and never overlap, whatever the text is', () => {
  const word = fc.constantFrom(
    'Bannu',
    'Taliban',
    'Pakistan',
    'police',
    '(BLA)',
    'district',
    'in',
    'of',
    'Torani',
    'Army',
    'the group',
    ',',
    '.',
    '\n\n',
    "'s",
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      const text = words.join(' ')
      const { mentions } = tag.run(anArticle({ text }), { taxonomy: small })
      let end = 0
      for (const mention of mentions) {
        expect(mention.start).toBeGreaterThanOrEqual(end)
        expect(mention.text).toBe(text.slice(mention.start, mention.end))
        end = mention.end
      }
    }),
    { numRuns: 300, seed: 3 },
  )
})

test.each([
  ['a megabyte without a space', 'x'.repeat(1_000_000)],
  ['ten thousand brackets', '(AB) '.repeat(10_000)],
  ['ten thousand towns', 'Bannu, '.repeat(10_000)],
  ['ten thousand ambiguous names', 'Taliban Punjab '.repeat(10_000)],
  ['ten thousand areas', 'Torani area '.repeat(10_000)],
  ['ten thousand groups', 'the group BLA '.repeat(10_000)],
  ['lone surrogates', '\ud800 Bannu \udfff'.repeat(10_000)],
])('%s takes a moment, not a minute', (_, text) => {
  const before = performance.now()
  tag.run(anArticle({ text }), { taxonomy: small })
  expect(performance.now() - before).toBeLessThan(3_000)
})

describe('another region is a folder, and no code', () => {
  const sahel = loadTaxonomy({ dataDir: fixture('regions/sahel') })

  test('its towns, provinces and groups are resolved by the same rules', () => {
    const text =
      'BAMAKO (Torani News) -- Fighters of JNIM burned a bridge near Mopti and held the Bandiagara cercle, Malian soldiers said. Niamey has denied any part in it. The group spoke of Fada N’gourma.'
    expect(tagged(text, {}, sahel)).toEqual([
      'BAMAKO: ML-BKO (dateline)',
      'JNIM: jnim',
      'Mopti: ML-5.mopti',
      'Bandiagara: ML-5.bandiagara',
      'Malian soldiers: fama',
      'Niamey: gov-ne',
      'group: jnim',
      'Fada N’gourma: BF-EST.fada',
    ])
  })

  test('its own words for kinds of places announce places that it lacks', () => {
    expect(places('A well was dug in the Torani commune of Ménaka.', {}, sahel)).toEqual([
      'Torani: ?unknown_place',
      'Ménaka: ML-9',
    ])
  })

  test('it knows nothing of the places and groups of another', () => {
    expect(actors('The BLA wrote to the TTP.', {}, sahel)).toEqual([])
    expect(places('A hut burned in Bannu.', {}, sahel)).toEqual([])
  })
})
