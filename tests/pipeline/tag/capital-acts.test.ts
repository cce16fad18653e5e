import { describe, expect, test } from 'vitest'
import { tagged } from '../../builders/tagged.js'

describe('a capital that acts or speaks is its government', () => {
  test.each([
    ['Islamabad has denied the report.', 'Islamabad: gov-pk'],
    ['New Delhi, for its part, rejected the offer.', 'New Delhi: gov-in'],
    ['Islamabad accused the envoy of spying.', 'Islamabad: gov-pk'],
    ['The price was too high, with Islamabad allegedly seeking a discount.', 'Islamabad: gov-pk'],
    ['Ties between Islamabad and New Delhi are cold.', 'Islamabad: gov-pk'],
    ['Ties between Islamabad and New Delhi are cold.', 'New Delhi: gov-in'],
    ["Islamabad's refusal surprised nobody.", 'Islamabad: gov-pk'],
    ['The talks with Islamabad failed.', 'Islamabad: gov-pk'],
    ['They spoke of sanctions against Islamabad.', 'Islamabad: gov-pk'],
    ['The envoy urged Islamabad to reopen the road.', 'Islamabad: gov-pk'],
  ])('%s', (text, expected) => expect(tagged(text)).toContain(expected))
})

describe('a capital where something is or happens is a place', () => {
  test.each([
    'A market in Islamabad was closed.',
    'Hail fell on Islamabad.',
    'A man with Islamabad addresses was held.',
    'Islamabad residents said the market was closed.',
    'The road to Islamabad has reopened.',
    "Islamabad's Zarga Market was closed.",
    'ISLAMABAD: The minister denied it.',
    'An official in Islamabad said so.',
    'The whole of Islamabad was asked to stay at home.',
  ])('%s', (text) => expect(tagged(text).join().toLowerCase()).toContain('islamabad: pk-is.islamabad'))
})

test('the capital of a country whose government the region does not list stays no place, and unresolved', () => {
  expect(tagged('Paris has denied the report.')).toEqual(['Paris: ?capital_acts'])
})
