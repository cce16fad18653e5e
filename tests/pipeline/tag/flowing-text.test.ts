import { flowingText } from '@wirewatch/pipeline/tag/flowing-text.js'
import { expect, test } from 'vitest'
import { coded } from '../../builders/coded.js'

const report = `Gunmen on motorcycles shot dead two traders near the bus stand of the old
town of Pulwama late on Tuesday. Three passers-by were hurt when a bomb went
off outside a bank in Awaran on May 28, and the police blamed the Balochistan
Liberation Front. Nobody had owned up by the evening.`

const manyCapitals = `Gunmen on motorcycles shot dead two traders near the bus stand of Litter
Village in Pulwama district late on Tuesday. Three passers-by were hurt on May
28 when a bomb went off outside a bank in Awaran.`

test.each([
  ['', report],
  [', though every line begins with a capital', manyCapitals],
])('a text whose lines were cut at a width tells what it tells in one line%s', (_, text) => {
  const inOneLine = text.replaceAll('\n', ' ')
  expect(flowingText(text)).toBe(inOneLine)
  expect(coded(text).events).toEqual(coded(inOneLine).events)
})

test.each([
  ['in capitals throughout', report.toUpperCase()],
  ['in capitals, cut once', `${report.split('\n')[0]?.toUpperCase()}\nTOWN OF PULWAMA.`],
  ['with the line ends of Windows', report.replaceAll('\n', '\r\n')],
  ['with a last line as short as it comes', `${report}\n\n${report}`],
])('so does one %s, and every position holds', (_, text) => {
  const flowing = flowingText(text)
  expect(flowing.length).toBe(text.length)
  expect(flowing.replaceAll(/\s+/g, ' ')).toBe(text.replaceAll(/\s+/g, ' '))
  expect(flowing.trimEnd()).not.toMatch(/[^\n]\n[^\n]/)
})

test.each([
  [
    'headlines',
    'Two traders shot dead in Pulwama bazaar\nBomb hurts three outside a bank in Awaran\nPolice blame Baloch group',
  ],
  [
    'paragraphs',
    `${'Gunmen shot dead two traders near the bus stand. '.repeat(4)}\n${'A bomb hurt three in Awaran. '.repeat(5)}`,
  ],
  [
    'a dateline over its paragraph',
    `KABUL (March 3)\nCoalition forces\n${'A patrol came under fire in Logar. '.repeat(4)}`,
  ],
  [
    'lines of a script without capitals',
    'کوئٹہ میں بم دھماکے سے دو افراد ہلاک اور پانچ زخمی ہو گئے پولیس نے بتایا\nپشاور میں فائرنگ',
  ],
  [
    'items without a full stop',
    [
      'Gunmen shot a man dead in Quetta on Tuesday. Police have no suspect',
      'A bomb went off in a market in Peshawar. Three people were hurt',
      'Rebels attacked an army post in Awaran. Two soldiers were killed',
      'Two policemen were abducted in Karachi. Nobody owned up to it so',
    ].join('\n'),
  ],
  ['the dead of a list', 'Dead:\na trader in Pulwama\na policeman in Awaran'],
  ['a list', 'Killed: two traders\nInjured: three passers-by\nArrested: none'],
  [
    'a headline in capitals',
    'TWO TRADERS SHOT DEAD\nGUNMEN ON MOTORCYCLES SHOT DEAD TWO TRADERS NEAR THE BUS STAND OF LITTER',
  ],
])('%s below each other stay lines of their own', (_, text) => {
  expect(flowingText(text)).toBe(text)
})

test('a headline stays apart from the lines below it that run on', () => {
  expect(flowingText(`Two shot dead in Pulwama\n${report}`)).toMatch(/^Two shot dead in Pulwama\nGunmen on .+$/)
})

test('a space that must not break, a thin one and a tab are spaces', () => {
  expect(flowingText('May\u00a028,\u2009a\tbomb')).toBe('May 28, a bomb')
  expect(flowingText('می\u200cگوید')).toBe('می\u200cگوید')
})
