import { findRepeat, textsOfBatch } from '@wirewatch/pipeline/extract/find-repeat.js'
import { estimateSimilarity, fingerprint, similarityTo } from '@wirewatch/pipeline/extract/fingerprint.js'
import { describe, expect, test } from 'vitest'
import { inventedReport, withEdits } from './invented-texts.js'

const texts = Array.from({ length: 400 }, (_, index) => inventedReport(350, index + 1))

/** The share of edited copies that a search by bands, then by counted similarity, finds. */
function shareFound(edits: number): number {
  const found = texts.filter((text, index) => {
    const copy = withEdits(text, edits, 9_000 + index)
    const bands = new Set(fingerprint(text).bands)
    return (
      fingerprint(copy).bands.some((band) => bands.has(band)) &&
      findRepeat(copy, [{ articleId: 'first', text }]) !== null
    )
  })
  return found.length / texts.length
}

describe('copies of a text', () => {
  test('with three words in a hundred edited are all found', () => {
    expect(shareFound(0.03)).toBe(1)
  })

  test('with one word in ten edited are found four times in five', () => {
    expect(shareFound(0.1)).toBeGreaterThanOrEqual(0.8)
  })

  test('with half of the words edited are no copies', () => {
    expect(shareFound(0.5)).toBe(0)
  })

  test('in capitals, with other punctuation and other spaces are the same text', () => {
    const text = texts[0] ?? ''
    const copy = text.toUpperCase().replaceAll(',', ' —').replaceAll(' ', '\n ')
    expect(similarityTo(text)(copy)).toBe(1)
    expect(fingerprint(copy).bands).toEqual(fingerprint(text).bands)
  })
})

test('reports written apart rarely share a band and are never taken for copies', () => {
  const prints = texts.slice(0, 100).map(fingerprint)
  let sharing = 0
  for (const [index, one] of prints.entries()) {
    for (const other of prints.slice(index + 1)) {
      if (one.bands.some((band) => other.bands.includes(band))) sharing += 1
      expect(estimateSimilarity(one, other)).toBeLessThan(0.5)
    }
  }
  expect(sharing / ((100 * 99) / 2)).toBeLessThan(0.001)
})

test('the estimate from two fingerprints lies near the counted share', () => {
  const errors = texts.slice(0, 100).map((text, index) => {
    const copy = withEdits(text, 0.06, index)
    return Math.abs(estimateSimilarity(fingerprint(text), fingerprint(copy)) - similarityTo(text)(copy))
  })
  expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.08)
})

test('a text as short as a headline has no bands, so headlines are never near-duplicates', () => {
  expect(fingerprint('Four hurt as roof of flour mill falls in Sibi').bands).toEqual([])
})

test('a copy that arrives in the same batch is found before anything is stored', () => {
  const batch = textsOfBatch()
  const [first = '', other = ''] = texts
  batch.add('a-1', first, fingerprint(first).bands)
  batch.add('a-2', other, fingerprint(other).bands)
  const copy = withEdits(first, 0.03, 77)
  const candidates = batch.sharing(fingerprint(copy).bands, 'a-3')
  expect(findRepeat(copy, candidates)?.articleId).toBe('a-1')
})

test('a copy with a newer toll is a repeat that says which figures changed', () => {
  const text = `${inventedReport(200, 5)} The hospital counted 47 wounded.`
  const copy = text.replace('47 wounded', '52 wounded')
  expect(findRepeat(copy, [{ articleId: 'first', text }])?.changedFigures.toSorted()).toEqual(['47', '52'])
})
