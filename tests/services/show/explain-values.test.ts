import { type ExplainedValue, explainValues } from '@wirewatch/cli/show/explain-values.js'
import { explanation } from '@wirewatch/cli/show/explanation.js'
import { type CodedTaggedArticle, weighTagged } from '@wirewatch/pipeline/code/code.js'
import { expect, test } from 'vitest'
import { coded, packaged } from '../../builders/coded.js'

const article = coded(
  'Gunmen on a motorcycle killed four police officers in Mastung, Balochistan, on Tuesday, officials said. ' +
    'A hospital official said five had died. The Baloch Liberation Army claimed responsibility for the attack.',
  { publishedAt: '2026-03-04T00:00:00Z' },
)
const explained = (article: CodedTaggedArticle): ExplainedValue[] => {
  const { coded, types } = weighTagged(article, packaged)
  return explainValues(coded.events[0]!, types[0]!, article, packaged)
}
const values = new Map(explained(article).map((value) => [value.field, value]))
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

test('the types that lost are named with what they lacked, and one that fits stands further down the ladder', () => {
  const lostIn = (text: string): readonly string[] =>
    explained(coded(text)).flatMap(({ field, lost }) =>
      field === 'type' ? lost.map((loser) => `${loser.value}: ${loser.reason}`) : [],
    )
  const mob = lostIn('A mob burned eleven trucks in Quetta on Monday.')
  expect(mob).toContain('riot.violent_demonstration: type-rules:crowd-clash fits as well and stands further down')
  const bus = lostIn('Rebels ambushed a bus near Quetta on Monday and killed two traders.')
  expect(bus).toContain('battle.ambush_or_raid: type-rules:ambush does not go with on-civilian-only')
})

test('every value that the text gives points at words of its own', () => {
  const wordsFor = (field: string): string[] =>
    values.get(field)?.because.map(({ start, end }) => article.text.slice(start, end)) ?? []
  expect(wordsFor('initiators')).toEqual(['Gunmen', 'The Baloch Liberation Army'])
  expect(wordsFor('targets')).toEqual(['four police officers'])
  expect(wordsFor('killed')).toEqual(['five'])
})

test('on paper each sentence stands once, and the words behind a value say which it is', () => {
  const shown = explanation(article, weighTagged(article, packaged), packaged)
  expect(shown.match(/A hospital official said/g)).toHaveLength(1)
  expect(shown).toContain('[2] “A hospital official said five had died.”')
  expect(shown).toContain('[2] “five”  count:exact')
})

const armed = coded('Two men with a pistol shot at a school bus in Quetta on Monday, wounding a child.')

test('a weapon and what was struck are named with their words', () => {
  const words = explained(armed)
    .filter(({ field }) => field === 'weapons' || field === 'target kinds')
    .map(({ value, because }) => [value, armed.text.slice(because[0]!.start, because[0]!.end)])
  expect(words).toEqual([
    ['firearm', 'pistol'],
    ['transport', 'school bus'],
  ])
})

test('what attackers ride is not what they strike', () => {
  const kindsIn = (text: string): readonly string[] | undefined => coded(text).events[0]?.targetKinds
  expect(kindsIn('Gunmen on a motorcycle shot dead a trader in Quetta on Monday.')).toEqual([])
  expect(kindsIn('A trader was shot dead by two men in a car in Quetta on Monday.')).toEqual([])
  expect(kindsIn('Gunmen shot dead a trader on a motorcycle in Quetta on Monday.')).toEqual(['vehicle'])
})

test('a day and a place that are not known are said to be unknown, with the reason', () => {
  const unknownIn = (text: string, publishedAt: string | null): readonly string[] => {
    const article = coded(text, { publishedAt })
    return explained(article).map(({ field, value }) => `${field} ${value}`)
  }
  const undated = unknownIn('Gunmen killed two traders on Tuesday.', null)
  expect(undated).toContain('date unknown: it is not known when this was published')
  expect(undated).toContain('location unknown: no words say where')
  expect(unknownIn('Gunmen killed two traders in Quetta.', null)).toContain('date unknown: no words say when')
})
