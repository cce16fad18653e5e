import type { Units } from '../words/read-units.js'
import type { Group, Phrase } from './phrase.js'
import { isComma, isOf } from './phrase-marks.js'

/** "including two children": they are counted already. */
export function takeIncluded(units: Units, phrases: readonly Phrase[], at: number, group: Group): number {
  const first = phrases[at]!
  const skip = isComma(units, first) ? 1 : 0
  const link = phrases[at + skip]
  if (link === undefined || link.kind !== 'preposition') return 0
  if (units.lexeme[link.start]?.cues.include !== true) return 0
  if (isOfWhom(units, link.start) && beginsClause(phrases, at + skip + 2)) return 0
  let taken = skip + 1
  for (;;) {
    const next = phrases[at + taken]
    if (next?.kind === 'group') {
      group.included.push(...next.items)
      taken++
    } else if (next !== undefined && (isComma(units, next) || next.kind === 'conjunction' || isOf(units, next))) {
      if (phrases[at + taken + 1]?.kind !== 'group' || beginsClause(phrases, at + taken + 2)) return taken
      taken++
    } else return taken
  }
}

/** "five patients, of whom two were dead": the two are the subject of a clause of their own; ", of whom two children," is none. */
export const isOfWhom = (units: Units, at: number): boolean =>
  /^(?:\S+ )?of (?:whom|which)$/.test(units.lexeme[at]?.text ?? '')

const beginsClause = (phrases: readonly Phrase[], at: number): boolean => phrases[at]?.kind === 'verb'

/** ", four of them children,", ", six of them soldiers and four civilians,": counted already as well. */
export function takePart(units: Units, phrases: readonly Phrase[], at: number, group: Group): number {
  const [comma, part, of, them, kind] = phrases.slice(at, at + 5)
  if (!isComma(units, comma) || part?.kind !== 'group' || !isOf(units, of) || them?.kind !== 'group') return 0
  const figure = part.items[0]!.figure
  if (figure === null || !/^(?:them|whom)$/.test(units.word(them.start)) || kind?.kind !== 'group') return 0
  group.included.push({ ...kind.items[0]!, figure }, ...kind.items.slice(1))
  let taken = 5
  for (;;) {
    const more = phrases[at + taken + 1]
    if (phrases[at + taken]?.kind !== 'conjunction' || more?.kind !== 'group') break
    if (more.items[0]!.figure === null || beginsClause(phrases, at + taken + 2)) break
    group.included.push(...more.items)
    taken += 2
  }
  return isComma(units, phrases[at + taken]) ? taken + 1 : taken
}

/** ", a boy among them,": counted already. */
export function takeAmongThem(units: Units, phrases: readonly Phrase[], at: number, group: Group): number {
  const [comma, part, among, end] = phrases.slice(at, at + 4)
  if (!isComma(units, comma) || part?.kind !== 'group' || among?.kind !== 'preposition') return 0
  if (!/^among(?:st)? them$/.test(units.lexeme[among.start]?.text ?? '') || end?.kind === 'group') return 0
  group.included.push(...part.items)
  return isComma(units, end) ? 4 : 3
}

/** ", all members of the same clan,", ", both residents of Torvik,": who they were, and nobody more. */
export function takeAll(units: Units, phrases: readonly Phrase[], at: number, group: Group): number {
  const [comma, part] = phrases.slice(at, at + 2)
  if (!isComma(units, comma) || part?.kind !== 'group' || group.items.at(-1)!.figure === null) return 0
  if (!/^(?:all|both)$/.test(units.word(part.start)) || part.end - part.start < 2) return 0
  let taken = 2
  while (phrases[at + taken]?.kind === 'preposition' && phrases[at + taken + 1]?.kind === 'group') taken += 2
  if (!isComma(units, phrases[at + taken]) || beginsClause(phrases, at + taken)) return 0
  group.included.push(...part.items)
  return taken + 1
}
