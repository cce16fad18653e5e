import type { CasualtyGroup, CasualtyMeasure } from '@wirewatch/model'
import { Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { type Group, type NounPhrase, regrouped } from './chunk-phrases.js'
import { withFatalPart } from './fatal-part.js'
import { partiesOf } from './find-parties.js'
import type { Frame } from './frame.js'
import type { Figure } from './read-figure.js'
import type { Units } from './read-units.js'

/** How many of one group an observation says were killed, hurt, taken … */
export interface Count {
  readonly measure: CasualtyMeasure
  readonly group: Exclude<CasualtyGroup, 'total'>
  readonly min: number
  readonly max: number | null
  readonly qualifier: Figure['qualifier']
  /** UTF-16 positions of the words. */
  readonly start: number
  readonly end: number
  /** "another three": on top of what was said before. */
  readonly additional: boolean
  /** A total that replaces earlier ones: "the death toll rose to 9". */
  readonly replaces: boolean
  /** The patient was named or described singly, not counted. */
  readonly implied: boolean
  /** "the worker": may be somebody who was counted already. */
  readonly definite: boolean
  /** "shot at": hurt as far as is said, unless said to be dead. */
  readonly soft: boolean
  /** "He died in hospital": one of those who were told of as hurt. */
  readonly ofTheHurt: boolean
  /** "the third succumbed", "a third rebel was killed": the running number; null where none is said. */
  readonly rank: number | null
  /** Who some of those were that are counted already: "seven people, four of them policemen". */
  readonly part: boolean
  /** Unit of the trigger. */
  readonly at: number
}

/** What a frame says in figures; empty where it counts nobody, or nobody can be counted. */
export function countCasualties(units: Units, frame: Frame, taxonomy: Taxonomy): Count[] {
  const { trigger } = frame
  if (trigger.measure === null) return []
  const counts = measuredCounts(units, frame, taxonomy)
  const all = trigger.measure === 'injured' ? withFatalPart(units, frame, counts) : counts
  return all.some(({ min }) => min > 0) ? [...all, ...partCounts(units, frame, taxonomy)] : all
}

/** What a count says beside its frame; what is left out is not so. */
type Said = Pick<Count, 'min' | 'max' | 'start' | 'end'> & Partial<Count>

const softTriggers = new Set(['shoot', 'beat', 'struck-by-bullet'])

const countOf = (frame: Frame, said: Said): Count => ({
  measure: frame.trigger.measure!,
  group: said.group ?? 'unknown',
  min: said.min,
  max: said.max,
  qualifier: said.qualifier ?? 'exact',
  start: said.start,
  end: said.end,
  additional: said.additional ?? false,
  replaces: said.replaces ?? false,
  implied: said.implied ?? false,
  definite: said.definite ?? false,
  ofTheHurt: said.ofTheHurt ?? false,
  rank: said.rank ?? null,
  soft: softTriggers.has(frame.trigger.id),
  part: said.part ?? false,
  at: frame.at,
})

function measuredCounts(units: Units, frame: Frame, taxonomy: Taxonomy): Count[] {
  const { trigger } = frame
  if (trigger.id === 'casualties') return isCarried(units, frame.at) ? [] : bothZero(zeroCounts(units, frame))
  if (frame.status.kind === 'negated' || isNobody(units, frame)) return zeroCounts(units, frame)
  if (frame.status.kind !== 'real') return []
  if (trigger.roles.toll === 'rises') return tollCounts(units, frame)
  if (frame.patient === null) {
    if (frame.figure !== null) return [ownCount(units, frame, frame.figure)]
    if (trigger.roles.own === 'one') return [oneBody(units, frame, true)]
    return trigger.id === 'found-dead' && isSingularBody(units, frame.at) ? [oneBody(units, frame, false)] : []
  }
  if (trigger.roles.own === 'count' && frame.figure !== null) {
    const { patient } = frame
    const group = partiesOf(units, toldOfAll(units, patient, taxonomy), taxonomy)[0]?.group
    return [ownCount(units, frame, frame.figure, group)]
  }
  return patientCounts(units, frame, toldOfAll(units, frame.patient, taxonomy), taxonomy)
}

const isSingularBody = (units: Units, at: number): boolean => units.lexeme[at]?.plural !== true

const ownCount = (units: Units, frame: Frame, figure: Figure, group: Count['group'] = 'unknown'): Count =>
  countOf(frame, {
    group,
    min: figure.min,
    max: figure.max,
    qualifier: figure.qualifier,
    start: units.start[figure.start]!,
    end: units.end[Math.max(frame.at, figure.end - 1)]!,
  })

/** "a man's body was found", "slit his throat": one, though no figure says so. */
const oneBody = (units: Units, frame: Frame, definite: boolean): Count =>
  countOf(frame, { min: 1, max: 1, start: units.start[frame.at]!, end: units.end[frame.at]!, implied: true, definite })

function patientCounts(units: Units, frame: Frame, patient: Group, taxonomy: Taxonomy): Count[] {
  const counts: Count[] = []
  const members = isOnePerson(frame, patient) ? patient.items.slice(0, 1) : patient.items
  for (let index = 0; index < members.length; index++) {
    const item = members[index]!
    const count = patientCount(units, frame, item, index, patient, taxonomy)
    if (count !== null) counts.push(count)
  }
  return counts
}

/** "Omar, a member of the council and former minister, was shot": the verb says that all of these are one. */
const isOnePerson = ({ verb }: Frame, { items }: Group): boolean =>
  verb?.passive === true && verb.singular === true && items.every((item) => item.figure === null && !item.plural)

function patientCount(
  units: Units,
  frame: Frame,
  item: NounPhrase,
  index: number,
  patient: Group,
  taxonomy: Taxonomy,
): Count | null {
  if (isShare(units, item) || isSamePerson(frame, item, index)) return null
  const alone = regrouped(patient, [item], index === patient.items.length - 1 ? patient.attached : [])
  const party = partiesOf(units, alone, taxonomy)[0] ?? null
  const figure = item.figure ?? attachedFigure(units, patient, item, index)
  const text = units.lexeme[item.head] ?? null
  if (text?.cues.thing === true || (text?.cues.unit === true && text.party === null)) return null
  const pronoun = pronounCount(units, frame, item)
  if (pronoun !== null) return pronoun
  const isOneMore = /^(?:(?:an)?other|second|third|fourth|fifth)$/.test(text?.text ?? '')
  if (party === null && figure === null && !isOneMore && !isUnknownPerson(units, item)) return null
  if ((isReference(units, item) && figure === null) || isThing(units, item)) return null
  if (figure === null && item.plural && frame.verb !== null && isGerund(units, frame.verb.start)) return null
  const number = numberOf(units, frame, item, figure)
  return countOf(frame, {
    group: party?.group ?? 'unknown',
    min: number.min,
    max: number.max,
    qualifier: number.qualifier,
    start: units.start[item.start]!,
    end: units.end[item.end - 1]!,
    additional: number.additional ?? isAdditional(units, item),
    implied: number.implied,
    rank: number.rank ?? null,
    definite: item.determiner?.cues.definite === true,
    ofTheHurt: isOfTheHurt(units, frame, item),
  })
}

/**
 * With those parts only that tell of all: "all of them weavers" says who all were, "four of them policemen" only who those four were; where children are among the dead, the others
 * are not fighters either, unless the civilians are told from them.
 */
function toldOfAll(units: Units, patient: Group, taxonomy: Taxonomy): Group {
  if (patient.included.length === 0) return patient
  const included = patient.included.filter((part) => {
    if (part.figure === null) return true
    const [party] = partiesOf(units, regrouped(patient, [part], [], []), taxonomy)
    return party?.group === 'civilian' && party.id !== 'generic.civilians'
  })
  return regrouped(patient, patient.items, patient.attached, included)
}

/** "before being killed by troops": of those who were told of, however many they are. */
const isGerund = (units: Units, at: number): boolean => units.word(at) === 'being'

/**
 * "Including two policemen", "four of them fighters": so many of that group and no more. Of civilians a part tells so only by that word:
 * two children are not all the civilians.
 */
function partCounts(units: Units, frame: Frame, taxonomy: Taxonomy): Count[] {
  const { patient } = frame
  if (patient === null) return []
  return patient.included.flatMap((part) => {
    const [party] = partiesOf(units, regrouped(patient, [part], [], []), taxonomy)
    if (party === undefined || party.group === 'unknown') return []
    if (party.group === 'civilian' && party.id !== 'generic.civilians') return []
    const { min, max, qualifier, implied } = numberOf(units, frame, part, part.figure)
    if (qualifier === 'vague') return []
    const words = { start: units.start[part.start]!, end: units.end[part.end - 1]! }
    return [countOf(frame, { ...words, group: party.group, min, max, qualifier, implied, part: true })]
  })
}

/** "a third of the passengers": a share, of which no figure is known. */
const isShare = (units: Units, item: NounPhrase): boolean =>
  item.determiner?.text === 'a' &&
  /^(?:third|fourth|quarter|fifth|sixth|tenth)$/.test(units.word(item.head)) &&
  units.word(item.head + 1) === 'of'

/** "He died", "the boy was pronounced dead": one who was told of before, not one more. */
const isOfTheHurt = (units: Units, frame: Frame, item: NounPhrase): boolean =>
  (frame.trigger.id === 'die' || (frame.trigger.id === 'kill' && frame.verb === null)) &&
  !item.plural &&
  /^(?:he|she|the)$/.test(units.word(item.start))

/** "The founder and commander of the front was shot dead": the verb says that they are one. */
const isSamePerson = ({ verb, trigger }: Frame, item: NounPhrase, index: number): boolean =>
  index > 0 &&
  verb?.singular === true &&
  (verb.passive || trigger.roles.subject === 'patient') &&
  item.determiner === null &&
  item.figure === null &&
  !item.plural

type HowMany = Pick<Count, 'min' | 'max' | 'qualifier' | 'implied'> & Partial<Pick<Count, 'additional' | 'rank'>>

/** How many a noun phrase means: as its figure says, or as its noun implies. */
function numberOf(units: Units, frame: Frame, item: NounPhrase, figure: Figure | null): HowMany {
  const head = units.lexeme[item.head] ?? null
  const isNumbered = figure === null && !item.plural && frame.trigger.measure === 'killed'
  const rank = isNumbered ? rankOf(units, item) : null
  if (rank !== null) return { min: 1, max: 1, qualifier: 'exact', implied: false, additional: false, rank }
  if (figure !== null) return { min: figure.min, max: figure.max, qualifier: figure.qualifier, implied: false }
  if (head?.text === 'another' || head?.text === 'one')
    return { min: 1, max: 1, qualifier: 'exact', implied: false, additional: head.text === 'another' }
  if (item.plural || (head?.cues.collective === true && head.text !== 'member'))
    return { min: 2, max: null, qualifier: 'vague', implied: true }
  return { min: 1, max: 1, qualifier: 'exact', implied: true }
}

/** "The mukhiya was killed": a noun that no rule knows, in the singular, where only people can be meant. */
const isUnknownPerson = (units: Units, item: NounPhrase): boolean =>
  units.lexeme[item.head] === null &&
  units.mention[item.head] === null &&
  item.determiner !== null &&
  /^(?:a|an|the|his|her|another)$/.test(item.determiner.text)

const ordinals = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

/** "a third rebel was killed", "the third died later": the running number of the dead. */
function rankOf(units: Units, item: NounPhrase): number | null {
  if (!/^(?:a|the)$/.test(item.determiner?.text ?? '')) return null
  for (let at = item.start; at <= item.head; at++) {
    const place = ordinals.indexOf(units.word(at))
    if (place >= 0) return place + 2
  }
  return null
}

/** "a group of five men", "its crew of six": the figure stands in what is attached. */
function attachedFigure(units: Units, patient: Group, item: NounPhrase, index: number): Figure | null {
  const attached = patient.attached[0]
  if (index !== patient.items.length - 1 || attached?.figure == null || isParent(units, item)) return null
  return !item.plural || attached.figure.end >= attached.end ? attached.figure : null
}

/** "a mother of three": one person, whose children are told of. */
const isParent = (units: Units, item: NounPhrase): boolean =>
  !item.plural &&
  units.lexeme[item.head]?.party?.class === 'civilians' &&
  units.lexeme[item.head]?.cues.collective !== true

/** "killed him" is one, where nobody was counted; "killing himself" is one more. */
function pronounCount(units: Units, frame: Frame, item: NounPhrase): Count | null {
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

/** Arms, books, buildings: a known noun without a figure that is nobody. */
function isThing(units: Units, item: NounPhrase): boolean {
  const lexeme = units.lexeme[item.head] ?? null
  if (lexeme === null || item.figure !== null || units.mention[item.head]?.kind === 'actor') return false
  if (lexeme.party !== null || lexeme.number !== null) return false
  return (
    !lexeme.cues.title &&
    !lexeme.cues.collective &&
    !/^(?:another|other|others|one|second|third|fourth|fifth|dead|injured|wounded)$/.test(lexeme.text)
  )
}

/** "they", "the victims", "those": counted elsewhere. */
function isReference(units: Units, item: NounPhrase): boolean {
  const lexeme = units.lexeme[item.head] ?? null
  if (item.figure !== null) return false
  if (lexeme !== null && lexeme.pos & Pos.pronoun && lexeme.number === null && lexeme.text !== 'another') return true
  const determiner = item.determiner
  return determiner?.cues.definite === true && item.plural
}

function isAdditional(units: Units, item: NounPhrase): boolean {
  for (let at = item.start; at < item.end; at++) if (units.lexeme[at]?.cues.additional === true) return true
  return false
}

const isNobody = (units: Units, frame: Frame): boolean => {
  const first = frame.patient?.items[0]
  return first !== undefined && units.lexeme[first.start]?.cues.none === true
}

/** "no one was killed", "no injuries": zero, and only where a source says none. */
function zeroCounts(units: Units, frame: Frame): Count[] {
  const { patient } = frame
  const first = patient?.items[0]
  const none = first !== undefined && units.lexeme[first.start]?.cues.none === true
  const own = isNoneBefore(units, frame.at)
  if (!none && !own) return []
  const from = first?.start ?? frame.at
  return [countOf(frame, { min: 0, max: 0, start: units.start[from]!, end: units.end[frame.at]! })]
}

/** "no injuries", "no known injuries"; "no civilian casualties" says nothing of the others. */
function isNoneBefore(units: Units, from: number): boolean {
  for (let at = from - 1; at >= from - 3; at--) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme?.cues.none === true) return true
    if (lexeme?.party != null || units.mention[at] != null) return false
  }
  return false
}

/** "no casualties had been brought in": which says nothing of those who were not brought. */
const isCarried = (units: Units, from: number): boolean =>
  [1, 2, 3, 4].some((ahead) => /^(?:brought|taken|shifted|moved|evacuated|admitted)/.test(units.word(from + ahead)))

/** "no casualties": nobody killed and nobody hurt. */
const bothZero = (counts: readonly Count[]): Count[] =>
  counts.flatMap((count) => [{ ...count, measure: 'killed' as const }, count])

/** What stands between a toll and its figure; not "since January 18", "rose by three". */
const tollWords =
  /^(?:to|at|is|was|reach(?:es|ed)?|hits?|pass(?:es|ed)?|cross(?:es|ed)?|tops?|topped|exceeds?|exceeded|least|than|nearly|almost|about|around|over|of|now|already|stood|stands|up to|:)$/

/** "took the toll in the riots to eleven": of many incidents. */
function isOfUnrest(units: Units, from: number, end: number): boolean {
  if (!/^(?:in|of|from|since)$/.test(units.word(from))) return false
  for (let at = from; at < Math.min(end, from + 7); at++) {
    if (units.word(at) === 'to') return false
    const lexeme = units.lexeme[at] ?? null
    if (lexeme?.cues.unrest === true) return true
  }
  return false
}

/** "The death toll rose to 12": the first number behind the toll. */
function tollCounts(units: Units, frame: Frame): Count[] {
  const end = Math.min(frame.sentence.end, frame.at + 14)
  if (isOfUnrest(units, frame.at + 1, end)) return []
  for (let at = frame.at + 1; at < end; at++) {
    const value =
      units.lexeme[at]?.number?.min ?? (units.kind[at] === 2 ? Number(units.word(at).replaceAll(',', '')) : null)
    if (value === null || !Number.isSafeInteger(value) || value > 100_000) continue
    if (!tollWords.test(units.word(at - 1))) continue
    if (units.word(at - 1).startsWith('includ')) return []
    const words = { start: units.start[frame.at]!, end: units.end[at]! }
    return [countOf(frame, { min: value, max: value, start: words.start, end: words.end, replaces: true })]
  }
  return []
}
