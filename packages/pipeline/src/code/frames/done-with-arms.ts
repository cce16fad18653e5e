import { Form, type Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import { hasGroup } from '../phrases/group-has.js'
import type { Group } from '../phrases/phrase.js'
import type { TriggerPlace } from '../phrases/trigger-place.js'
import type { Units } from '../words/read-units.js'
import { agentWords } from './frame.js'
import { isGunfire } from './kind-of-thing.js'

/** "hit by a stray bullet", "a bullet struck her", "fired into a crowd, hitting two": it is bullets that hit. */
export function isOfGunfire({ units, sentence, at, subject, complements }: TriggerPlace): boolean {
  const bullets = complements.filter((group) => agentWords.has(units.lexeme[group.preposition]?.text ?? ''))
  if ([...bullets, subject].some((group) => hasGroup(units, group, isGunfire, false))) return true
  if ((units.lexeme[at]!.forms & Form.ing) === 0) return false
  for (let before = at - 1; before >= sentence.start; before--)
    if (units.lexeme[before]?.verbTriggers.some(({ says }) => says.includes('shoot')) === true) return true
  return false
}

/** "Shots were fired at a wedding. Three guests were hit": nothing else is said to have hit them. */
export function isBehindShots({ units, sentence, object, complements }: TriggerPlace): boolean {
  if (object === null || complements.some((group) => meansWords.has(units.lexeme[group.preposition]?.text ?? '')))
    return false
  for (let at = sentence.start - 1; at >= Math.max(0, sentence.start - reachOfShots); at--)
    if (isShots(units.lexeme[at] ?? null)) return true
  return false
}

/** How far back shots still are what hits, in units: a sentence. */
const reachOfShots = 40

const meansWords: ReadonlySet<string> = new Set(['by', 'with'])

const isShots = (lexeme: Lexeme | null): boolean =>
  [...(lexeme?.verbTriggers ?? []), ...(lexeme?.nounTriggers ?? [])].some(
    ({ says, measure }) => says.includes('shoot') && measure === null,
  )

/** "attacked with a machete": what a hand holds, not what explodes. */
export const hasWeaponInHand = ({ units, complements }: TriggerPlace): boolean =>
  complements.some(
    (group) =>
      units.lexeme[group.preposition]?.text === 'with' &&
      hasGroup(units, group, (lexeme) => lexeme.weapon?.inHand === true, false),
  )

/** "a van filled with explosives". */
export function isLoaded(units: Units, group: Group | null): boolean {
  if (group === null || units.overlay[group.end]?.cues.loaded !== true) return false
  for (let at = group.end + 1; at < Math.min(units.count, group.end + 6); at++)
    if (units.lexeme[at]?.weapon?.explosive === true) return true
  return false
}

/** Who has a gun in hand where nothing else is said: "the constable fired". */
export const isShooter = (units: Units, group: Group): boolean =>
  group.items.some(
    ({ head }) =>
      units.mention[head]?.kind === 'actor' || /^(?:militant|security)$/.test(units.lexeme[head]?.party?.group ?? ''),
  )
