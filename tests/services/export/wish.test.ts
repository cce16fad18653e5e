import { wishOf } from '@wirewatch/cli/export/wish.js'
import { expect, test } from 'vitest'

test('--as-of goes with views that are kept as they were, not with any name that an object has', () => {
  expect(wishOf('incidents', { asOf: '2026-03-04' })).toMatchObject({ view: 'incidents', asOf: '2026-03-04' })
  expect(() => wishOf('toString', { asOf: '2026-03-04' })).toThrow('toString is not kept as it was')
})
