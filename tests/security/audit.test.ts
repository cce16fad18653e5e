import { expect, test } from 'vitest'
import { verdictOf } from './audit.mjs'

test('a package that is known to be vulnerable fails the audit, with where it is mended', () => {
  const advisory = {
    module_name: 'left-pad',
    severity: 'high',
    title: 'Pads without end',
    patched_versions: '>=1.3.1',
    url: 'https://advisories.example/1',
  }
  expect(verdictOf({ advisories: { 1: advisory } })).toEqual({
    lines: ['high: left-pad: Pads without end; mended in >=1.3.1 (https://advisories.example/1)'],
    isFailure: true,
  })
})

test('a registry that does not answer is named, and is not taken for a clean bill', () => {
  const verdict = verdictOf({ error: { message: 'The audit endpoint responded with 405' } })
  expect(verdict).toEqual({ lines: ['not audited: The audit endpoint responded with 405'], isFailure: false })
  expect(verdictOf({ advisories: {} }).lines).toEqual(['no package that we run on is known to be vulnerable'])
})
