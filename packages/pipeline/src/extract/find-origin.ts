import type { Agency, Boilerplate } from '@wirewatch/taxonomy'

/**
 * The agency that an article credits as its author: in the byline, in the dateline of the first paragraph, or in a credit
 * at the end. An agency that is merely quoted ("told …") is not the origin. Null where no agency, or more than one, is credited
 * in the first place that names any.
 */
export function findOrigin(
  text: string,
  byline: string | null,
  agencies: readonly Agency[],
  boilerplate: Boilerplate,
): string | null {
  const paragraphs = text.split('\n\n')
  const credits = creditsOf(agencies)
  for (const place of placesOfCredits(paragraphs, byline, boilerplate)) {
    const found = agenciesIn(place, credits)
    if (found.size === 1) return [...found][0] ?? null
    if (found.size > 1) return null
  }
  return null
}

/** A name inside a longer name does not count: "Associated Press of Pakistan" is not the Associated Press. */
function agenciesIn(place: string, credits: readonly CreditPattern[]): ReadonlySet<string> {
  const found = credits.flatMap(({ id, pattern }) => {
    const match = pattern.exec(place)
    return match === null ? [] : [{ id, start: match.index, end: match.index + match[0].length }]
  })
  const isInside = (one: (typeof found)[number]): boolean =>
    found.some(
      (other) => other.end - other.start > one.end - one.start && other.start <= one.start && one.end <= other.end,
    )
  return new Set(found.filter((one) => !isInside(one)).map(({ id }) => id))
}

function placesOfCredits(
  paragraphs: readonly string[],
  byline: string | null,
  { endsWithCredit }: Boilerplate,
): readonly string[] {
  const first = paragraphs[0] ?? ''
  const second = first.length < longestLine ? (paragraphs[1] ?? '') : ''
  const ends = paragraphs
    .slice(-2)
    .reverse()
    .map((paragraph) => endCreditOf(paragraph, endsWithCredit))
  return [byline ?? '', datelineOf(first), datelineOf(second), ...ends].filter((place) => place !== '')
}

/** Characters of a paragraph that is a credit or a dateline and nothing else. */
const longestLine = 60

/** What stands apart before the first sentence: "KABUL, March 3 (AFP) -", "(Reuters) -", "Quetta: APP:", "MOSCOW, May 3. /TASS/." */
function datelineOf(paragraph: string): string {
  if (paragraph.length < longestLine) return paragraph
  const pieces = paragraph
    .slice(0, 110)
    .split(/\s*[()[\]:–—|/]+\s*|\s+-{1,2}\s+/)
    .slice(0, -1)
  const sentence = pieces.findIndex((piece) => piece.length > 32 || piece.split(' ').length > 4)
  return pieces.slice(0, sentence < 0 ? pieces.length : sentence).join(' | ')
}

/** A credit of its own at the end: "— AFP", "(With inputs from PTI)", "Source: Xinhua", and "PTI AB CD" with the initials of the desk. */
function endCreditOf(paragraph: string, endsWithCredit: RegExp): string {
  const end = paragraph.slice(-140)
  const own = end.match(endsWithCredit)
  if (own?.[1] !== undefined) return own[1]
  const parenthesis = end.match(/[.!?"”’]\s*[([]\s*([^()[\]]{2,40})[)\]]\.?$/)
  const withInitials = end.match(/[.!?"”’]\s+(\p{Lu}{2,6}(?:\s\p{Lu}{1,4}){0,5})$/u)
  return parenthesis?.[1] ?? withInitials?.[1] ?? (paragraph.length < 40 ? paragraph : '')
}

interface CreditPattern {
  readonly id: string
  readonly pattern: RegExp
}

/** Compiled once a list: the same list is asked for every article. */
const compiled = new WeakMap<readonly Agency[], readonly CreditPattern[]>()

function creditsOf(agencies: readonly Agency[]): readonly CreditPattern[] {
  const known = compiled.get(agencies)
  if (known !== undefined) return known
  const patterns = agencies.map((agency) => ({ id: agency.id, pattern: creditPattern(agency) }))
  compiled.set(agencies, patterns)
  return patterns
}

function creditPattern({ credits }: Agency): RegExp {
  const either = credits
    .toSorted((a, b) => b.length - a.length)
    .map((credit) => (credit === credit.toUpperCase() ? literal(credit) : anyCase(literal(credit))))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${either.join('|')})(?![\\p{L}\\p{N}])`, 'u')
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const anyCase = (text: string): string =>
  text.replace(/\p{L}/gu, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`)
