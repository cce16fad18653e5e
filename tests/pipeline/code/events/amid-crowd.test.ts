import { describe, expect, test } from 'vitest'
import { incident } from '../../../builders/coded.js'

const typeOf = (text: string): string => incident(text).type

describe('forces that fire', () => {
  test.each([
    [
      'at a crowd that stands in the same report',
      'Police fired four rounds on Friday when a mob rushed at a bakery, killing a youth.',
    ],
    ['and hit several at once', 'Police opened fire at five places in the city on Friday, killing six.'],
    ['in an agitation', 'Police opened fire at Torvik on Friday after protesters stopped a train. Two men died.'],
  ])('use excessive force: %s', (_, text) => expect(typeOf(text)).toBe('protest.excessive_force'))

  test('in the air scatter a crowd, and hit nobody', () => {
    expect(typeOf('Police fired in the air to scatter a procession at Torvik on Friday.')).toBe(
      'protest.with_intervention',
    )
  })

  test('at fighters are in a battle', () => {
    expect(typeOf('Police fired at militants near Quetta on Friday and killed four of them.')).toMatch(/^battle/)
  })
})
