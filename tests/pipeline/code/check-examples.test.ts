import { checkExamples } from '@wirewatch/pipeline/code/check-examples.js'
import { expect, test } from 'vitest'
import { packaged } from '../../builders/coded.js'

test('every rule of the language reads its own example sentence as it says', () => {
  expect(packaged.language.examples.length).toBeGreaterThan(100)
  expect(checkExamples(packaged)).toEqual([])
})

test('a rule whose example reads otherwise is named with what went wrong', () => {
  const examples = [{ rule: 'triggers:kill', example: { text: 'Rebels killed four soldiers.', gives: { killed: 5 } } }]
  const language = { ...packaged.language, examples }
  expect(checkExamples({ ...packaged, language })).toEqual([
    { rule: 'triggers:kill', text: 'Rebels killed four soldiers.', problem: 'killed: expected 5, coded 4' },
  ])
})
