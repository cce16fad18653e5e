import type { Frame } from '../frames/frame.js'
import type { NounPhrase } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'
import { type Count, countOf } from './count.js'

/** "killed him" is one, where nobody was counted; "killing himself" is one more. */
export function pronounCount(units: Units, frame: Frame, item: NounPhrase): Count | null {
  if (item.end - item.start !== 1) return null
  const word = units.word(item.start)
  if (!/^(?:he|she|him|her|himself|herself)$/.test(word)) return null
  const own = word.endsWith('self') || (isOfAnother(units, frame, word) && isAttacker(units, frame, item.start))
  return countOf(frame, {
    group: own ? 'militant' : 'unknown',
    min: 1,
    max: 1,
    start: units.start[item.start]!,
    end: units.end[item.start]!,
    additional: own,
    implied: true,
    definite: !own,
    ofTheHurt: !own && isOfTheHurt(units, frame, item),
  })
}

/** "He died", "the boy was pronounced dead", "two of them died later", "both women died": told of before as hurt, and not one more. */
export const isOfTheHurt = (units: Units, frame: Frame, item: NounPhrase): boolean => {
  if (frame.trigger.id !== 'die' && (frame.trigger.id !== 'kill' || frame.verb !== null)) return false
  if (!item.plural && /^(?:he|she|the)$/.test(units.word(item.start))) return true
  return (
    frame.trigger.id === 'die' &&
    (units.word(item.start) === 'both' || isSomeOfTheHurt(units, frame, item) || diesOfWounds(units, frame))
  )
}

/** "died of her wounds", "succumbed to his injuries". */
export const diesOfWounds = (units: Units, { trigger, at }: Frame): boolean =>
  trigger.id === 'die' &&
  units.word(at - 1) !== 'who' &&
  (/^succumb/.test(units.lexeme[at]?.text ?? '') ||
    [2, 3, 4].some(
      (ahead) => units.lexeme[at + ahead]?.nounTriggers.some(({ says }) => says.includes('hurt')) === true,
    ))

const isSomeOfTheHurt = (units: Units, { patient }: Frame, item: NounPhrase): boolean =>
  item.figure !== null &&
  patient?.attached.some(({ head }) => units.word(head) === 'them' || isWounded(units, head)) === true

/** "two of the wounded", "one of the injured children". */
const isWounded = (units: Units, head: number): boolean =>
  [head, head - 1].some((at) => {
    const lexeme = units.lexeme[at] ?? null
    return (
      lexeme !== null && [...lexeme.adjectiveTriggers, ...lexeme.nounTriggers].some(({ says }) => says.includes('hurt'))
    )
  })

/** "Two of the wounded died on Tuesday": on top of those who were killed; "died later" may only tell how they died. */
export const areMoreDead = (units: Units, frame: Frame): boolean => {
  if (!areOfTheWounded(units, frame)) return false
  const { start, end } = frame.sentence
  for (let at = start; at < end; at++)
    if (/^(?:weekday|part|unit)$/.test(units.lexeme[at]?.time?.kind ?? '')) return true
  return false
}

export const areOfTheWounded = (units: Units, { trigger, patient }: Frame): boolean =>
  trigger.id === 'die' && patient?.attached.some(({ head }) => isWounded(units, head)) === true

/** "before guards shot him": an attacker may be meant; in "the other fired, killing him", nobody else is there to kill him. */
const isOfAnother = (units: Units, { agent }: Frame, word: string): boolean =>
  /^s?he$/.test(word) ||
  (agent?.items.some(({ head }) => {
    const party = units.lexeme[head]?.party ?? null
    return units.mention[head]?.kind === 'actor' || (party !== null && party.group !== 'militant')
  }) ??
    false)

/** "A gunman killed nine people before he died": he is not among those whom he killed. */
function isAttacker(units: Units, frame: Frame, pronoun: number): boolean {
  let armed = false
  const until = /^(?:before|until)$/.test(units.word(pronoun - 1))
  for (let at = frame.sentence.start; at < pronoun; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (until && units.mention[at]?.kind === 'actor') armed = true
    if (lexeme?.party != null && !armed) {
      if (lexeme.party.group !== 'militant' && !until) return false
      armed = true
    }
    const harms = lexeme?.verbTriggers.some((trigger) => trigger.measure !== null) === true
    if (armed && harms && units.lexeme[at - 1]?.cues.passive !== true) return true
  }
  return false
}
