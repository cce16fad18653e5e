import { Form, type Lexeme, Pos, type Trigger } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Group, NounPhrase } from './chunk-phrases.js'
import { complementWith } from './clause-roles.js'
import { bracketedName } from './find-parties.js'
import { agentWords } from './frame.js'
import type { Units } from './read-units.js'
import type { Sentence } from './split-sentences.js'

/** What stands around a trigger in its sentence. */
export interface TriggerPlace {
  readonly units: Units
  readonly sentence: Sentence
  readonly at: number
  readonly subject: Group | null
  readonly object: Group | null
  readonly complements: readonly Group[]
}

/** The first family of the word whose needs its sentence meets; null where it says nothing here. */
export function meantTrigger(triggers: readonly Trigger[], place: TriggerPlace): Trigger | null {
  return triggers.find((trigger) => isMet(trigger, place)) ?? null
}

function isMet(trigger: Trigger, place: TriggerPlace): boolean {
  const { units, sentence, object, subject } = place
  switch (trigger.needs) {
    case null:
      return true
    case 'party':
      if (object !== null && isNobody(units, object)) return false
      return isArmedSentence(units, sentence, place.at) && !isIdea(units, object)
    case 'people':
      return isPeopleActedUpon(trigger, place)
    case 'found':
      return isFoundSentence(units, sentence)
    case 'not-figurative':
      if (subject !== null && isKnownPeople(units, subject)) return hasExplosive(units, sentence)
      return subject === null || isMeans(units, subject) || hasWeapon(units, sentence)
    case 'territory':
      return hasGroup(units, object, isHeld, true)
    case 'explosive-object':
      if (object === null && subject === null) return hasWeapon(units, sentence)
      return [object, subject].some((group) =>
        hasGroup(units, group, (lexeme) => lexeme.weapon?.explosive === true, false),
      )
    case 'rocket-subject':
      return [object, subject].some((group) =>
        hasGroup(units, group, (lexeme) => lexeme.weapon?.says.includes('shell') === true, false),
      )
    case 'agent-or-group':
      return subject === null ? hasArmedParty(units, sentence) : !isMeans(units, subject) || hasWeapon(units, sentence)
    case 'armed':
      return hasArmedParty(units, sentence) && !hasGroup(units, object, isArmsOrDevice, false)
    case 'road':
      return (
        hasGroup(units, object ?? subject, (lexeme) => lexeme.target?.group === 'road', true) || isLong(units, place.at)
      )
    case 'weapon-object':
      return [object, subject].some((group) => hasGroup(units, group, isArms, false)) || isLong(units, place.at)
    case 'plot-object':
      return hasGroup(units, object ?? subject, isPlot, false)
    case 'arms-in-hand':
      return subject !== null && units.word(place.at + 1) !== 'to' && hasGroup(units, object, isArms, false)
    case 'explosive-patient':
      return hasGroup(units, object, (lexeme) => lexeme.weapon?.explosive === true, false) || isLoaded(units, object)
    case 'bomber-subject':
      return hasGroup(units, subject, (lexeme) => lexeme.weapon?.says.includes('suicide') === true, false)
    case 'leaflet-subject':
      return hasGroup(units, subject, (lexeme) => lexeme.cues.leaflet, false)
    case 'truce':
      return hasTruce(units, sentence)
    case 'victim':
      return object === null || !isKnownThing(units, object)
    case 'self':
      return object !== null && /^(?:him|her|them)sel(?:f|ves)$/.test(units.word(object.start))
    case 'shots-subject':
      return [subject, object].some((group) => hasGroup(units, group, isShots, false))
    case 'aircraft-object':
      return hasGroup(units, object, isAircraft, false)
    case 'building-object':
      return (
        (hasArmedParty(units, sentence) || hasGroup(units, subject, isProtester, false)) &&
        hasGroup(units, object, isBuilding, false)
      )
    case 'base-object':
      return isArmedSentence(units, sentence, place.at) && hasGroup(units, object, isBase, false)
    case 'territory-left':
      return (
        hasArmedParty(units, sentence) &&
        !hasGroup(units, subject, isOffice, false) &&
        hasGroup(units, object, isHeld, true)
      )
    case 'prison':
      return (
        isPrison(units.lexeme[place.at]!) ||
        hasGroup(units, object, isPrison, false) ||
        place.complements.some(
          (group) =>
            /^(?:from|out of)$/.test(units.lexeme[group.preposition]?.text ?? '') &&
            hasGroup(units, group, isPrison, false),
        )
      )
    case 'bullet':
      return isSomebody(units, object) && isOfGunfire(place)
    case 'at-place':
      return units.lexeme[place.at - 1]?.cues.passive === true && isGroupAt(units, place.at + 1)
    case 'own-people':
      return object !== null && areOwnPeople(units, object)
    case 'weapon-in-hand':
      return isPeopleOrNobody(place) && hasWeaponInHand(place)
    case 'carried-off':
      return isCarriedOff(place)
    case 'infrastructure-object':
      return hasGroup(units, object, (lexeme) => lexeme.target?.group === 'infrastructure', false)
    case 'ridden':
      return object === null || isPeople(units, object) || hasGroup(units, object, isRidden, false)
    case 'unofficial':
      return !hasOfficial(units, sentence, object)
    case 'not-fled':
      return !isFleeing(place)
    case 'not-force':
      return !hasGroup(units, subject, isForce, false)
    case 'poisoner':
      return subject === null
        ? hasArmedParty(units, sentence)
        : hasGroup(units, subject, (lexeme) => lexeme.party !== null, false) || hasArmedParty(units, sentence)
    case 'shots-object':
      return hasGroup(units, object, isShots, false)
    case 'shooter-alone':
      return object === null && subject !== null && isShooter(units, subject)
    case 'by-police':
      return isTakenByPolice(place)
    case 'acid-object':
      return hasGroup(units, object ?? subject, (lexeme) => lexeme.weapon?.id === 'acid', false)
    case 'two-groups':
      return [subject, object].some((group) => isGroupsOfPeople(units, group))
    case 'done':
      return true
  }
}

/** "Police took them to an undisclosed location": whom the state takes away it arrests; "took two policemen" is another matter. */
function hasOfficial(units: Units, sentence: Sentence, taken: Group | null): boolean {
  for (let at = sentence.start; at < sentence.end; at++) {
    if (taken !== null && at >= taken.start && at < taken.end) continue
    const party = units.lexeme[at]?.party
    if (party?.class === 'state_force' || party?.class === 'external' || party?.class === 'government') return true
  }
  return false
}

/** Whom it is done to are people; where nobody is named behind the verb, they are who it is said of. */
function isPeopleActedUpon({ roles }: Trigger, { units, subject, object }: TriggerPlace): boolean {
  if (object !== null) return isPeople(units, object)
  if (subject === null) return true
  return roles.subject === 'patient' && isPeople(units, subject)
}

/** "fired and disappeared into the crowd", "went missing and joined the rebels": who gets away, or goes over, is missed by nobody. */
function isFleeing({ units, sentence, at, subject, complements }: TriggerPlace): boolean {
  if (complements.some((group) => /^(?:into|among|amongst)$/.test(units.lexeme[group.preposition]?.text ?? '')))
    return true
  for (let next = at + 1; next < sentence.end; next++)
    if (/^join(?:ed|ing)?$/.test(units.lexeme[next]?.text ?? '')) return true
  if (subject === null || isPronoun(units, subject)) return hasArmedParty(units, sentence)
  return subject.items.some(({ head }) => {
    const party = units.lexeme[head]?.party
    return party?.group === 'militant' || party?.class === 'criminal'
  })
}

const isPronoun = (units: Units, { items }: Group): boolean =>
  items.every(({ head }) => ((units.lexeme[head]?.pos ?? 0) & Pos.pronoun) !== 0)

/** "a van filled with explosives". */
function isLoaded(units: Units, group: Group | null): boolean {
  if (group === null || !/^(?:filled|packed|laden|loaded|rigged|stuffed|fitted)$/.test(units.word(group.end)))
    return false
  for (let at = group.end + 1; at < Math.min(units.count, group.end + 6); at++)
    if (units.lexeme[at]?.weapon?.explosive === true) return true
  return false
}

/** "attacked the budget": with words. */
const isIdea = (units: Units, group: Group | null): boolean =>
  group?.items.every((item) => units.lexeme[item.head]?.cues.idea === true) === true

/** "killed any hope": a noun that is known and is nobody. */
function isKnownThing(units: Units, group: Group): boolean {
  const item = group.items[0]!
  const lexeme = units.lexeme[item.head] ?? null
  if (lexeme === null || units.mention[item.head] !== null || item.figure !== null) return false
  if ((lexeme.pos & Pos.noun) === 0 || lexeme.pos & (Pos.pronoun | Pos.adjective)) return false
  return lexeme.party === null && lexeme.number === null && !lexeme.cues.title && !lexeme.cues.collective
}

/** Who has a gun in hand where nothing else is said: "the constable fired". */
const isShooter = (units: Units, group: Group): boolean =>
  group.items.some(
    ({ head }) =>
      units.mention[head]?.kind === 'actor' || /^(?:militant|security)$/.test(units.lexeme[head]?.party?.group ?? ''),
  )

/** "Police picked up", "the accused, picked up in a combing operation": the law takes them. */
function isTakenByPolice({ units, sentence, subject, object, complements }: TriggerPlace): boolean {
  if (object === null || !isPeople(units, object)) return false
  const by = complementWith(units, complements, agentWords)
  if (subject !== null || by !== null) return [subject, by].some((group) => isPolice(units, group))
  if (object.items.some(({ head }) => units.lexeme[head]?.party?.id === 'generic.suspects')) return true
  for (let at = sentence.start; at < sentence.end; at++)
    if (units.lexeme[at]?.nounTriggers.some(({ id }) => id === 'raid') === true) return true
  return false
}

const isPolice = (units: Units, group: Group | null): boolean =>
  group?.items.some(({ head }) => units.lexeme[head]?.party?.force === 'police') === true

/** "two groups clashed", "members of the two communities fought": of people, not of fighters. */
const isGroupsOfPeople = (units: Units, group: Group | null): boolean =>
  !hasGroup(units, group, (lexeme) => lexeme.party?.group === 'militant', false) &&
  group?.items.some(({ head }) =>
    /^(?:groups|mobs|crowds|communities|castes|sections|members|villagers|neighbours)$/.test(units.word(head)),
  ) === true

/** A bus, a lorry, an airliner, a ship. */
const isRidden = (lexeme: Lexeme): boolean =>
  /^(?:transport|vehicle|rail|gas-oil)$/.test(lexeme.target?.id ?? '') || isAircraft(lexeme)

const isPrison = (lexeme: Lexeme): boolean =>
  /(?:^| )(?:prisons?|jails?|jail ?breaks?)$|^prison break/.test(lexeme.text)

const isShots = (lexeme: Lexeme): boolean =>
  /^(?:rounds?|volleys?)$/.test(lexeme.text) || lexeme.nounTriggers.some((trigger) => trigger.id === 'firing')

const isGunfire = (lexeme: Lexeme): boolean =>
  lexeme.weapon?.id === 'firearm' || isShots(lexeme) || lexeme.nounTriggers.some(({ says }) => says.includes('shoot'))

/** "struck no one": nobody was hit. */
const isSomebody = (units: Units, object: Group | null): boolean =>
  object === null || (isPeople(units, object) && !isNobody(units, object))

const isNobody = (units: Units, group: Group): boolean => units.lexeme[group.start]?.cues.none === true

/** "hit by a stray bullet", "a bullet struck her", "fired into a crowd, hitting two": it is bullets that hit. */
function isOfGunfire({ units, sentence, at, subject, complements }: TriggerPlace): boolean {
  const bullets = complements.filter((group) => agentWords.has(units.lexeme[group.preposition]?.text ?? ''))
  if ([...bullets, subject].some((group) => hasGroup(units, group, isGunfire, false))) return true
  if ((units.lexeme[at]!.forms & Form.ing) === 0) return false
  for (let before = at - 1; before >= sentence.start; before--)
    if (units.lexeme[before]?.verbTriggers.some(({ says }) => says.includes('shoot')) === true) return true
  return false
}

/** "taken from their camp by rebels": people, from somewhere, by those who are no officials. */
function isCarriedOff({ units, object, subject, complements }: TriggerPlace): boolean {
  const from = complements.some((group) => units.lexeme[group.preposition]?.text === 'from')
  if (!from || object === null || !isPeople(units, object)) return false
  const by = complements.find((group) => agentWords.has(units.lexeme[group.preposition]?.text ?? '')) ?? subject
  return by !== null && isArmedGroup(units, by)
}

const isArmedGroup = (units: Units, group: Group): boolean =>
  [...group.items, ...group.attached].some(
    (item) =>
      units.lexeme[item.head]?.party?.group === 'militant' ||
      (units.mention[item.head]?.kind === 'actor' && units.lexeme[item.head]?.party?.class !== 'state_force'),
  )

const isPeopleOrNobody = ({ units, object }: TriggerPlace): boolean => object === null || isPeople(units, object)

/** "attacked with a machete": what a hand holds, not what explodes. */
const hasWeaponInHand = ({ units, complements }: TriggerPlace): boolean =>
  complements.some(
    (group) =>
      units.lexeme[group.preposition]?.text === 'with' &&
      hasGroup(units, group, (lexeme) => /^(?:blade|blunt)$/.test(lexeme.weapon?.id ?? ''), false),
  )

/** "shot at a park": behind a passive the words are a place, not what was aimed at. */
const isGroupAt = (units: Units, at: number): boolean => at < units.count && isNounish(units, at)

const isNounish = (units: Units, at: number): boolean =>
  units.mention[at] !== null || ((units.lexeme[at]?.pos ?? Pos.noun) & (Pos.noun | Pos.determiner)) !== 0

/** "two nurses", "six members of a family"; a police post is nobody. */
const areOwnPeople = (units: Units, { items, attached }: Group): boolean =>
  items.some((item) => {
    const head = units.lexeme[item.head] ?? null
    if (head === null) return isNamedPerson(units, item)
    const isOfPeople = head.cues.collective && attached.some((other) => isPersonAt(units, other.head))
    return isPersonAt(units, item.head) || isOfPeople
  })

/** "the baker Ana Moras": a word for one person before a name that no rule knows. */
const isNamedPerson = (units: Units, item: NounPhrase): boolean => {
  for (let at = item.start; at < item.head; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme !== null && !lexeme.plural && lexeme.party?.class !== 'state_force' && isPersonAt(units, at)) return true
  }
  return false
}

const isPersonAt = (units: Units, at: number): boolean => {
  const lexeme = units.lexeme[at] ?? null
  return lexeme !== null && isPerson(lexeme)
}

/** A word for people who are no team, no side of a game and no candidates. */
const isPerson = (lexeme: Lexeme): boolean =>
  lexeme.party !== null && lexeme.party.id !== 'generic.politicians' && lexeme.party.class !== 'party'

const isProtester = (lexeme: Lexeme): boolean => lexeme.party?.class === 'protesters'

const isAircraft = (lexeme: Lexeme): boolean =>
  /^(?:aircraft|drone)$/.test(lexeme.weapon?.id ?? '') || /(?:plane|planes|aircraft|helicopters?)$/.test(lexeme.text)

const isBuilding = (lexeme: Lexeme): boolean =>
  lexeme.target !== null && !/^(?:property|road|territory|hideout)$/.test(lexeme.target.group)

const isBase = (lexeme: Lexeme): boolean =>
  lexeme.target?.group === 'hideout' ||
  /(?:^| )(?:bases?|camps?|outposts?|posts?|headquarters|checkpoints?)$/.test(lexeme.text)

/** "marched back to base": what soldiers and fighters do on foot is no protest. */
const isForce = ({ party }: Lexeme): boolean =>
  party !== null && (party.group === 'security' || party.group === 'militant') && party.class !== 'civilians'

const isOffice = (lexeme: Lexeme): boolean => lexeme.party?.class === 'government'

/** What can be held: a town, a district, a post. */
const isHeld = (lexeme: Lexeme): boolean =>
  lexeme.target?.group === 'territory' ||
  lexeme.target?.group === 'installation' ||
  /(?:headquarters|centre|center)$/.test(lexeme.text)

const isArms = (lexeme: Lexeme): boolean =>
  lexeme.weapon !== null && lexeme.weapon.id !== 'stones' && !lexeme.weapon.says.includes('airstrike')

/** "the device" is a bomb that was named before. */
const isArmsOrDevice = (lexeme: Lexeme): boolean => isArms(lexeme) || /^(?:devices?|caches?)$/.test(lexeme.text)

const isPlot = (lexeme: Lexeme): boolean =>
  lexeme.cues.planNoun || lexeme.weapon?.explosive === true || lexeme.nounTriggers.some(isAttackOfFew)

/** What a few plan in secret: not a riot or a clash. */
const isAttackOfFew = ({ happening, says }: Trigger): boolean => happening !== 'crowd' && !says.includes('clash')

/** A group of several words or a noun that means only this. */
const isLong = (units: Units, at: number): boolean => (units.lexeme[at]?.text ?? '').includes(' ')

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

const isHarm = ({ measure, needs }: Trigger): boolean =>
  (measure === 'killed' || measure === 'injured') && needs !== 'weapon-in-hand'

function hasArmedParty(units: Units, sentence: Sentence): boolean {
  for (let at = sentence.start; at < sentence.end; at++) {
    const party = units.lexeme[at]?.party
    if (units.mention[at]?.kind === 'actor' || party?.group === 'militant' || party?.class === 'rioters') return true
    if (units.lexeme[at]?.weapon?.explosive === true) return true
  }
  return false
}

/** People, or a name that may be one. */
export function isPeople(units: Units, group: Group): boolean {
  return group.items.some((item) => {
    const lexeme = units.lexeme[item.head] ?? null
    if (units.mention[item.head]?.kind === 'actor') return true
    if (units.mention[item.head]?.kind === 'location') return false
    if (item.end - item.start === 1 && units.word(item.head) === 'her') return true
    if (lexeme === null) return !units.cased || isBareNumber(units, item) || hasCapital(units, item)
    if (lexeme.party !== null || lexeme.cues.title || lexeme.cues.collective) return true
    if (lexeme.weapon !== null || lexeme.nounTriggers.length > 0 || lexeme.target !== null) return false
    if (lexeme.cues.thing || lexeme.cues.unit) return false
    return item.figure !== null || lexeme.cues.backReference || lexeme.number !== null
  })
}

/** "took 300 of its activists into custody". */
const isBareNumber = (units: Units, item: NounPhrase): boolean =>
  item.figure !== null && units.kind[item.head] === WordKind.number

const hasCapital = (units: Units, item: NounPhrase): boolean =>
  isCapital(units, item.start) || isCapital(units, item.head)

const isCapital = (units: Units, at: number): boolean =>
  (units.flags[at]! & 1) !== 0 || (units.lexeme[at]?.number ?? null) !== null

/** A bomb, a blast, an attack: it does the killing, but is nobody. */
export function isMeans(units: Units, group: Group): boolean {
  const head = units.lexeme[group.items[0]!.head] ?? null
  if (units.mention[group.items[0]!.head]?.kind === 'actor' || bracketedName(units, group.items[0]!) !== null)
    return false
  return (
    head !== null &&
    head.party === null &&
    (head.weapon !== null || head.nounTriggers.length > 0 || head.cues.incidentWord)
  )
}

/** "the fans exploded with joy". */
const isKnownPeople = (units: Units, group: Group): boolean =>
  group.items.some((item) => units.lexeme[item.head]?.party != null && units.lexeme[item.head]?.weapon == null)

function hasExplosive(units: Units, sentence: Sentence): boolean {
  for (let at = sentence.start; at < sentence.end; at++) if (units.lexeme[at]?.weapon?.explosive === true) return true
  return false
}

function hasWeapon(units: Units, sentence: Sentence): boolean {
  for (let at = sentence.start; at < sentence.end; at++) if (units.lexeme[at]?.weapon != null) return true
  return false
}

/** Somebody finds something in the sentence; a hospital that receives the dead finds nobody. */
function isFoundSentence(units: Units, sentence: Sentence): boolean {
  for (let at = sentence.start; at < sentence.end; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme?.verbClasses.find === true && !lexeme.text.startsWith('receiv')) return true
  }
  return false
}

/** "signed a pact to extend their ceasefire": a truce is named, so that it is no contract of trade. */
function hasTruce(units: Units, sentence: Sentence): boolean {
  for (let at = sentence.start; at < sentence.end; at++) {
    if (units.lexeme[at]?.nounTriggers.some((trigger) => trigger.id === 'agreement') === true) return true
    if (/^(?:ceasefire|truce)$/.test(units.word(at)) || units.lexeme[at]?.text.includes('ceasefire') === true)
      return true
  }
  return false
}

function hasGroup(units: Units, group: Group | null, test: (lexeme: Lexeme) => boolean, placesToo: boolean): boolean {
  if (group === null) return false
  return [...group.items, ...group.attached].some((item) => {
    for (let at = item.start; at < item.end; at++) {
      const lexeme = units.lexeme[at] ?? null
      if (lexeme !== null && test(lexeme)) return true
      if (placesToo && units.mention[at]?.kind === 'location') return true
    }
    return false
  })
}
