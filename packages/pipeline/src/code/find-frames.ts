import { Form, type RoleKey, type Trigger, type TriggerRole } from '@wirewatch/taxonomy/language/lexeme.js'
import { isMeans, isPeople, meantTrigger } from './check-trigger.js'
import { type Group, groupOf, type NounPhrase, type Phrase, type VerbGroup } from './chunk-phrases.js'
import { complementsOf, complementWith, inheritsPassive, objectOf, subjectOf } from './clause-roles.js'
import type { Figure } from './read-figure.js'
import { type FrameStatus, nounStatus, verbStatus } from './read-status.js'
import type { Units } from './read-units.js'
import type { Sentence } from './split-sentences.js'

/** One thing a sentence says happened: who did what to whom. */
export interface Frame {
  readonly trigger: Trigger
  /** Unit of the trigger. */
  readonly at: number
  readonly sentence: Sentence
  readonly agent: Group | null
  readonly patient: Group | null
  /** The bomb, the blast: what did it without being anybody. */
  readonly means: Group | null
  readonly status: FrameStatus
  /** A figure that counts the patient where no patient is named: "13 dead". */
  readonly figure: Figure | null
  readonly verb: VerbGroup | null
}

const agentWords = new Set(['by', 'at the hands of', 'on the part of'])
const uponWords = new Set([
  'on',
  'at',
  'against',
  'upon',
  'targeting',
  'towards',
  'toward',
  'aimed at',
  'directed at',
  'directed against',
  'into',
])
const toWords = new Set(['to'])
const fromWords = new Set(['from'])
const betweenWords = new Set(['between', 'among', 'amongst'])
const withWords = new Set(['with'])

/** Everything the sentence says happened, in the order of the text. */
export function findFrames(units: Units, sentence: Sentence, phrases: readonly Phrase[]): Frame[] {
  const frames: Frame[] = []
  for (let at = 0; at < phrases.length; at++) {
    const phrase = phrases[at]!
    if (phrase.kind === 'verb') addVerbFrames(units, sentence, phrases, at, phrase, frames)
    else if (phrase.kind === 'group') addNounFrames(units, sentence, phrases, at, phrase, frames)
    else if (phrase.kind === 'adverb') addParticleFrame(units, sentence, phrases, at, phrase.start, frames)
  }
  return frames
}

function addVerbFrames(
  units: Units,
  sentence: Sentence,
  phrases: readonly Phrase[],
  at: number,
  verb: VerbGroup,
  frames: Frame[],
): void {
  const main = verb.verbs.at(-1)
  if (main === undefined) return
  for (const unit of verb.verbs) {
    const lexeme = units.lexeme[unit] ?? null
    if (lexeme === null || lexeme.verbTriggers.length === 0) continue
    const frame = verbFrame(units, sentence, phrases, at, verb, unit)
    if (frame !== null) frames.push(frame)
  }
}

function verbFrame(
  units: Units,
  sentence: Sentence,
  phrases: readonly Phrase[],
  at: number,
  verb: VerbGroup,
  unit: number,
): Frame | null {
  const lexeme = units.lexeme[unit]!
  const subject = subjectOf(units, phrases, at)
  const object = objectOf(units, phrases, at)
  const complements = complementsOf(phrases, at)
  const passive = isPassive(units, phrases, at, verb, unit, object)
  const place = passive
    ? { units, sentence, at: unit, subject: null, object: subject, complements }
    : { units, sentence, at: unit, subject, object, complements }
  const trigger = meantTrigger(lexeme.verbTriggers, place)
  if (trigger === null) return null
  const roles = trigger.roles
  const status = verbStatus(units, sentence, phrases, at, verb, unit)
  const by = complementWith(units, complements, agentWords)
  const base = { trigger, at: unit, sentence, status, figure: null, verb }
  if (passive) return { ...base, ...sides(units, by, roles.subject === 'patient' ? subject : subject) }
  if (roles.subject === 'patient') {
    const from = roles.from === 'agent' ? complementWith(units, complements, fromWords) : null
    return { ...base, agent: from, patient: subject, means: null }
  }
  const upon = complementWith(units, complements, uponWords)
  const companion = complementWith(units, complements, withWords)
  const reached = /(?: (?:at|on|upon|into))$/.test(lexeme.text) ? object : null
  const patient = roleGroup(roles.object, object) ?? reached ?? (roles.on === 'none' ? null : upon)
  const opponents = roles.with === 'both' ? companion : null
  return { ...base, ...sides(units, subject, patient ?? opponents) }
}

/** "were killed", "three killed in a raid", "two soldiers killed and three hurt". */
function isPassive(
  units: Units,
  phrases: readonly Phrase[],
  at: number,
  verb: VerbGroup,
  unit: number,
  object: Group | null,
): boolean {
  if (verb.passive) return true
  const lexeme = units.lexeme[unit]!
  if ((lexeme.forms & Form.participle) === 0 || unit !== verb.start) return false
  if (object !== null) return false
  if (lexeme.verbTriggers.every((trigger) => trigger.roles.object === 'none')) return false
  const previous = phrases[at - 1]
  const next = phrases[at + 1]
  const by = next?.kind === 'group' && agentWords.has(units.lexeme[next.preposition]?.text ?? '')
  if (by || inheritsPassive(phrases, at)) return true
  if (previous?.kind === 'group') return isSufferer(units, lexeme.verbTriggers[0]!, previous)
  return previous?.kind === 'conjunction'
}

/** "Two soldiers killed in a raid" is a headline's passive; "rebels stormed into a house" is no passive at all. */
const isSufferer = (units: Units, trigger: Trigger, group: Group): boolean =>
  trigger.measure !== null || !isPeople(units, group)

const roleGroup = (role: TriggerRole | undefined, group: Group | null): Group | null =>
  role === 'none' || role === 'means' ? null : group

/** A weapon or an attack in the place of somebody is the means. */
function sides(units: Units, agent: Group | null, patient: Group | null): Pick<Frame, 'agent' | 'patient' | 'means'> {
  if (agent !== null && isMeans(units, agent)) return { agent: null, patient, means: agent }
  return { agent, patient, means: null }
}

function addNounFrames(
  units: Units,
  sentence: Sentence,
  phrases: readonly Phrase[],
  at: number,
  group: Group,
  frames: Frame[],
): void {
  for (const item of [...group.items, ...toldAttached(units, group), ...group.included]) {
    for (let unit = item.start; unit < item.end; unit++) {
      const lexeme = units.lexeme[unit] ?? null
      if (lexeme === null) continue
      addParticleFrame(units, sentence, phrases, at, unit, frames)
      if (lexeme.nounTriggers.length > 0) {
        const frame = nounFrame(units, sentence, phrases, at, group, item, unit)
        if (frame !== null) frames.push(frame)
      }
      if (lexeme.adjectiveTriggers.length > 0) {
        const frame = adjectiveFrame(units, sentence, phrases, at, group, item, unit)
        if (frame !== null) frames.push(frame)
      }
    }
  }
}

/** "an incident of firing", "a series of attacks" tell of them; "advantage of the unrest" does not. */
function toldAttached(units: Units, group: Group): readonly NounPhrase[] {
  const head = units.lexeme[group.items.at(-1)!.head] ?? null
  if (head === null) return []
  return head.cues.has('incident-word') || head.cues.has('collective') || head.cues.has('thing') ? group.attached : []
}

function nounFrame(
  units: Units,
  sentence: Sentence,
  phrases: readonly Phrase[],
  at: number,
  group: Group,
  item: NounPhrase,
  unit: number,
): Frame | null {
  const lexeme = units.lexeme[unit]!
  if (isModifierOnly(units, item, unit)) return null
  const complements = complementsOf(phrases, at)
  const place = { units, sentence, at: unit, subject: null, object: null, complements }
  const trigger = meantTrigger(lexeme.nounTriggers, place)
  if (trigger === null) return null
  if (trigger.id === 'found-dead' && isKnownBody(units, item, group)) return null
  const { roles } = trigger
  const governing = governingVerb(units, phrases, at, group)
  const meant = nounStatus(units, sentence, phrases, at, group, item, governing)
  const status = roles.own === 'count' && isClaimed(governing, units) ? { ...meant, recalledBy: null } : meant
  const of = group.attached.length > 0 && item === group.items.at(-1) ? ofGroup(group) : null
  const by = complementWith(units, complements, agentWords)
  const upon = complementWith(units, complements, uponWords)
  const between = complementWith(units, complements, betweenWords)
  const companion = complementWith(units, complements, withWords)
  const modifier = modifierOf(units, item, unit, trigger)
  let agent = by ?? (roles.of === 'agent' ? of : null) ?? (roles.modifier === 'patient' ? null : modifier)
  let patient: Group | null = roles.on === 'none' ? null : upon
  if (roles.of === undefined || roles.of === 'patient') patient ??= of
  if (roles.modifier === 'patient') patient ??= modifier
  if (roles.to === 'patient') patient ??= complementWith(units, complements, toWords)
  if (roles.between === 'both' && between !== null) {
    agent ??= between
    patient ??= between.items.length > 1 ? second(between) : null
  }
  if (roles.with === 'both') patient ??= companion
  if (governing !== null) {
    if (governing.does) agent ??= governing.subject
    if (governing.undergoes) patient ??= governing.subject
  }
  const figure = roles.own === 'count' || trigger.measure !== null ? item.figure : null
  return { trigger, at: unit, sentence, status, figure, verb: null, ...sides(units, agent, patient) }
}

/** A blast that "claimed nine lives" claims no responsibility. */
const isClaimed = (governing: GoverningVerb | null, units: Units): boolean =>
  governing !== null && governing.verb.verbs.some((verb) => units.lexeme[verb]?.verbClasses.has('claim') === true)

/** "near the body", "his body": of somebody who was told of before. */
const isKnownBody = (units: Units, item: NounPhrase, group: Group): boolean =>
  item.determiner?.cues.has('definite') === true &&
  group.attached.length === 0 &&
  units.lexeme[item.head]?.plural !== true

/** In "murder case", "blast victims", "bombing suspect" the first noun only describes the next. */
function isModifierOnly(units: Units, item: NounPhrase, unit: number): boolean {
  const next = unit + 1 < units.count ? (units.lexeme[unit + 1] ?? null) : null
  if (next !== null && /^(?:accused|convict|convicts|survivors?|mastermind)$/.test(next.text)) return true
  if (unit >= item.end - 1) return false
  if (
    next !== null &&
    (next.cues.has('thing') ||
      /^(?:suspects?|victims?|trial|charges?|network|cell|squad|forces?|team|unit|helicopters?|rifles?|weapons?|aircraft)$/.test(
        next.text,
      ))
  )
    return true
  return unit < item.head && isHolder(units, item.head)
}

/** In "attack helicopter", "bombing suspect" or "blast victims" the first noun only describes the second. */
function isHolder(units: Units, head: number): boolean {
  const lexeme = units.lexeme[head] ?? null
  if (lexeme === null || units.mention[head]?.kind === 'location') return false
  return lexeme.nounTriggers.length === 0 && lexeme.party !== null
}

/** "12 dead", "was wounded", "left two dead", "found dead". */
function adjectiveFrame(
  units: Units,
  sentence: Sentence,
  phrases: readonly Phrase[],
  at: number,
  group: Group,
  item: NounPhrase,
  unit: number,
): Frame | null {
  const trigger = units.lexeme[unit]!.adjectiveTriggers[0]!
  if (unit !== item.end - 1) return null
  const status = nounStatus(units, sentence, phrases, at, group, item, null)
  const base = { trigger, at: unit, sentence, status, verb: null }
  if (item.figure !== null && item.figure.end <= unit) {
    const counted: Group = { ...group, items: [item], attached: [], included: [] }
    const agent = leavingAgent(units, phrases, at)
    return { ...base, patient: counted, figure: item.figure, ...agentOrMeans(units, agent) }
  }
  if (item.start !== unit) {
    const agent = leavingAgent(units, phrases, at)
    if (agent === null && item.determiner !== null) return null
    return isPeople(units, group) ? { ...base, patient: group, figure: null, ...agentOrMeans(units, agent) } : null
  }
  const verb = phrases[at - 1]
  if (verb?.kind === 'verb') {
    const patient = subjectOf(units, phrases, at - 1)
    return { ...base, agent: null, means: null, patient, figure: null }
  }
  return null
}

const agentOrMeans = (units: Units, agent: Group | null): Pick<Frame, 'agent' | 'means'> =>
  agent !== null && isMeans(units, agent) ? { agent: null, means: agent } : { agent, means: null }

/** The one who "left 13 dead". */
function leavingAgent(units: Units, phrases: readonly Phrase[], at: number): Group | null {
  const verb = phrases[at - 1]
  if (verb?.kind !== 'verb' || verb.passive) return null
  const main = verb.verbs.at(-1)
  if (main === undefined || units.lexeme[main]?.verbClasses.has('result') !== true) return null
  return subjectOf(units, phrases, at - 1)
}

/** "set three trucks ablaze", "gunned dead". */
function addParticleFrame(
  units: Units,
  sentence: Sentence,
  phrases: readonly Phrase[],
  at: number,
  unit: number,
  frames: Frame[],
): void {
  const particles = units.lexeme[unit]?.particleTriggers ?? []
  if (particles.length === 0) return
  for (let before = at; before >= 0 && before >= at - 4; before--) {
    const verb = phrases[before]!
    if (verb.kind !== 'verb') continue
    const main = verb.verbs.at(-1)
    const text = main === undefined ? '' : (units.lexeme[main]?.text ?? '')
    const particle = particles.find((entry) => entry.with.has(text))
    if (particle === undefined) return
    const object = objectOf(units, phrases, before)
    const status = verbStatus(units, sentence, phrases, before, verb, main!)
    const subject = subjectOf(units, phrases, before)
    const by = complementWith(units, complementsOf(phrases, at), agentWords)
    const roles = verb.passive ? sides(units, by, subject) : sides(units, subject, object)
    frames.push({ trigger: particle.trigger, at: unit, sentence, status, figure: null, verb, ...roles })
    return
  }
}

export interface GoverningVerb {
  readonly verb: VerbGroup
  readonly phrase: number
  readonly subject: Group | null
  readonly does: boolean
  readonly undergoes: boolean
}

/** The verb whose object the group is: "launched an attack", "suffered injuries". */
function governingVerb(units: Units, phrases: readonly Phrase[], at: number, group: Group): GoverningVerb | null {
  if (group.preposition >= 0 && !isIn(units, group.preposition)) return null
  for (let before = at - 1; before >= 0 && before >= at - 3; before--) {
    const phrase = phrases[before]!
    if (phrase.kind === 'adverb') continue
    if (phrase.kind !== 'verb') break
    const main = phrase.verbs.at(-1)
    if (main === undefined) return null
    const classes = units.lexeme[main]?.verbClasses
    if (classes === undefined) return null
    const active = !phrase.passive
    return {
      verb: phrase,
      phrase: before,
      subject: subjectOf(units, phrases, before),
      does: active && classes.has('do'),
      undergoes: active && classes.has('undergo'),
    }
  }
  return passiveVerbBehind(units, phrases, at)
}

/** "an attack was launched by …". */
function passiveVerbBehind(units: Units, phrases: readonly Phrase[], at: number): GoverningVerb | null {
  const verb = phrases[at + 1]
  if (verb?.kind !== 'verb' || !verb.passive) return null
  const main = verb.verbs.at(-1)
  if (main === undefined || units.lexeme[main]?.verbClasses.has('do') !== true) return null
  const by = complementWith(units, complementsOf(phrases, at + 1), agentWords)
  return { verb, phrase: at + 1, subject: by, does: true, undergoes: false }
}

const isIn = (units: Units, at: number): boolean => /^(?:in|under|into)$/.test(units.lexeme[at]?.text ?? '')

const ofGroup = (group: Group): Group => ({ ...group, items: [...group.attached], attached: [], included: [] })

const second = (group: Group): Group => ({ ...group, items: group.items.slice(1) })

/** "a militant attack", "the TTP's bombing": who stands before the noun. */
function modifierOf(units: Units, item: NounPhrase, unit: number, trigger: Trigger): Group | null {
  for (let at = unit - 1; at >= item.start; at--) {
    const isActor = units.mention[at]?.kind === 'actor'
    const party = units.lexeme[at]?.party ?? null
    if (!isActor && (party === null || party.group === 'unknown')) continue
    const phrase: NounPhrase = {
      start: item.start,
      end: at + 1,
      head: at,
      figure: null,
      determiner: null,
      plural: true,
    }
    return {
      kind: 'group',
      start: item.start,
      end: at + 1,
      preposition: -1,
      items: [phrase],
      attached: [],
      included: [],
    }
  }
  return modifierByNationality(units, item, unit, trigger)
}

const byForces = new Set(['shell', 'firing', 'air-strike', 'drone-strike'])

/** "Pakistani firing": a word before it that may be a nationality; whether it is one the parties are asked. */
function modifierByNationality(units: Units, item: NounPhrase, unit: number, trigger: Trigger): Group | null {
  if (!byForces.has(trigger.id) || unit === item.start || units.lexeme[item.start] !== null) return null
  const phrase: NounPhrase = { ...item, end: item.start + 1, head: item.start, figure: null }
  return { ...groupOf(phrase, -1), byNationality: true }
}

/** The role a trigger gives to a part of the sentence. */
export const roleOf = (trigger: Trigger, key: RoleKey): TriggerRole | null => trigger.roles[key] ?? null
