import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packagedData } from '@wirewatch/taxonomy'
import { expect, test } from 'vitest'
import { coded, packaged } from '../../builders/coded.js'

/** Each type of the codebook with the sentence that it gives for it. */
const examples = [
  ...readFileSync(join(packagedData, 'CODEBOOK.md'), 'utf8').matchAll(
    /^\*\*([a-z]+\.[a-z_]+)\*\*[\s\S]*?^\*([^*]+)\*$/gm,
  ),
].map(([, type, sentence]) => [type, sentence?.replaceAll('\n', ' ')] as const)

test('the codebook gives a sentence for every event type', () => {
  expect(examples.map(([type]) => type).sort()).toEqual([...packaged.language.eventTypes.keys()].sort())
})

test.each(examples)('a sentence of the codebook is coded as its %s', (type, sentence) => {
  expect(coded(sentence ?? '').events[0]?.type).toBe(type)
})
