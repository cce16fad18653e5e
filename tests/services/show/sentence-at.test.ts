import { sentenceAt } from '@wirewatch/cli/show/sentence-at.js'
import { expect, test } from 'vitest'

const text =
  'KALAT: Two men died, police said. A soldier was injured at 5.30 pm near the gate.\nThe road is shut. "No one called," he said.'

test.each([
  ['Two men', 'KALAT: Two men died, police said.'],
  ['A soldier', 'A soldier was injured at 5.30 pm near the gate.'],
  ['shut', 'The road is shut.'],
  ['called', '"No one called," he said.'],
])('the sentence around "%s" begins and ends where a reader would say', (words, sentence) => {
  const start = text.indexOf(words)
  expect(sentenceAt(text, { start, end: start + words.length })).toBe(sentence)
})
