import type { Actor } from '@wirewatch/model'
import { Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Group, NounPhrase } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'
import { partiesOf } from './find-parties.js'
import { type NamedParty, namedParty } from './named-party.js'
import { sideOf } from './side-of.js'

/** How far back the name that a word refers to is looked for, in units: in its own sentence, and in the text before. */
const near = 45
const far = 220

/** Who acts: the parties that a group names, and those it only refers to: "it", "its fighters", "the group". */
export function agentsOf(units: Units, group: Group | null, taxonomy: Taxonomy): NamedParty[] {
  if (group === null) return []
  const [first] = group.items
  const mob = first !== undefined && isCrowd(units, first) ? taxonomy.actors.get('generic.mob') : undefined
  if (mob !== undefined && first !== undefined) {
    const place = { start: units.start[first.start]!, end: units.end[first.end - 1]! }
    return [namedParty(mob, units.text.slice(place.start, place.end), place)]
  }
  if (first !== undefined && group.attached.length === 0 && isRidden(units, first)) return []
  const referred = first === undefined ? null : referredParty(units, first, taxonomy)
  if (referred !== null) return [referred]
  const parties = partiesOf(units, group, taxonomy)
  const isOnlyKind = parties.every(({ id, side }) => side === 'armed' && id?.startsWith('generic.') === true)
  const name = first === undefined || !isOnlyKind ? null : nameBeside(units, first, taxonomy)
  return name === null ? parties : [name]
}

/** "The Red Front, the largest of several rebel groups, said it had …": who is told of beside its name is that group. */
function nameBeside(units: Units, { start, determiner }: NounPhrase, taxonomy: Taxonomy): NamedParty | null {
  if (determiner?.cues.article !== true || start < 2 || units.word(start - 1) !== ',') return null
  const at = start - 2
  const before = units.lexeme[at - 1]?.cues.article === true ? at - 2 : at - 1
  // "after a raid on the front, the attackers": the name of somebody else.
  if (before >= 0 && ((units.pos[before] ?? 0) & Pos.preposition) !== 0) return null
  const actor = units.mention[at]?.kind === 'actor' ? actorAt(units, at, taxonomy) : null
  if (actor === null || actor.generic || sideOf(actor) !== 'armed') return null
  const place = { start: units.start[at]!, end: units.end[at]! }
  return namedParty(actor, units.text.slice(place.start, place.end), place)
}

/** "the ambush on an army truck that left two dead": a vehicle does nothing by itself, whoever's it is. */
const isRidden = (units: Units, item: NounPhrase): boolean =>
  /^(?:vehicle|transport)$/.test(units.lexeme[item.head]?.target?.id ?? '') && units.lexeme[item.head]?.party == null

/** A crowd that strikes is a mob, whoever stands in it. */
const isCrowd = (units: Units, item: NounPhrase): boolean => units.lexeme[item.head]?.cues.crowd === true

/** The party that a noun phrase without a name stands for; null where it refers to nobody we know. */
export function referredParty(units: Units, item: NounPhrase, taxonomy: Taxonomy): NamedParty | null {
  for (let at = item.start; at < item.end; at++) if (units.mention[at]?.kind === 'actor') return null
  const head = units.lexeme[item.head]?.text ?? ''
  const determiner = units.lexeme[item.start]?.text ?? ''
  const actor =
    item.head === item.start && /^(?:it|they|them|we)$/.test(head)
      ? whoSpeaks(units, item.start, taxonomy)
      : /^(?:its|their|his|our)$/.test(determiner) && isArmedHead(units, item)
        ? whoOwns(units, item.start, taxonomy)
        : isTheGroup(units, item)
          ? namedGroupBefore(units, item.start, far, taxonomy)
          : null
  if (actor === null) return null
  const place = { start: units.start[item.start]!, end: units.end[item.end - 1]! }
  return namedParty(actor, units.text.slice(place.start, place.end), place)
}

/** "the group", "the same outfit", "the front". */
const isTheGroup = (units: Units, item: NounPhrase): boolean =>
  /^(?:the|same|this|that)$/.test(units.lexeme[item.start]?.text ?? '') &&
  units.overlay[item.head]?.cues.groupWord === true

/** "its fighters", "their men", "its own forces". */
function isArmedHead(units: Units, item: NounPhrase): boolean {
  const lexeme = units.lexeme[item.head] ?? null
  const group = lexeme?.party?.group
  return group === 'militant' || group === 'security' || units.overlay[item.head]?.cues.ownMen === true
}

/** "The front said that it had …", "… was fired by them": who says something of themselves; at the head of a sentence, the group last named. */
function whoSpeaks(units: Units, from: number, taxonomy: Taxonomy): Actor | null {
  let spoke = false
  const isPassive = units.word(from) === 'them'
  for (let at = from - 1; at >= 0 && at >= from - near; at--) {
    if (isSentenceEnd(units, at)) return from - at <= 8 ? namedGroupBefore(units, at, far, taxonomy) : null
    const lexeme = units.lexeme[at] ?? null
    if (lexeme !== null && (lexeme.verbClasses.say || lexeme.verbClasses.claim || lexeme.cues.charge)) spoke = true
    if (!spoke) {
      if (!isPassive && lexeme !== null && lexeme.pos & Pos.verb && lexeme.verbTriggers.length > 0) return null
      continue
    }
    const actor = actorAt(units, at, taxonomy)
    if (actor !== null) return isArmed(actor) ? actor : null
    if (units.overlay[at]?.cues.groupWord === true) return namedGroupBefore(units, at, far, taxonomy)
  }
  return null
}

/** "The front's leader said their fighters …": the force or armed group named last before the word. */
function whoOwns(units: Units, from: number, taxonomy: Taxonomy): Actor | null {
  for (let at = from - 1; at >= 0 && at >= from - near && !isSentenceEnd(units, at); at--) {
    const mention = units.mention[at]
    if (mention?.kind !== 'actor' || mention.actorId === null) continue
    const actor = taxonomy.actors.get(mention.actorId)
    if (actor !== undefined && isArmed(actor)) return actor
  }
  return namedGroupBefore(units, from, far, taxonomy)
}

/** The armed group that was named last. */
export function namedGroupBefore(units: Units, from: number, reach: number, taxonomy: Taxonomy): Actor | null {
  for (let at = from - 1; at >= 0 && at >= from - reach; at--) {
    const mention = units.mention[at]
    if (mention?.kind !== 'actor' || mention.actorId === null) continue
    const actor = taxonomy.actors.get(mention.actorId)
    if (actor !== undefined && !actor.generic && sideOf(actor) === 'armed') return actor
  }
  return null
}

function actorAt(units: Units, at: number, taxonomy: Taxonomy): Actor | null {
  const mention = units.mention[at]
  const id = mention?.kind === 'actor' ? mention.actorId : (units.lexeme[at]?.party?.id ?? null)
  return id === null ? null : (taxonomy.actors.get(id) ?? null)
}

const isArmed = (actor: Actor): boolean =>
  sideOf(actor) === 'armed' || actor.class === 'state_force' || actor.class === 'external'

const isSentenceEnd = (units: Units, at: number): boolean =>
  /^[.!?]$/.test(units.word(at)) && at + 1 < units.count && units.start[at + 1]! > units.end[at]!
