import type { Trigger } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Units } from '../words/read-units.js'
import type { Sentence, Stretch } from '../words/split-sentences.js'
import type { Group } from './phrase.js'

/** Somebody armed acts or is hurt in the sentence, or it names a weapon. */
export function isArmedSentence(units: Units, sentence: Sentence, except: number): boolean {
  for (let at = sentence.start; at < sentence.end; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (units.mention[at]?.kind === 'actor') return true
    if (at === except || lexeme === null) continue
    if (lexeme.party !== null && lexeme.party.group !== 'unknown' && lexeme.party.class !== 'civilians') return true
    if (lexeme.weapon !== null || lexeme.target?.group === 'installation') return true
    if (lexeme.cues.armedContext) return true
    if (lexeme.verbTriggers.some(isHarm) || lexeme.adjectiveTriggers.some(isHarm)) return true
  }
  return false
}

/** A named actor, fighters, rioters, or what explodes: weaker words may then tell of violence. */
export function hasArmedParty(units: Units, sentence: Sentence): boolean {
  for (let at = sentence.start; at < sentence.end; at++) {
    const party = units.lexeme[at]?.party
    if (units.mention[at]?.kind === 'actor' || party?.group === 'militant' || party?.class === 'rioters') return true
    if (units.lexeme[at]?.weapon?.explosive === true) return true
  }
  return false
}

/** A named group, or fighters. */
export function hasFighter(units: Units, sentence: Sentence): boolean {
  for (let at = sentence.start; at < sentence.end; at++) {
    if (units.mention[at]?.kind === 'actor' || units.lexeme[at]?.party?.group === 'militant') return true
  }
  return false
}

export function hasExplosive(units: Units, sentence: Sentence): boolean {
  for (let at = sentence.start; at < sentence.end; at++) if (units.lexeme[at]?.weapon?.explosive === true) return true
  return false
}

export function hasWeapon(units: Units, { start, end }: Stretch): boolean {
  for (let at = start; at < end; at++) if (units.lexeme[at]?.weapon != null) return true
  return false
}

/** Somebody finds something in the sentence; a hospital that receives the dead finds nobody. */
export function isFoundSentence(units: Units, sentence: Sentence): boolean {
  for (let at = sentence.start; at < sentence.end; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme?.verbClasses.find === true && !lexeme.text.startsWith('receiv')) return true
  }
  return false
}

/** "signed a pact to extend their ceasefire": a truce is named, so that it is no contract of trade. */
export function hasTruce(units: Units, sentence: Sentence): boolean {
  for (let at = sentence.start; at < sentence.end; at++) {
    if (units.lexeme[at]?.nounTriggers.some((trigger) => trigger.id === 'agreement') === true) return true
    if (/^(?:ceasefire|truce)$/.test(units.word(at)) || units.lexeme[at]?.text.includes('ceasefire') === true)
      return true
  }
  return false
}

/** "Police took them to an undisclosed location": whom the state takes away it arrests; "took two policemen" is another matter. */
export function hasOfficial(units: Units, sentence: Sentence, taken: Group | null): boolean {
  for (let at = sentence.start; at < sentence.end; at++) {
    if (taken !== null && at >= taken.start && at < taken.end) continue
    const party = units.lexeme[at]?.party
    if (party?.class === 'state_force' || party?.class === 'external' || party?.class === 'government') return true
  }
  return false
}

const isHarm = ({ measure, needs }: Trigger): boolean =>
  (measure === 'killed' || measure === 'injured') && needs !== 'weapon-in-hand'
