import { verbClassFlags } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag } from '@wirewatch/taxonomy/language/split-words.js'
import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Group } from './chunk-phrases.js'
import type { Count } from './count.js'
import { countCasualties } from './count-casualties.js'
import type { DraftEvent } from './draft-event.js'
import { impliedParty, type NamedParty, partiesOf } from './find-parties.js'
import { isLinked, type PlaceChain } from './find-place.js'
import type { Frame } from './frame.js'
import type { Reading } from './read-sentences.js'
import type { Units } from './read-units.js'
import { agentsOf } from './resolve-reference.js'

/** Adds what a reading says to an event: its frames, sides, figures, means, time and place. */
export function fillDraft(draft: DraftEvent, reading: Reading, frames: readonly Frame[], taxonomy: Taxonomy): void {
  const { units } = reading
  draft.readings.push(reading)
  for (const frame of frames) draft.kinds.add(frame.trigger.happening)
  const counts = []
  for (const frame of frames) {
    draft.frames.push(frame)
    counts.push(...countCasualties(units, frame, taxonomy))
    if (frame.status.kind === 'negated' || isOfNobody(units, frame)) continue
    for (const signal of frame.trigger.says) draft.signals.add(signal)
    addSides(draft, units, frame, taxonomy)
    addThings(draft, units, frame.patient)
    addThings(draft, units, frame.means)
  }
  if (counts.length > 0) draft.counts.push({ reading, counts: withoutSurvivors(counts) })
  addWeapons(draft, reading, frames)
  addTargets(draft, reading, frames)
  addBorder(draft, reading)
  draft.time = betterTime(draft, reading, frames)
  const place = placeOf(reading, frames)
  if (place !== null && isBetterPlace(draft, place)) {
    draft.place = place
    draft.placeReading = reading
  }
}

/** "Nobody was killed": nothing was done. */
const isOfNobody = (units: Units, { patient }: Frame): boolean =>
  patient !== null && units.lexeme[patient.items[0]!.start]?.cues.none === true

/** Somebody who is hurt and then dies in one sentence is dead. */
function withoutSurvivors(counts: readonly Count[]): Count[] {
  const dead = counts.filter((count) => count.measure === 'killed')
  return counts.filter(
    (count) =>
      count.measure !== 'injured' ||
      count.min === 0 ||
      !dead.some((other) => other.start === count.start && other.end === count.end),
  )
}

function addSides(draft: DraftEvent, units: Units, frame: Frame, taxonomy: Taxonomy): void {
  const named = agentsOf(units, frame.agent, taxonomy)
  const implied = frame.trigger.agent === null ? null : impliedParty(frame.trigger.agent, units, frame.at, taxonomy)
  const agents = named.length === 0 && implied !== null ? [implied] : named
  const patients = patientsOf(units, frame, taxonomy)
  if (isBesideBomb(draft, frame, agents)) agents.length = 0
  const bothWays = frame.trigger.roles.subject === 'both' || frame.trigger.roles.between === 'both'
  if (bothWays) {
    addNew(draft.participants, agents)
    addNew(draft.participants, patients)
    return
  }
  addNew(draft.agents, agents)
  addNew(draft.victims, patients)
  if (frame.trigger.measure === 'killed' && draft.killedSides.size === 0)
    for (const party of patients) draft.killedSides.add(party.side)
}

/** Whom it befell; a march that is fired on is its marchers. */
function patientsOf(units: Units, { patient, at, trigger }: Frame, taxonomy: Taxonomy): NamedParty[] {
  const named = partiesOf(units, patient, taxonomy)
  const head = patient?.items[0]?.head
  if (named.length > 0 || head === undefined || trigger.happening !== 'violence') return named
  const isProtest = units.lexeme[head]?.nounTriggers.some(({ id }) => id === 'protest') === true
  const marchers = isProtest ? impliedParty('generic.protesters', units, head, taxonomy) : null
  return marchers === null || head === at ? named : [marchers]
}

/** "a bomb went off when the police came, hurting five": the bomb did it, not those who came. */
const isBesideBomb = (draft: DraftEvent, frame: Frame, agents: readonly NamedParty[]): boolean =>
  frame.verb?.ing === true && draft.signals.has('bomb') && agents.every((agent) => agent.side === 'state')

/** No incident has more sides and victims by name than this; it bounds the work on lists. */
const mostParties = 60

/** A named party once; words without an id only where they are new. */
export function addNew(known: NamedParty[], found: readonly NamedParty[]): void {
  for (const party of found) {
    if (known.length >= mostParties) return
    const same = known.some((other) => (party.id === null ? other.text === party.text : other.id === party.id))
    if (!same) known.push(party)
  }
}

function addThings(draft: DraftEvent, units: Units, group: Group | null): void {
  if (group === null) return
  for (const item of [...group.items, ...group.attached]) {
    for (let at = item.start; at < item.end; at++) {
      const target = units.lexeme[at]?.target
      if (target != null) {
        draft.targets.add(target.id)
        draft.signals.add(`on:${target.group}`)
      }
    }
  }
}

/** The weapons that are used in these sentences; those found, carried or belonging to something recalled are not. */
function addWeapons(draft: DraftEvent, reading: Reading, frames: readonly Frame[]): void {
  const { units, sentence } = reading
  if ((sentence.traits & Trait.weapon) === 0 || !frames.some(isViolent) || isFind(frames)) return
  for (let at = reading.start; at < reading.end; at++) {
    if ((units.traits[at]! & Trait.weapon) === 0) continue
    const weapon = units.lexeme[at]?.weapon ?? units.overlay[at]?.weapon
    if (weapon == null || !isUsed(reading, at)) continue
    draft.weapons.add(weapon.id)
    for (const signal of weapon.says) draft.signals.add(signal)
    if (weapon.explosive && isLoad(units, at)) {
      draft.weapons.add('vehicle-bomb')
      draft.signals.add('vehicle-bomb')
    }
  }
}

/** "a truck loaded with dynamite", "a van packed with 200 kg of explosives". */
function isLoad(units: Units, at: number): boolean {
  for (let before = at - 1; before > 0 && before >= at - 6; before--) {
    if (!/^(?:loaded|packed|laden|filled|rigged|stuffed|full)$/.test(units.word(before))) continue
    return /^(?:vehicle|transport)$/.test(units.lexeme[before - 1]?.target?.id ?? '')
  }
  return false
}

const notViolent = new Set([
  'raid',
  'seize-arms',
  'defuse',
  'foil',
  'arrest',
  'surrender',
  'restriction',
  'threat',
  'agreement',
])

const isViolent = (frame: Frame): boolean =>
  frame.status.kind === 'real' && frame.status.recalledBy === null && !notViolent.has(frame.trigger.id)

/** Weapons that are found where nobody is hurt were not used. */
const isFind = (frames: readonly Frame[]): boolean =>
  frames.some((frame) => frame.trigger.id === 'seize-arms' || frame.trigger.id === 'defuse') &&
  !frames.some(
    (frame) =>
      frame.trigger.measure === 'killed' || frame.trigger.says.includes('hurt') || frame.trigger.says.includes('bomb'),
  )

/** Looks back for the verb or cue that governs the weapon. */
function isUsed(reading: Reading, at: number): boolean {
  const { units } = reading
  for (let before = at - 1; before >= reading.start && before >= at - 10; before--) {
    const lexeme = units.lexeme[before] ?? null
    if (lexeme === null) continue
    if (lexeme.cues.recall) return false
    if (isFound(reading, before)) return false
    if (
      /^(?:carrying|transporting|facilitating|making|possession|cache|distributing|acquiring|supplying|buying|selling)$/.test(
        lexeme.text,
      )
    )
      return false
    if (lexeme.verbTriggers.length > 0 || lexeme.cues.passive) return true
  }
  return true
}

/** The word tells of a weapon that is found or made harmless. */
const isFound = (reading: Reading, at: number): boolean =>
  reading.frames.some((frame) => frame.at === at && /^(?:seize-arms|defuse)$/.test(frame.trigger.id))

function addTargets(draft: DraftEvent, reading: Reading, frames: readonly Frame[]): void {
  const { units, sentence } = reading
  if ((sentence.traits & Trait.target) === 0 || !frames.some(isViolent)) return
  for (let at = reading.start; at < reading.end; at++) {
    if ((units.traits[at]! & Trait.target) === 0) continue
    const target = units.lexeme[at]?.target
    if (target == null || target.group === 'territory' || target.group === 'road') continue
    if (!followsUpon(units, at, reading.start)) continue
    draft.targets.add(target.id)
    draft.signals.add(`on:${target.group}`)
  }
}

function addBorder(draft: DraftEvent, reading: Reading): void {
  if ((reading.sentence.traits & Trait.border) === 0) return
  for (let at = reading.start; at < reading.end; at++) {
    if (reading.units.traits[at]! & Trait.border) draft.signals.add('border')
  }
}

/** "on a police van", "at a market", "inside a bus", "the vehicle of". */
function followsUpon(units: Units, at: number, start: number): boolean {
  for (let before = at - 1; before >= start && before >= at - 5; before--) {
    const lexeme = units.lexeme[before] ?? null
    if (lexeme === null) continue
    if (lexeme.cues.upon || lexeme.cues.placeIn || lexeme.cues.placeNear) return true
    if (lexeme.verbTriggers.length > 0) return true
    if (lexeme.forms !== 0 && lexeme.verbClasses !== verbClassFlags.none) return lexeme.text.startsWith('target')
  }
  return false
}

/** The time nearest to what happened; one that says when it was reported only where there is no other. */
function betterTime(draft: DraftEvent, reading: Reading, frames: readonly Frame[]) {
  const known = draft.time
  const found = nearestTime(reading, frames)
  if (found === null) return known
  if (known === null) return found
  if (known.reporting && !found.reporting) return found
  if (known.precision === null && known.partial === null && found.precision !== null && !found.reporting) return found
  return known
}

function nearestTime(reading: Reading, frames: readonly Frame[]) {
  const times = reading.times.filter(
    (time) =>
      !isTimeOfName(reading.units, time.start) &&
      !isInBracket(reading.units, time.start) &&
      !belongsToRecalled(reading, time.start),
  )
  const told = times.filter(
    (time) => !time.reporting && (time.precision !== null || time.partial !== null || time.anchored !== null),
  )
  const dated = told.filter((time) => time.dated && time.precision === 1)
  const pool = dated.length > 0 ? dated : told.length > 0 ? told : times
  const first = frames.find((frame) => !frame.trigger.weak) ?? frames[0]
  if (first === undefined || pool.length <= 1) return pool[0] ?? null
  const from = whereTold(reading, first)
  if (from > first.at) return pool.find((time) => time.start > from) ?? pool[0]!
  return pool.reduce((best, time) => (Math.abs(time.start - from) < Math.abs(best.start - from) ? time : best))
}

/** "The bodies of two men who had left the port were found in …": what is told is told at the finding. */
function whereTold(reading: Reading, frame: Frame): number {
  if (frame.trigger.id !== 'found-dead') return frame.at
  for (let at = frame.at + 1; at < reading.end; at++) if (reading.units.lexeme[at]?.verbClasses.find === true) return at
  return frame.at
}

/** Stands in the name of something that is only recalled: "the attack of June 28 in the capital". */
function belongsToRecalled(reading: Reading, at: number): boolean {
  let nearest: Frame | null = null
  for (const frame of reading.frames) {
    if (nearest === null || Math.abs(frame.at - at) < Math.abs(nearest.at - at)) nearest = frame
  }
  const cue = nearest?.status.recalledBy ?? null
  if (nearest === null || cue === null || (at < cue && cue < nearest.at)) return false
  return Math.abs(nearest.at - at) <= 4
}

/** The day in brackets of a dateline is that of the report. */
const isInBracket = (units: Units, at: number): boolean => units.word(at - 1) === '('

/** Ages and names hold numbers that look like times. */
const isTimeOfName = (units: Units, at: number): boolean => (units.flags[at]! & WordFlag.joined) !== 0

/** The place nearest to what happened, best one that it happened in. */
function placeOf(reading: Reading, frames: readonly Frame[]): PlaceChain | null {
  const isStruck = frames.some((frame) => isHospital(reading.units, frame.patient))
  const here = reading.places.filter(
    (place) => (!place.elsewhere || isStruck) && !belongsToRecalled(reading, place.start),
  )
  const linked = here.filter((place) => isLinked(place, frames))
  const pool = withoutLines(linked.length > 0 ? linked : here)
  const first = frames.find((frame) => !frame.trigger.weak) ?? frames[0]
  if (first === undefined) return null
  const named = placeInName(reading, first)
  if (named !== null) return named
  const from = whereTold(reading, first)
  let best: PlaceChain | null = null
  let bestScore = Number.NEGATIVE_INFINITY
  for (const place of from > first.at ? laterOnes(pool, from) : pool) {
    const distance = place.start >= from ? place.start - from : (from - place.start) * 1.5
    const detail = place.location === null ? 2 : 8 - place.location.precision
    const score = detail * 4 - distance * 0.5
    if (score > bestScore) {
      best = place
      bestScore = score
    }
  }
  return best
}

/** "drove a van into a clinic in the port": where the hospital that is struck lies, it happened. */
const isHospital = (units: Units, group: Group | null): boolean =>
  group !== null &&
  [...group.items, ...group.attached].some((item) => units.lexeme[item.head]?.target?.id === 'hospital')

const laterOnes = (places: readonly PlaceChain[], from: number): readonly PlaceChain[] => {
  const later = places.filter((place) => place.start > from)
  return later.length > 0 ? later : places
}

/** "the 2021 Kabul airport attack": a place just before a noun that names what is recalled. */
function placeInName(reading: Reading, frame: Frame): PlaceChain | null {
  if (frame.verb !== null || frame.status.recalledBy === null) return null
  return reading.places.find((place) => place.start < frame.at && frame.at - place.start <= 4) ?? null
}

/** "a track in the valley, suspending trains between two cities": the cities say where only when nothing else does. */
function withoutLines(places: readonly PlaceChain[]): readonly PlaceChain[] {
  const spots = places.filter(
    ({ relation, location }) => relation !== 'between' && location !== null && location.precision <= 4,
  )
  return spots.length > 0 ? spots : places
}

function isBetterPlace(draft: DraftEvent, place: PlaceChain): boolean {
  if (draft.place === null) return true
  const known = draft.place.location?.precision ?? 8
  const found = place.location?.precision ?? 8
  if (known >= 6) return found < known
  return false
}
