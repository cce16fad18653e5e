import { describe, expect, test } from 'vitest'
import { places } from '../../builders/tagged.js'

test('a line of capitals, or of digits, that is no dateline is read at once', () => {
  const capitals =
    'KABUL AND QUETTA TRADERS OPEN SEVENTEEN WAREHOUSES ALONG THE NORTHERN MOUNTAIN HIGHWAY AFTER THE THAW'
  const digits = `KABUL ${'1234567890'.repeat(9)}`
  expect(places(capitals)).toContain('KABUL: AF-KAB.kabul.city')
  expect(places(digits)).toContain('KABUL: AF-KAB.kabul.city')
}, 2_000)

describe('a dateline is where the reporter sat', () => {
  test.each([
    ['KABUL (AP) -- Snow closed the pass.', ['KABUL: AF-KAB.kabul.city (dateline)']],
    ['QUETTA: Snow closed the pass.', ['QUETTA: PK-BA.quetta.city (dateline)']],
    [
      'PESHAWAR, Pakistan (Reuters) – Snow closed the pass.',
      ['PESHAWAR: PK-KP.peshawar.city (dateline)', 'Pakistan: PK (dateline)'],
    ],
    ['Peshawar, March 4: Snow closed the pass.', ['Peshawar: PK-KP.peshawar.city (dateline)']],
    [
      'Quetta [Pakistan], January 5 (ANI): Snow closed the pass.',
      ['Quetta: PK-BA.quetta.city (dateline)', 'Pakistan: PK (dateline)'],
    ],
    ['KARACHI/LAHORE: Snow closed the pass.', ['KARACHI: PK-SD.karachi (dateline)', 'LAHORE: PK-PB.lahore (dateline)']],
    ['By our correspondent\n\nQUETTA - Snow closed the pass.', ['QUETTA: PK-BA.quetta.city (dateline)']],
    ['lahore: snow closed the pass near gujrat.', ['lahore: PK-PB.lahore (dateline)', 'gujrat: PK-PB.gujrat']],
    [
      'KABUL, Afghanistan (June 30, 2011) – Snow closed the pass.',
      ['KABUL: AF-KAB.kabul.city (dateline)', 'Afghanistan: AF (dateline)'],
    ],
  ])('%s', (text, expected) => expect(places(text)).toEqual(expected))

  test.each([
    ['a sentence that begins with a place', 'Peshawar was quiet on Friday. Shops opened: few came.'],
    ['a name joined by a hyphen', 'Peshawar-bound lorries stood still.'],
  ])('%s has none', (_, text) => expect(places(text).join()).not.toContain('dateline'))
})

describe('where somebody comes from is not where it happened', () => {
  test.each([
    ['A Peshawar-based trader was fined in Quetta.', 'Peshawar: PK-KP.peshawar.city (origin)'],
    ['The driver, a resident of Bannu, was fined in Quetta.', 'Bannu: PK-KP.bannu (origin)'],
    [
      'The driver, a native of Mir Ali, in North Waziristan, was fined in Quetta.',
      'North Waziristan: PK-KP.north-waziristan (origin)',
    ],
    ['Residents of Bannu and Peshawar came to Quetta.', 'Peshawar: PK-KP.peshawar.city (origin)'],
    ['The driver, hailing from Landhi, was fined in Quetta.', 'Landhi: PK-SD.karachi.landhi (origin)'],
  ])('%s', (text, expected) => {
    expect(places(text)).toContain(expected)
    expect(places(text)).toContain('Quetta: PK-BA.quetta.city')
  })
})
