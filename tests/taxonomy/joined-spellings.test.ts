import { joinedSpelling } from '@wirewatch/taxonomy'
import { expect, test } from 'vitest'

const endings = new Set(['abad', 'pur', 'khel'])

test.each([
  ['an ending is set apart', 'Toranabad', 'Toran Abad'],
  ['an ending is joined', 'Toran Abad', 'Toranabad'],
  ['the last of two words has it', 'Nai Zargapur', 'Nai Zarga Pur'],
  ['a stem of two letters is no word', 'Tapur', null],
  ['an ending alone is a name', 'Khel', null],
  ['a name without an ending', 'Torani', null],
  ['a name with a number', 'Chak 205', null],
  ['an acronym', 'TPUR', null],
])('%s: %s', (_, name, other) => expect(joinedSpelling(name, endings)).toBe(other))
