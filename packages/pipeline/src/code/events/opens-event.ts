import { Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Frame } from '../frames/frame.js'
import { hasGroup } from '../phrases/group-has.js'
import { isPeople, namesPeople } from '../phrases/is-people.js'
import { isThing } from '../readings/announces-several.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Units } from '../words/read-units.js'
import { isAttackByMob } from './by-mob.js'
import { diedNaturally, policeOfTheDead } from './died-in-custody.js'
import type { DraftEvent } from './draft-event.js'
import { hasDone, isPluralNoun } from './told-frames.js'

/** Whether these words alone report an incident: not deaths or injuries without any cause. */
export function opensEvent(reading: Reading, frames: readonly Frame[]): boolean {
  const real = frames.filter(
    (frame) => frame.status.kind !== 'negated' && frame.trigger.id !== 'casualties' && !diedNaturally(reading, frame),
  )
  const strong = real.some((frame) => !frame.trigger.weak)
  if (strong && (real.some((frame) => frame.verb !== null) || isPlaced(reading, real))) return true
  if (real.some((frame) => frame.trigger.id === 'defuse' && isAnotherBomb(reading, frame.at))) return true
  if (real.some((frame) => isWoundedBy(reading, frame) || isBombPlanted(reading, frame))) return true
  if (real.some((frame) => frame.trigger.id === 'seize-arms' || isAttackByMob(reading.units, frame))) return true
  if (real.length > 1 && real.some((frame) => frame.trigger.measure !== null || frame.trigger.says.includes('shoot')))
    return true
  const alone = real.some((frame) => frame.trigger.measure !== null || /^(?:raid|firing)$/.test(frame.trigger.id))
  if (!alone) return false
  const onlyDied = real.every((frame) => isDeathAlone(reading, frame)) && !namesDeed(reading)
  return isViolentContext(reading, onlyDied) || isRestOfNews(reading) || policeOfTheDead(reading, real) !== null
}

/** "A man wounded a clerk": by somebody, and so with a weapon; who "injured" somebody may have driven a car, but for a robber. */
const isWoundedBy = ({ units }: Reading, { trigger, agent, patient }: Frame): boolean =>
  trigger.id === 'injure' &&
  (trigger.says.includes('wounded') || hasGroup(units, agent, ({ party }) => party?.class === 'criminal', false)) &&
  agent !== null &&
  patient !== null &&
  namesPeople(units, agent) &&
  isPeople(units, patient)

/** "Two men placed a bomb at the door of a bank": an attack, though it is not told whether it went off; "troops placed charges" is none. */
const isBombPlanted = ({ units, phrases }: Reading, { trigger, agent, verb }: Frame): boolean =>
  trigger.id === 'detonate' &&
  verb?.finite === true &&
  !verb.passive &&
  agent?.items.some(({ head }) => /^(?:militant|unknown)$/.test(units.lexeme[head]?.party?.group ?? '')) === true &&
  phrases.some(
    (phrase) =>
      phrase.kind === 'group' &&
      phrase.start > verb.start &&
      phrase.preposition >= 0 &&
      [...phrase.items, ...phrase.attached].some(({ head }) => isThing(units, head)),
  )

/** "Three were stabbed to death in Torvik and two burned in Zarga": what is left of a sentence that told of another place. */
const isRestOfNews = ({ start, sentence, frames }: Reading): boolean =>
  start > sentence.start && frames.some(({ verb, trigger }) => verb !== null && trigger.measure === 'killed')

/** A noun alone opens an incident only with something of its own: a figure, a place or a time. */
function isPlaced(reading: Reading, frames: readonly Frame[]): boolean {
  if (reading.fromTitle) return true
  if (frames.some((frame) => frame.trigger.id === 'found-dead')) return true
  if (frames.some((frame) => frame.figure !== null || frame.patient !== null || frame.trigger.roles.toll === 'rises'))
    return true
  if (frames.some((frame) => hasDone(reading, frame))) return true
  if (frames.every((frame) => isPluralNoun(reading, frame))) return reading.times.some((time) => time.precision === 1)
  if (frames.some((frame) => frame.agent !== null)) return true
  return reading.times.length > 0 || reading.places.some((place) => !place.elsewhere)
}

/** "died", "the death of": says not that anybody killed; "succumbed to his wounds" and "embraced martyrdom" do. */
const isDeathAlone = ({ units }: Reading, { trigger, at }: Frame): boolean =>
  trigger.id === 'death' || (trigger.id === 'die' && units.overlay[at]?.cues.onlyDied === true)

/** "the victims of the attack died", "died after police used a Taser": something was done to them. */
function namesDeed({ units, start, end }: Reading): boolean {
  for (let at = start; at < end; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme === null) continue
    if (lexeme.nounTriggers.some(({ id, happening }) => happening === 'violence' && id !== 'death')) return true
    if (lexeme.party?.group === 'security' && at > start && (units.pos[at - 1]! & Pos.subordinator) !== 0) return true
  }
  return false
}

/** Fighters, weapons or words of war; forces as well, but not where somebody only died: "A man died, police said", "A colonel died". */
function isViolentContext(reading: Reading, onlyDied: boolean): boolean {
  const { units } = reading
  for (let at = reading.start; at < reading.end; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (units.mention[at]?.kind === 'actor' && !(onlyDied && isForceOrSpeaker(units, at))) return true
    if (lexeme === null) continue
    if (lexeme.weapon !== null && lexeme.weapon.says.length > 0) return true
    if (
      lexeme.party !== null &&
      (lexeme.party.group === 'militant' || (lexeme.party.group === 'security' && !onlyDied))
    )
      return true
    if (lexeme.cues.armedContext) return true
  }
  return false
}

/** "Punjab Police said", "a Frontier Corps soldier". */
const isForceOrSpeaker = (units: Units, at: number): boolean =>
  [0, 1, 2].some((on) => {
    const lexeme = units.lexeme[at + on] ?? null
    return lexeme !== null && (lexeme.party?.group === 'security' || lexeme.verbClasses.say)
  })

/** Weapons found after something else are told of it, unless they are found elsewhere. */
export const isLesserFind = (current: DraftEvent | null, reading: Reading, frames: readonly Frame[]): boolean =>
  current !== null &&
  !reading.separate &&
  frames.length > 0 &&
  frames.every((frame) => frame.trigger.happening === 'find') &&
  !isBombElsewhere(current, reading, frames)

/** "A bomb went off in Torvik. In Zarga a second one was defused": another bomb, or one in a place of its own. */
export function isBombElsewhere(current: DraftEvent, reading: Reading, frames: readonly Frame[]): boolean {
  const found = frames.find(({ trigger }) => trigger.id === 'defuse')
  if (found === undefined || !current.signals.has('bomb')) return false
  if (isAnotherBomb(reading, found.at)) return true
  return (
    current.place !== null &&
    reading.places.some(
      ({ elsewhere, relation, text, location }) =>
        !elsewhere &&
        (relation === 'in' || relation === 'near') &&
        text !== current.place?.text &&
        (location === null || location.id !== current.place?.location?.id),
    )
  )
}

/** "a second device", "another bomb". */
function isAnotherBomb({ units, start }: Reading, before: number): boolean {
  for (let at = start; at < before; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme === null || !(lexeme.weapon?.explosive || lexeme.cues.mayExplode)) continue
    if ([1, 2].some((back) => units.lexeme[at - back]?.cues.additional === true)) return true
  }
  return false
}
