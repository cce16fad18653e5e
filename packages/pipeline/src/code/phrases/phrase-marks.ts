import type { Units } from '../words/read-units.js'
import type { Phrase } from './phrase.js'

/** A comma, or the dash that stands for one. */
export const isComma = (units: Units, phrase: Phrase | undefined): boolean =>
  phrase?.kind === 'mark' && (units.word(phrase.start) === ',' || units.word(phrase.start) === '-')

export const isOf = (units: Units, phrase: Phrase | undefined): boolean =>
  phrase?.kind === 'preposition' && units.lexeme[phrase.start]?.text === 'of'
