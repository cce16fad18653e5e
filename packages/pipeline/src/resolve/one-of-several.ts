import type { Article } from '@wirewatch/model'

/** Stands among a report's names where its article sets the happening apart from an earlier one. No name begins with this sign. */
export const oneOfSeveral = '#one-of-several'

/** Where an article says so: its title and its first sentences. */
const openingLength = 320

/**
 * Whether an article opens by setting its happening apart from one before: "another blast", "the second attack in two days", "the 13th
 * this year", "a day after a bomber struck". Function words and ordinals only, so that it holds for whatever happened.
 */
export function isOneOfSeveral({ title, text }: Pick<Article, 'title' | 'text'>): boolean {
  return setsApart.test(`${title ?? ''}. ${text.slice(0, openingLength)}`)
}

const ordinal = String.raw`second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|\d+(?:nd|rd|th)`
const setsApart = new RegExp(
  [
    String.raw`\banother\s(?!\d|one\b|two\b|three\b|four\b|five\b|six\b|was\b|were\b)`,
    String.raw`\b(?:${ordinal})\s(?:[\p{L}-]+\s){1,4}(?:in|since|this)\b`,
    String.raw`\b(?:a day|hours|days) (?:after|earlier)\b`,
  ].join('|'),
  'iu',
)
