import { Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { partiesOf } from '../parties/find-parties.js'
import { isAgedName } from '../phrases/aged-name.js'
import { type Group, groupOf, type NounPhrase, regrouped, type VerbGroup } from '../phrases/phrase.js'
import type { Figure } from '../words/read-figure.js'
import type { Units } from '../words/read-units.js'
import { type Count, countOf } from './count.js'
import { attachedFigure, numberOf } from './how-many.js'
import { areMoreDead, isOfTheHurt, pronounCount } from './pronoun-count.js'

/** One count for each of those whom it befell; those of whom no number can be told are left out. */
export function patientCounts(units: Units, frame: Frame, patient: Group, taxonomy: Taxonomy): Count[] {
  const counts: Count[] = []
  const members = isOnePerson(frame, patient) ? patient.items.slice(0, 1) : patient.items
  for (let index = 0; index < members.length; index++) {
    const item = members[index]!
    if (sharesFigure(units, members, index, taxonomy)) continue
    const count = patientCount(units, frame, item, index, patient, taxonomy)
    if (count === null) continue
    counts.push(
      sharesFigure(units, members, index + 1, taxonomy)
        ? { ...count, group: groupOfAll(units, members, index, count, taxonomy) }
        : count,
    )
  }
  return counts
}

/**
 * "25 soldiers and policemen", "nine soldiers and Taliban": both are counted by the one figure. Not so in "six soldiers and others", nor where it tells
 * who some of a total were: "ten people, six women and children".
 */
function sharesFigure(units: Units, items: readonly NounPhrase[], index: number, taxonomy: Taxonomy): boolean {
  const [before, item] = [items[0], items[1]]
  if (index !== 1 || before === undefined || item === undefined || units.word(item.start - 1) !== 'and') return false
  const isMany = item.plural || units.mention[item.head]?.kind === 'actor'
  const isBare = isMany && item.figure === null && item.determiner === null && item.start === before.end + 1
  if (!isBare || item.end - item.start !== 1 || !before.plural || before.figure === null) return false
  return (
    before.figure.end < before.end &&
    before.figure.min >= fewestOfBoth &&
    partiesOf(units, groupOf(item, -1), taxonomy).some(({ group }) => group !== 'unknown')
  )
}

/** Two of each. */
const fewestOfBoth = 4

/** Of one group where all of them are, else nobody knows how many were of which. */
function groupOfAll(
  units: Units,
  items: readonly NounPhrase[],
  index: number,
  { group }: Count,
  taxonomy: Taxonomy,
): Count['group'] {
  const item = items[index + 1]!
  return partiesOf(units, groupOf(item, -1), taxonomy)[0]?.group === group ? group : 'unknown'
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
  const text = isAgedName(units, item) ? null : (units.lexeme[item.head] ?? null)
  if (text?.cues.thing === true || (text?.cues.unit === true && text.party === null)) return null
  const pronoun = pronounCount(units, frame, item)
  if (pronoun !== null) return pronoun
  const isOneMore =
    /^(?:(?:an)?other|second|third|fourth|fifth)$/.test(text?.text ?? '') || units.word(item.start) === 'another'
  if (party === null && figure === null && !isOneMore && !isUnknownPerson(units, item)) return null
  if ((isReference(units, item) && figure === null) || (isThing(units, item) && !isAgedName(units, item))) return null
  if (figure === null && item.plural && frame.verb !== null && isGerund(units, frame.verb.start)) return null
  const number = numberOf(units, frame, item, figure)
  return countOf(frame, {
    group: party === null || party.group === 'unknown' ? groupReferredTo(units, item, figure) : party.group,
    min: number.min,
    max: number.max,
    qualifier: number.qualifier,
    start: units.start[item.start]!,
    end: units.end[item.end - 1]!,
    additional: number.additional ?? (isAdditional(units, item) || areMoreDead(units, frame)),
    ofHis: isOneOfHisToo(units, frame, item),
    besides: isKilledBesides(units, frame),
    soft: areOthers(units, item) || areHurtToo(units, frame) ? false : undefined,
    implied: number.implied,
    rank: number.rank ?? null,
    definite: item.determiner?.cues.definite === true && !isOnesOwn(units, item),
    ofTheHurt: isOfTheHurt(units, frame, item),
  })
}

/** "Two rebels stormed a post. Both were killed", "all three died": the group of as many who were told of last. */
function groupReferredTo(units: Units, { start, end }: NounPhrase, figure: Figure | null): Count['group'] {
  if (figure === null || !/^(?:both|all)$/.test(units.word(start)) || figure.end < end) return 'unknown'
  for (let at = start - 1; at > 0 && at >= start - farthest; at--) {
    const party = units.lexeme[at]?.plural === true ? (units.lexeme[at]?.party ?? null) : null
    if (party !== null && [1, 2, 3].some((back) => units.lexeme[at - back]?.number?.min === figure.min))
      return party.group
  }
  return 'unknown'
}

/** In units. */
const farthest = 60

/** "her brother": told of by her, and for the first time. */
const isOnesOwn = (units: Units, item: NounPhrase): boolean => /^(?:his|her|their)$/.test(units.word(item.start))

/** "a third of the passengers": a share, of which no figure is known. */
const isShare = (units: Units, item: NounPhrase): boolean =>
  item.determiner?.text === 'a' &&
  /^(?:third|fourth|quarter|fifth|sixth|tenth)$/.test(units.word(item.head)) &&
  units.word(item.head + 1) === 'of'

/** "The founder and commander of the front was shot dead": the verb says that they are one. */
const isSamePerson = ({ verb, trigger }: Frame, item: NounPhrase, index: number): boolean =>
  index > 0 &&
  verb?.singular === true &&
  (verb.passive || trigger.roles.subject === 'patient') &&
  item.determiner === null &&
  item.figure === null &&
  !item.plural

/** "The mukhiya was killed": a noun that no rule knows, in the singular, where only people can be meant. */
const isUnknownPerson = (units: Units, item: NounPhrase): boolean =>
  units.lexeme[item.head] === null &&
  units.mention[item.head] === null &&
  item.determiner !== null &&
  /^(?:a|an|the|his|her|another)$/.test(item.determiner.text)

/** "they", "the victims", "those": counted elsewhere. */
function isReference(units: Units, item: NounPhrase): boolean {
  const lexeme = units.lexeme[item.head] ?? null
  if (item.figure !== null) return false
  if (lexeme !== null && lexeme.pos & Pos.pronoun && lexeme.number === null && lexeme.text !== 'another') return true
  const determiner = item.determiner
  return determiner?.cues.definite === true && item.plural
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

/** "before being killed by troops": of those who were told of, however many they are. */
const isGerund = (units: Units, at: number): boolean => units.word(at) === 'being'

/** "two cooks were also hit", "a waitress was grazed": beside the dead, and none of them. */
const areHurtToo = (units: Units, { verb, at }: Frame): boolean => {
  if (verb === null) return false
  if (/^graz/.test(units.word(at))) return true
  for (let word = verb.start; word < verb.end; word++) if (units.word(word) === 'also') return true
  return false
}

/** "His driver also died", "her son was killed as well", "her sister, who was wounded, died later". */
const isOneOfHisToo = (units: Units, { verb, trigger }: Frame, { start, end }: NounPhrase): boolean =>
  verb !== null &&
  trigger.measure === 'killed' &&
  /^(?:his|her|their)$/.test(units.word(start)) &&
  (saysAlso(units, verb) || (trigger.id === 'die' && wasHurt(units, end, verb.start)))

/** ", who was wounded in the blast,". */
function wasHurt(units: Units, from: number, until: number): boolean {
  for (let at = from; at < until; at++)
    if (units.lexeme[at]?.verbTriggers.some(({ says }) => says.includes('hurt')) === true) return true
  return false
}

/** "The rebels also murdered the judge": those who had killed others before; "the rebels, who also killed" may tell of the same. */
const isKilledBesides = (units: Units, { verb, trigger, agent }: Frame): boolean =>
  verb !== null &&
  !verb.passive &&
  agent !== null &&
  trigger.measure === 'killed' &&
  saysAlso(units, verb) &&
  ![1, 2].some((back) => /^(?:who|which|that)$/.test(units.word(verb.start - back)))

function saysAlso(units: Units, { start, end }: VerbGroup): boolean {
  for (let at = start - 1; at < end; at++) if (units.word(at) === 'also') return true
  return /^(?:too|as well)$/.test(`${units.word(end)}${units.word(end) === 'as' ? ` ${units.word(end + 1)}` : ''}`)
}

const areOthers = (units: Units, item: NounPhrase): boolean =>
  units.word(item.head) === 'others' || isAdditional(units, item)

function isAdditional(units: Units, item: NounPhrase): boolean {
  for (let at = item.start; at < item.end; at++) if (units.lexeme[at]?.cues.additional === true) return true
  return false
}
