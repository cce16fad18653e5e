import type { Units } from '../words/read-units.js'
import { isCompany } from './company-of.js'
import { namesPeople } from './is-people.js'
import { type Group, type Phrase, regrouped, type VerbGroup } from './phrase.js'

/** "the leader, in charge of the money, along with four fighters": those named between the subject and its verb are more. */
export function withCompany(
  units: Units,
  phrases: readonly Phrase[],
  from: number,
  verbAt: number,
  subject: Group,
): Group {
  const more = phrases
    .slice(from + 1, verbAt)
    .filter((phrase): phrase is Group => phrase.kind === 'group' && phrase.preposition >= 0)
    .filter((group) => isCompany(units, group.preposition))
  if (more.length === 0) return subject
  return regrouped(subject, [...subject.items, ...more.flatMap((group) => group.items)])
}

/** "A nun from the port and a weaver were killed": what tells more of the first stands between the two of whom a plural verb says it. */
export function withFirst(units: Units, phrases: readonly Phrase[], at: number, verb: VerbGroup, second: Group): Group {
  const and = phrases[at - 1]
  if (and?.kind !== 'conjunction' || units.word(and.start) !== 'and') return second
  const first = beforeComplements(phrases, at - 2)
  if (first === at - 2 || first < 0 || !opensClause(phrases[first - 1])) return second
  const group = phrases[first]
  if (group?.kind !== 'group' || group.preposition >= 0 || ![group, second].every((one) => namesPeople(units, one)))
    return second
  if (verb.singular === null && !isOneMore(units, phrases.slice(first + 1, at - 1), second)) return second
  // "A man with a wife and two children was killed": a verb in the singular has the first alone.
  if (verb.singular) return second.items.every(({ plural }) => plural) ? group : second
  return regrouped(second, [...group.items, ...second.items])
}

/** "A guard at a bank and a cobbler died": somebody new, behind what names nobody. */
const isOneMore = (units: Units, between: readonly Phrase[], { items }: Group): boolean =>
  items[0]!.determiner?.cues.article === true &&
  !items[0]!.determiner.cues.definite &&
  !between.some((phrase) => phrase.kind === 'group' && namesPeople(units, phrase))

/** The nearest phrase at or before this one that is no time and hangs on no preposition. */
function beforeComplements(phrases: readonly Phrase[], from: number): number {
  let at = from
  while (at >= 0 && isComplement(phrases[at]!)) at--
  return at
}

const isComplement = (phrase: Phrase): boolean =>
  phrase.kind === 'time' || phrase.kind === 'preposition' || (phrase.kind === 'group' && phrase.preposition >= 0)

const opensClause = (before: Phrase | undefined): boolean =>
  before === undefined || before.kind === 'mark' || before.kind === 'subordinator'
