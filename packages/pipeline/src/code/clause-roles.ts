import { WordFlag } from '@wirewatch/taxonomy/language/split-words.js'
import { type Group, type NounPhrase, type Phrase, regrouped, type VerbGroup } from './chunk-phrases.js'
import { isGapped } from './join-groups.js'
import type { Units } from './read-units.js'
import { isOfWhom } from './take-included.js'

/** How far from a verb its subject and its objects are looked for, in phrases. */
const reach = 24

/** The group that does what an active verb says, or that a passive one is about. */
export function subjectOf(units: Units, phrases: readonly Phrase[], verbAt: number): Group | null {
  const verb = phrases[verbAt]
  if (verb?.kind !== 'verb') return null
  let crossedComma = false
  let conjoined = false
  for (let at = verbAt - 1; at >= 0 && at >= verbAt - reach; at--) {
    const phrase = phrases[at]!
    switch (phrase.kind) {
      case 'adverb':
      case 'time':
        break
      case 'preposition':
        if (isKeptFrom(units, phrases, at, verbAt)) return phrases[at - 1] as Group
        break
      case 'mark':
        if (isBreak(units, phrase.start)) return null
        crossedComma = true
        break
      case 'conjunction':
        conjoined = true
        break
      case 'subordinator':
        if (verb.ing && isOfMoment(units, phrases, at + 1)) break
        if (isParticipial(units, verb)) return onlyOne(mainSubject(units, phrases, at))
        return verb.ing || verb.infinitive || !verb.finite ? mainSubject(units, phrases, at) : null
      case 'relative':
        return antecedentOf(units, phrases, at)
      case 'group':
        if (at === verbAt - 1 && verb.verbs[0] === verb.start && isAmong(units, phrases, at, phrase)) return phrase
        if (phrase.preposition >= 0 && isOfWhom(units, phrase.preposition)) return phrase
        if (phrase.preposition >= 0 || isRuledOut(units, phrases, at) || isSpan(units, phrase)) break
        if (isWhither(units, phrases, at) || (verb.ing && isOfMoment(units, phrases, at))) break
        if (isAddress(units, phrases, at) || isMoreOfMeans(units, phrases, at)) break
        if (isObjectAt(units, phrases, at)) {
          const governing = previousVerb(phrases, at)
          const opening = relativeOpening(phrases, governing)
          if (crossedComma && opening >= 0) return firstGroup(phrases, opening)
          if (isBackInMain(verb, conjoined, governing, opening)) return antecedentOf(units, phrases, opening)
          const plan = verb.finite && !conjoined ? nounOfInfinitive(units, phrases, governing) : null
          if (plan !== null) return plan
          if (verb.finite && isParticipleClause(units, phrases, governing))
            return inherited(units, phrases, governing, verb)
          if (verb.ing || verb.infinitive || conjoined || crossedComma || opening === governing - 1)
            return inherited(units, phrases, governing, verb)
        }
        return sayerFor(units, phrases, at, phrase) ?? withCompany(units, phrases, at, verbAt, phrase)
      case 'verb': {
        const opening = relativeOpening(phrases, at)
        if (isBackInMain(verb, conjoined, at, opening)) return antecedentOf(units, phrases, opening)
        if (!crossedComma || phrases[at - 1]?.kind !== 'subordinator') return inherited(units, phrases, at, verb)
        at--
        break
      }
    }
  }
  return null
}

/** Somebody single or counted: "gunmen held a hotel before being killed" says not how many were. */
const onlyOne = (group: Group | null): Group | null =>
  group?.items.every((item) => !item.plural || item.figure !== null) === true ? group : null

/** "before being shot", "after having killed". */
const isParticipial = (units: Units, verb: VerbGroup): boolean => /^(?:being|having)$/.test(units.word(verb.start))

/** "stop the mob from burning": who is kept from it is the one who does it. */
const isKeptFrom = (units: Units, phrases: readonly Phrase[], linkAt: number, verbAt: number): boolean =>
  linkAt === verbAt - 1 &&
  units.lexeme[phrases[linkAt]!.start]?.text === 'from' &&
  phrases[linkAt - 1]?.kind === 'group' &&
  isObjectAt(units, phrases, linkAt - 1)

/** The relative that opens the clause of a verb: "who stabbed", "whom the police beat", "whose men carried"; -1 where none does. */
function relativeOpening(phrases: readonly Phrase[], verbAt: number): number {
  let at = beforeAdverbs(phrases, verbAt - 1)
  const subject = phrases[at]
  if (subject?.kind === 'group' && subject.preposition < 0) at = beforeAdverbs(phrases, at - 1)
  return phrases[at]?.kind === 'relative' ? at : -1
}

function beforeAdverbs(phrases: readonly Phrase[], from: number): number {
  let at = from
  while (phrases[at]?.kind === 'adverb') at--
  return at
}

/** "a trader whom the police had beaten died": a finite verb behind a clause with a subject of its own goes on with the main one. */
const isBackInMain = (verb: VerbGroup, conjoined: boolean, clauseVerb: number, opening: number): boolean =>
  opening >= 0 && opening < clauseVerb - 1 && verb.finite && !conjoined

/** "an attempt to blow up a bridge was foiled": the noun on which the infinitive hangs is the subject of what follows. */
function nounOfInfinitive(units: Units, phrases: readonly Phrase[], verbAt: number): Group | null {
  const verb = phrases[verbAt]
  const noun = phrases[verbAt - 1]
  if (verb?.kind !== 'verb' || !verb.infinitive || noun?.kind !== 'group' || noun.preposition >= 0) return null
  return isObjectAt(units, phrases, verbAt - 1) ? null : noun
}

/** What "whom" or "which" stands for where the clause has a subject of its own: "a trader whom the police had beaten". */
export function relativeObjectOf(units: Units, phrases: readonly Phrase[], verbAt: number): Group | null {
  const opening = relativeOpening(phrases, verbAt)
  if (opening < 0 || opening === beforeAdverbs(phrases, verbAt - 1)) return null
  if (phrases[opening - 1]?.kind === 'preposition' || units.word(phrases[opening]!.start) === 'whose') return null
  return antecedentOf(units, phrases, opening)
}

/** A relative clause between commas ends before the verb: the subject is the first group of the clause. */
function firstGroup(phrases: readonly Phrase[], before: number): Group | null {
  let first: Group | null = null
  for (let at = before - 1; at >= 0 && at >= before - reach; at--) {
    const phrase = phrases[at]!
    if (phrase.kind === 'verb' || phrase.kind === 'subordinator') break
    if (phrase.kind === 'group' && phrase.preposition < 0) first = phrase
  }
  return first
}

/** "The army said it had killed two": the pronoun is the one who says so. */
function sayerFor(units: Units, phrases: readonly Phrase[], at: number, group: Group): Group | null {
  const item = group.items[0]!
  if (item.end - item.start !== 1 || !/^(?:it|they|we)$/.test(units.word(item.start))) return null
  let before = at - 1
  while (before >= 0 && (phrases[before]!.kind === 'subordinator' || phrases[before]!.kind === 'adverb')) before--
  const verb = phrases[before]
  if (verb?.kind !== 'verb' || verb.passive) return null
  const says = verb.verbs.some((unit) => isSayingVerb(units, unit))
  return says ? subjectOf(units, phrases, before) : null
}

const isSayingVerb = (units: Units, unit: number): boolean => {
  const classes = units.lexeme[unit]?.verbClasses
  return classes !== undefined && (classes.say || classes.claim)
}

/** "the leader, in charge of the money, along with four fighters": those named between the subject and its verb are more. */
function withCompany(units: Units, phrases: readonly Phrase[], from: number, verbAt: number, subject: Group): Group {
  const more = phrases
    .slice(from + 1, verbAt)
    .filter((phrase): phrase is Group => phrase.kind === 'group' && phrase.preposition >= 0)
    .filter((group) => isCompany(units, group.preposition))
  if (more.length === 0) return subject
  return regrouped(subject, [...subject.items, ...more.flatMap((group) => group.items)])
}

/** "besides the bomber, three soldiers were killed", "… were killed along with two guards": more of those who suffered. */
export function companyOf(units: Units, phrases: readonly Phrase[], verbAt: number): NounPhrase[] {
  const first = phrases.find((phrase) => phrase.kind === 'group')
  const groups = complementsOf(phrases, verbAt)
  if (first?.kind === 'group' && first.preposition >= 0 && phrases[phrases.indexOf(first) + 1]?.kind === 'mark')
    groups.push(first)
  const company = groups.filter((group) => isCompany(units, group.preposition)).flatMap((group) => group.items)
  return [...company, ...gappedOf(units, phrases, verbAt)]
}

/** "One died in the firing and another in a blast": more of those whom the verb is about. */
function gappedOf(units: Units, phrases: readonly Phrase[], verbAt: number): readonly NounPhrase[] {
  for (let at = verbAt + 2; at < phrases.length && at <= verbAt + 6; at++) {
    const phrase = phrases[at]!
    if (phrase.kind === 'verb' || phrase.kind === 'subordinator' || phrase.kind === 'relative') return []
    if (phrase.kind === 'conjunction' && isGapped(units, phrases, at + 1) && phrases[at + 3]?.kind !== 'verb')
      return (phrases[at + 1] as Group).items
  }
  return []
}

function isCompany(units: Units, preposition: number): boolean {
  const lexeme = units.lexeme[preposition]
  return lexeme?.cues.accompany === true && lexeme.text !== 'with'
}

/** Whether a verb without auxiliary of its own goes on with the passive of the one before: "were abducted and killed". */
export function inheritsPassive(units: Units, phrases: readonly Phrase[], verbAt: number): boolean {
  const verb = phrases[verbAt]
  if (verb?.kind !== 'verb' || verb.verbs[0] !== verb.start) return false
  for (let at = verbAt - 1; at >= 0 && at >= verbAt - 6; at--) {
    const phrase = phrases[at]!
    if (phrase.kind === 'verb') return phrase.passive
    if (phrase.kind === 'group' && phrase.preposition < 0 && !isSpan(units, phrase) && !isWhither(units, phrases, at))
      return false
    if (phrase.kind === 'subordinator' || phrase.kind === 'relative') return false
  }
  return false
}

/** The group directly behind the verb; null where none stands there. */
export function objectOf(units: Units, phrases: readonly Phrase[], verbAt: number): Group | null {
  for (let at = verbAt + 1; at < phrases.length && at <= verbAt + 4; at++) {
    const phrase = phrases[at]!
    if (phrase.kind === 'group')
      return phrase.preposition < 0 && !isSubjectOfNext(units, phrases, at, verbAt) ? phrase : null
    if (phrase.kind === 'adverb' || phrase.kind === 'time') continue
    if (phrase.kind === 'conjunction') return sharedObject(units, phrases, verbAt, at + 1)
    if (phrase.kind === 'mark' && units.word(phrase.start) === '"') continue
    return null
  }
  return null
}

/** "shot at and injured a worker": two active verbs and one object. */
function sharedObject(units: Units, phrases: readonly Phrase[], verbAt: number, nextAt: number): Group | null {
  const first = phrases[verbAt]
  let at = nextAt
  while (phrases[at]?.kind === 'adverb') at++
  const next = phrases[at]
  if (first?.kind !== 'verb' || next?.kind !== 'verb' || first.passive || next.passive) return null
  return objectOf(units, phrases, at)
}

/** The groups on prepositions in the verb's own clause, to its right. */
export function complementsOf(phrases: readonly Phrase[], from: number): Group[] {
  const groups: Group[] = []
  for (let at = from + 1; at < phrases.length && at <= from + reach; at++) {
    const phrase = phrases[at]!
    if (phrase.kind === 'relative') {
      const end = relativeEnd(phrases, at)
      if (end === null) break
      at = end
      continue
    }
    if (phrase.kind === 'subordinator') break
    if (phrase.kind === 'verb' && phrase.finite && !isReduced(phrases, at)) break
    if (phrase.kind === 'group' && phrase.preposition >= 0) groups.push(phrase)
  }
  return groups
}

/** The mark that ends a relative clause behind which a preposition goes on with the main one: "a raid, in which one died, by rebels". */
function relativeEnd(phrases: readonly Phrase[], relativeAt: number): number | null {
  if (phrases[relativeAt - 1]?.kind !== 'preposition') return null
  for (let at = relativeAt + 1; at < phrases.length && at <= relativeAt + 8; at++) {
    const phrase = phrases[at]!
    if (phrase.kind === 'subordinator' || phrase.kind === 'conjunction') return null
    if (phrase.kind !== 'mark') continue
    const next = phrases[at + 1]
    return next?.kind === 'group' && next.preposition >= 0 ? at : null
  }
  return null
}

/** "a bomb planted by": a participle without auxiliary right behind a noun does not end the clause. */
const isReduced = (phrases: readonly Phrase[], at: number): boolean => {
  const verb = phrases[at]
  const next = phrases[at + 1]
  return (
    verb?.kind === 'verb' &&
    !verb.passive &&
    verb.verbs[0] === verb.start &&
    phrases[at - 1]?.kind === 'group' &&
    next?.kind === 'group' &&
    next.preposition >= 0
  )
}

/** The group behind a preposition with one of these words. */
export function complementWith(units: Units, groups: readonly Group[], words: ReadonlySet<string>): Group | null {
  return groups.find((group) => words.has(units.lexeme[group.preposition]?.text ?? '')) ?? null
}

/** What "who", "which" or "that" stands for. */
export function antecedentOf(units: Units, phrases: readonly Phrase[], relativeAt: number): Group | null {
  const isPerson = /^(?:who|whom|whose)$/.test(units.lexeme[phrases[relativeAt]!.start]?.text ?? '')
  let nearest: Group | null = null
  for (let at = relativeAt - 1; at >= 0 && at >= relativeAt - 10; at--) {
    const phrase = phrases[at]!
    if (phrase.kind === 'group') {
      nearest ??= phrase
      if (isPerson && ownsThing(units, phrase)) return regrouped(phrase, ownersIn(phrase), [], [])
      if (!isPerson && isWhere(units, phrase)) continue
      if (!isPerson || namesPeople(units, phrase)) return phrase
    }
    if (phrase.kind === 'verb' || phrase.kind === 'subordinator') break
  }
  return nearest
}

/** "the house of a priest who", "the release of a nurse who": a thing is not meant by "who". */
const ownsThing = (units: Units, { items, attached }: Group): boolean => {
  const head = units.lexeme[items[0]!.head] ?? null
  const owner = attached[0]
  if (owner === undefined || head === null || items.length > 1 || units.mention[items[0]!.head] !== null) return false
  if (head.party !== null || head.cues.collective || head.cues.title || head.number !== null) return false
  const isThing =
    head.nounTriggers.length > 0 || head.target !== null || head.cues.thing || isPeopleAt(units, owner.head)
  return isThing && !isSpanOf(units, owner)
}

/** "the bombing of a bus in Zarga that killed nine": no place kills. */
const isWhere = (units: Units, group: Group): boolean =>
  group.preposition >= 0 &&
  group.items.every((item) => units.mention[item.head]?.kind === 'location' || units.lexeme[item.head]?.cues.areaWord)

/** Without those who only tell more of the one before: "of Karim Dad, a nurse, who". */
const ownersIn = ({ attached }: Group): NounPhrase[] =>
  attached.filter(({ determiner, figure }, at) => at === 0 || determiner === null || figure !== null)

const isPeopleAt = (units: Units, at: number): boolean =>
  units.lexeme[at]?.party != null ||
  (units.lexeme[at] == null && units.cased && (units.flags[at]! & WordFlag.capital) !== 0)

const isSpanOf = (units: Units, item: NounPhrase): boolean => units.lexeme[item.head]?.time != null

const namesPeople = (units: Units, group: Group): boolean =>
  group.items.some((item) => {
    const mention = units.mention[item.head]
    return units.lexeme[item.head]?.party != null || mention?.kind === 'actor'
  })

/** "a man carrying water was hurt", "two men suspected to be spies were shot": the participle and its object only describe the subject. */
function isParticipleClause(units: Units, phrases: readonly Phrase[], verbAt: number): boolean {
  const verb = phrases[verbAt]
  if (verb?.kind !== 'verb' || phrases[verbAt - 1]?.kind !== 'group') return false
  return verb.ing || (verb.verbs[0] === verb.start && units.word(verb.end - 1) === 'be')
}

function inherited(units: Units, phrases: readonly Phrase[], verbAt: number, from: VerbGroup): Group | null {
  const verb = phrases[verbAt]
  if (verb?.kind !== 'verb' || verb === from) return null
  return subjectOf(units, phrases, verbAt)
}

/** The subject of the clause that stands before a subordinator: "… , after killing two". */
function mainSubject(units: Units, phrases: readonly Phrase[], before: number): Group | null {
  for (let at = before - 1; at >= 0 && at >= before - reach; at--) {
    if (phrases[at]!.kind === 'verb') return subjectOf(units, phrases, at)
  }
  return null
}

/**
 * "were among the 17 killed", "of the five people shot, two died", "with six of them arrested", "a brawl ended with two
 * men stabbed": the participle belongs to the group before it.
 */
function isAmong(units: Units, phrases: readonly Phrase[], at: number, group: Group): boolean {
  if (group.preposition < 0) return false
  const word = units.word(group.preposition)
  if (word === 'of') return at === 0
  if (word !== 'with') return /^among(?:st)?$/.test(word)
  if (group.items[0]!.figure === null) return false
  return units.word(group.preposition - 1) === ',' || isOfThem(units, group) || isLeftSo(units, phrases, at, group)
}

/** "ended with two men stabbed", "clashed, with six killed": nothing that the participle could have done stands behind it. */
function isLeftSo(units: Units, phrases: readonly Phrase[], at: number, group: Group): boolean {
  const behind = phrases[at + 2]
  const [item] = group.items
  const isNumber = item?.figure != null && item.figure.end >= item.end
  return (isNumber || namesPeople(units, group)) && !(behind?.kind === 'group' && behind.preposition < 0)
}

/** "six of them": the phrase goes back to a group before it. */
function isOfThem(units: Units, group: Group): boolean {
  for (let at = group.start; at < group.end + 2; at++) if (/^(?:of )?(?:them|whom)$/.test(units.word(at))) return true
  return false
}

/** "a mob armed with knives and clubs attacked": the second weapon does nothing either. */
function isMoreOfMeans(units: Units, phrases: readonly Phrase[], at: number): boolean {
  const [before, link, group] = [phrases[at - 2], phrases[at - 1], phrases[at]]
  if (group?.kind !== 'group' || before?.kind !== 'group') return false
  if (link?.kind !== 'conjunction' && !(link?.kind === 'mark' && isWeapon(units, before))) return false
  return before.preposition >= 0 && units.lexeme[group.items[0]!.head]?.weapon != null
}

const isWeapon = (units: Units, { items }: Group): boolean => units.lexeme[items[0]!.head]?.weapon != null

/** "near the mill, Zarga district, and seized": a place behind a comma is more of where it was, and does nothing. */
const isAddress = (units: Units, phrases: readonly Phrase[], at: number): boolean => {
  const group = phrases[at]
  const before = phrases[at - 2]
  if (group?.kind !== 'group' || before?.kind !== 'group' || !isPlaceGroup(units, group)) return false
  if (phrases[at - 1]?.kind !== 'mark' || phrases[at + 1]?.kind !== 'mark') return false
  return before.preposition >= 0 || isAddress(units, phrases, at - 2)
}

const isPlaceGroup = (units: Units, { items }: Group): boolean =>
  items.every((item) => units.mention[item.start]?.kind === 'location' || units.mention[item.head]?.kind === 'location')

/** "last month", "multiple times": says when or how often. */
function isSpan(units: Units, group: Group): boolean {
  const lexeme = units.lexeme[group.items[0]!.head] ?? null
  return lexeme !== null && lexeme.party === null && (lexeme.time?.kind === 'unit' || lexeme.text === 'times')
}

/** "shortly after the first bell, killing two": behind such a link a group without a verb says when. */
const isOfMoment = (units: Units, phrases: readonly Phrase[], at: number): boolean => {
  const group = phrases[at]
  return (
    phrases[at - 1]?.kind === 'subordinator' &&
    phrases[at + 1]?.kind !== 'verb' &&
    group?.kind === 'group' &&
    !namesPeople(units, group)
  )
}

/** "was followed home and killed": a bare noun behind a passive, before "and", says where or how and does nothing. */
function isWhither(units: Units, phrases: readonly Phrase[], at: number): boolean {
  const [before, group, after] = [phrases[at - 1], phrases[at], phrases[at + 1]]
  if (before?.kind !== 'verb' || !before.passive || group?.kind !== 'group') return false
  if (after?.kind !== 'conjunction' || phrases[at + 2]?.kind !== 'verb') return false
  const [item] = group.items
  return group.items.length === 1 && item!.determiner === null && item!.figure === null && !namesPeople(units, group)
}

/** "three guards, and not five": said not to be meant. */
const isRuledOut = (units: Units, phrases: readonly Phrase[], at: number): boolean =>
  at > 0 && units.word(phrases[at - 1]!.start) === 'not'

const isObjectAt = (units: Units, phrases: readonly Phrase[], groupAt: number): boolean => {
  const at = beforeAdverbs(phrases, groupAt - 1)
  const before = isObjectOver(units, phrases, groupAt, at) ? phrases[at - 1] : phrases[at]
  return before?.kind === 'verb' && !isSaying(before)
}

/** "poured petrol over nine carts": the number behind "over" counts no subject. */
const isObjectOver = (units: Units, phrases: readonly Phrase[], groupAt: number, at: number): boolean =>
  at === groupAt - 2 && phrases[at]?.kind === 'group' && units.word(phrases[groupAt - 1]!.start) === 'over'

/** A passive verb has no object behind it; what follows begins something new. */
const isSaying = (verb: VerbGroup): boolean => verb.passive

function previousVerb(phrases: readonly Phrase[], from: number): number {
  for (let at = from - 1; at >= 0; at--) if (phrases[at]!.kind === 'verb') return at
  return -1
}

/** "police said three men were killed": the group behind "said" belongs to the next verb. */
function isSubjectOfNext(units: Units, phrases: readonly Phrase[], groupAt: number, verbAt: number): boolean {
  let at = groupAt + 1
  while (at < phrases.length && phrases[at]!.kind === 'adverb') at++
  const next = phrases[at]
  if (next?.kind !== 'verb' || !next.finite) return false
  if (next.verbs[0] !== next.start || next.passive) return true
  const verb = phrases[verbAt]
  const says = verb?.kind === 'verb' && verb.verbs.some((unit) => units.lexeme[unit]?.verbClasses.say === true)
  if (!says) return false
  const main = next.verbs.at(-1)
  return main !== undefined && (units.lexeme[main]?.verbTriggers.length ?? 0) === 0
}

const isBreak = (units: Units, at: number): boolean => units.word(at) === ':' || units.word(at) === '…'
