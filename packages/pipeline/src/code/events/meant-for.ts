import type { TargetGroup } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { partiesOf } from '../parties/find-parties.js'
import type { NamedParty } from '../parties/named-party.js'
import type { Group, Phrase } from '../phrases/phrase.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Units } from '../words/read-units.js'
import { addNew } from './add-sides.js'
import type { DraftEvent } from './draft-event.js'
import { thingsOf } from './struck-things.js'

/** How many sentences behind the last that told of it the aim of a bomb may still be told. */
const sentencesOn = 2

/**
 * Whom or what a bomb was for, also where it was found in time or went off too early: "a device under the car of a judge was defused", "a bomb
 * meant for the mayor", "the bomber wanted to blow up a barracks", "the target was a convoy".
 */
export function addMeant(draft: DraftEvent, reading: Reading, taxonomy: Taxonomy): void {
  const isPlot = draft.signals.has('defuse') || draft.signals.has('foil')
  if (!isPlot && !draft.signals.has('suicide') && !draft.signals.has('bomb')) return
  const isOwn = draft.readings.at(-1) === reading
  if (!isOwn && (reading.separate || reading.sentence.index - draft.readings.at(-1)!.sentence.index > sentencesOn))
    return
  const { units, phrases } = reading
  for (const [at, phrase] of phrases.entries()) {
    if (phrase.kind !== 'group' || phrase.start < reading.start || phrase.start >= reading.end) continue
    if (
      isAim(units, phrases, at) ||
      (isOwn && (isPlot ? isBesideBomb(units, phrases, at) : isFixedTo(units, phrases, at)))
    )
      addNew(draft.meant, meantBy(units, phrase, taxonomy))
  }
  for (const frame of reading.frames)
    if (isIntended(frame)) addNew(draft.meant, meantBy(units, frame.patient!, taxonomy))
}

/** Who is named, else what: "the house of a senator", "a bridge". */
function meantBy(units: Units, group: Group, taxonomy: Taxonomy): NamedParty[] {
  const parties = partiesOf(units, group, taxonomy)
  return parties.length > 0 ? parties : thingsOf(units, group)
}

/** "meant for the mayor", "targeting a patrol"; "the target was a convoy", "the mayor was the intended target". */
function isAim(units: Units, phrases: readonly Phrase[], at: number): boolean {
  const group = phrases[at] as Group
  if (units.lexeme[group.preposition]?.cues.meantFor === true || isUserOfRoad(units, phrases, at)) return true
  if (group.preposition >= 0 || isTarget(units, group)) return false
  return (
    (isTold(units, phrases[at - 1]) && isTheTarget(units, phrases[at - 2])) ||
    (isTold(units, phrases[at + 1]) && isTheTarget(units, phrases[at + 2]))
  )
}

/** "along a road used by vaccinators". */
function isUserOfRoad(units: Units, phrases: readonly Phrase[], at: number): boolean {
  const [road, verb] = [phrases[at - 2], phrases[at - 1]]
  if (road?.kind !== 'group' || verb?.kind !== 'verb' || units.overlay[verb.end - 1]?.cues.roadUsed !== true)
    return false
  return road.items.some(({ head }) => units.lexeme[head]?.target?.group === 'road')
}

/** "was", "had been", "appeared to be": of this one, and not of what such people do. */
const isTold = (units: Units, verb: Phrase | undefined): boolean =>
  verb?.kind === 'verb' &&
  !verb.negated &&
  verb.modality === 'real' &&
  /^(?:was|were|been|be)$/.test(units.word(verb.end - 1)) &&
  !/^(?:is|are)$/.test(units.word(verb.start))

const isTheTarget = (units: Units, phrase: Phrase | undefined): boolean =>
  phrase?.kind === 'group' && isTarget(units, phrase) && phrase.items[0]!.determiner?.cues.definite === true

const isTarget = (units: Units, { items }: Group): boolean => units.overlay[items[0]!.head]?.cues.targetWord === true

/** "wanted to blow up a barracks", "a plot to kill the mayor": violence that did not come to pass, upon somebody or something. */
const isIntended = ({ trigger, status, patient }: Frame): boolean =>
  patient !== null &&
  trigger.happening === 'violence' &&
  (status.kind === 'planned' || status.kind === 'negated' || status.kind === 'attempted')

/** "defused near a school", "planted under the car of a judge"; a bomb in a house or in a cart is only kept there. */
function isBesideBomb(units: Units, phrases: readonly Phrase[], at: number): boolean {
  const { preposition, items, attached } = phrases[at] as Group
  if (!isWherePlanted(units, phrases, at)) return false
  const link = units.lexeme[preposition] ?? null
  const kind = units.lexeme[items[0]!.head]?.target ?? null
  if (link === null || kind === null || notMeant.has(kind.group)) return false
  if (kind.ridden && attached.length === 0) return link.text === 'under'
  if (link.cues.placeNear || besides.has(link.text)) return true
  return link.cues.placeIn && kept.has(kind.group)
}

/** "a bomb fixed to the car of a prosecutor went off": whose it was. */
function isFixedTo(units: Units, phrases: readonly Phrase[], at: number): boolean {
  const { preposition, items, attached } = phrases[at] as Group
  const isRidden = units.lexeme[items[0]!.head]?.target?.ridden === true && attached.length > 0
  return (
    isRidden && /^(?:to|under|beneath|underneath)$/.test(units.word(preposition)) && isWherePlanted(units, phrases, at)
  )
}

/** Whether the last verb before tells how the bomb came there; "took it to a police station" does not. */
function isWherePlanted(units: Units, phrases: readonly Phrase[], at: number): boolean {
  for (let before = at - 1; before >= 0; before--) {
    const verb = phrases[before]!
    if (verb.kind === 'verb') return units.overlay[verb.end - 1]?.cues.planted === true
  }
  return false
}

const notMeant: ReadonlySet<TargetGroup> = new Set(['territory', 'road', 'hideout'])

/** Where a bomb that is found inside was meant for the place. */
const kept: ReadonlySet<TargetGroup> = new Set(['public', 'official', 'infrastructure', 'installation'])

const besides = new Set(['under', 'beneath', 'underneath', 'on', 'along', 'beside', 'behind', 'in front of', 'to'])
