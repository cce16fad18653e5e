import type { Lexeme, Trigger } from '@wirewatch/taxonomy/language/lexeme.js'
import { hasGroup } from '../phrases/group-has.js'
import { isGroupsOfPeople } from '../phrases/is-people.js'
import type { Group } from '../phrases/phrase.js'
import { hasFighter } from '../phrases/sentence-has.js'
import type { TriggerPlace } from '../phrases/trigger-place.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import { betweenWords, withWords } from './frame.js'
import { isExplosive, isForce, isGun } from './kind-of-thing.js'

/** "two castes fought", "clashes between residents of two hamlets"; not where forces or fighters are a side, or a fighter is told of. */
export function areGroupsOfPeople(place: TriggerPlace): boolean {
  const { units, sentence, subject } = place
  if (subject === null && hasFighter(units, sentence)) return false
  const sides = sidesOf(place)
  return (
    !sides.some((group) => hasGroup(units, group, isForce, true)) &&
    sides.some(
      (group) =>
        isGroupsOfPeople(units, group) ||
        areTwoKinds(units, group) ||
        (areGroupsOf(units, group) && tellsOfHarm(units, sentence)),
    )
  )
}

/** "doctors and relatives of a patient clashed": two kinds of people, neither of whom sits in an assembly. */
const areTwoKinds = (units: Units, { items }: Group): boolean =>
  items.length === 2 &&
  items.every(({ head, plural }) => {
    const party = units.lexeme[head]?.party ?? null
    return (
      (plural || units.word(head).endsWith('s')) &&
      party !== null &&
      party.class === 'civilians' &&
      party.id !== 'generic.politicians'
    )
  })

/** "two groups of students": they may also clash in a debate. */
const areGroupsOf = (units: Units, { items }: Group): boolean =>
  items.some(({ start, head }) => {
    if (units.lexeme[head]?.party?.group !== 'civilian') return false
    for (let at = start; at < head; at++) if (units.lexeme[at]?.text === 'groups of') return true
    return false
  })

/** Somebody was killed or hurt, or something was in hand to do so. */
function tellsOfHarm(units: Units, { start, end }: Sentence): boolean {
  for (let at = start; at < end; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme === null) continue
    if (lexeme.weapon !== null || [...lexeme.verbTriggers, ...lexeme.nounTriggers].some(isHarm)) return true
  }
  return false
}

const isHarm = ({ measure }: Trigger): boolean => measure === 'killed' || measure === 'injured'

/** "villagers clashed with police", "students and police came to blows": no fighter is a side, and there is no gun or bomb. */
export function arePeopleAndPolice(place: TriggerPlace): boolean {
  const { units, sentence } = place
  const sides = sidesOf(place)
  return (
    isOneOf(units, sides, ({ party }) => party?.group === 'civilian') &&
    isOneOf(units, sides, ({ party }) => party?.force === 'police') &&
    !sides.some((group) => hasGroup(units, group, ({ party }) => party?.group === 'militant', false)) &&
    !hasArms(units, sentence)
  )
}

/** Who fights whom: the subject and the object, and those behind "between" and "with". */
function sidesOf({ units, subject, object, complements }: TriggerPlace): Group[] {
  const opponents = complements.filter(({ preposition }) => {
    const link = units.lexeme[preposition]?.text ?? ''
    return betweenWords.has(link) || withWords.has(link)
  })
  return [subject, object, ...opponents].filter((group) => group !== null)
}

const isOneOf = (units: Units, sides: readonly Group[], test: (lexeme: Lexeme) => boolean): boolean =>
  sides.some(({ items }) =>
    items.some(({ head }) => {
      const lexeme = units.lexeme[head] ?? null
      return lexeme !== null && test(lexeme)
    }),
  )

function hasArms(units: Units, sentence: Sentence): boolean {
  for (let at = sentence.start; at < sentence.end; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme !== null && (isGun(lexeme) || isExplosive(lexeme))) return true
  }
  return false
}
