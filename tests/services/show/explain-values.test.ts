import { explainValues } from '@wirewatch/cli/show/explain-values.js'
import { explanation } from '@wirewatch/cli/show/explanation.js'
import { expect, test } from 'vitest'
import { coded, packaged } from '../../builders/coded.js'

const article = coded(
  'Gunmen on a motorcycle killed four police officers in Mastung, Balochistan, on Tuesday, officials said. ' +
    'A hospital official said five had died. The Baloch Liberation Army claimed responsibility for the attack.',
  { publishedAt: '2026-03-04T00:00:00Z' },
)
const values = new Map(explainValues(article.events[0]!, article, packaged).map((value) => [value.field, value]))
const sentences = (field: string): string[] =>
  values.get(field)?.because.map(({ sentence }) => article.text.slice(sentence.start, sentence.end)) ?? []

test('each value of an incident comes with the sentence that says so', () => {
  expect(sentences('killed')).toEqual(['A hospital official said five had died.'])
  expect(sentences('claimants')).toEqual(['The Baloch Liberation Army claimed responsibility for the attack.'])
  for (const field of ['type', 'date', 'location', 'initiators', 'targets'])
    expect(sentences(field)[0]).toMatch(/^Gunmen on a motorcycle/)
})

test('the figure that lost against the toll is named with the reason', () => {
  expect(values.get('killed')?.lost).toEqual([
    { value: '4 (“four police officers”)', reason: 'part of the figure, or told otherwise' },
  ])
})

test('on paper the words stand inside their sentence, with the rule behind it', () => {
  expect(explanation(article, article, packaged)).toContain('“A hospital official said five had died.”  count:exact')
})
