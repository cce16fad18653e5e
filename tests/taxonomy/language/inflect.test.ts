import { inflect } from '@wirewatch/taxonomy/language/inflect.js'
import { expect, test } from 'vitest'

const irregular = new Map([['shoot', inflect('shoot/shot/shot', new Map())]])

test.each([
  ['attack', 'attacks attacked attacked attacking'],
  ['raze', 'razes razed razed razing'],
  ['bury', 'buries buried buried burying'],
  ['clash', 'clashes clashed clashed clashing'],
  ['gun/gunned', 'guns gunned gunned gunning'],
  ['shoot dead', 'shoots dead shot dead shot dead shooting dead'],
  ['open fire', 'opens fire opened fire opened fire opening fire'],
])('%s is inflected on its first word', (written, forms) => {
  const { third, past, participle, ing } = inflect(written, irregular)
  expect([third, past, participle, ing].join(' ')).toBe(forms)
})
