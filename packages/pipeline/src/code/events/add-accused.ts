import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { accusedOf } from '../frames/charge-of.js'
import { partiesOf } from '../parties/find-parties.js'
import type { NamedParty } from '../parties/named-party.js'
import { isAgedName } from '../phrases/aged-name.js'
import { groupBehindAs } from '../phrases/group-behind-as.js'
import { objectOf } from '../phrases/object-of.js'
import type { Group, VerbGroup } from '../phrases/phrase.js'
import { subjectOf } from '../phrases/subject-of.js'
import { isBareName } from '../phrases/take-names.js'
import type { Reading } from '../readings/read-sentences.js'
import { addNew, asAccused } from './add-sides.js'
import { isForAnother } from './another-charge.js'
import type { DraftEvent } from './draft-event.js'
import { isCrime } from './is-crime.js'

/** How many sentences behind the last that told of it somebody can still be charged with it. */
const sentencesOn = 4

/** Who is held to account for what was told before: "A nurse was shot. Karim Dad, 31, was charged with murder." */
export function addAccused(draft: DraftEvent, reading: Reading, taxonomy: Taxonomy): void {
  if (reading.separate) return
  const last = draft.readings.at(-1)?.sentence.index ?? -9
  if (reading.sentence.index - last > sentencesOn) return
  const { units } = reading
  if (isCrime(draft))
    for (const group of chargedIn(reading)) addNew(draft.blamed, asAccused(partiesOf(units, group, taxonomy)))
  if (draft.victims[0]?.side !== 'armed' && !draft.killedSides.has('armed'))
    addNew(draft.blamed, asAccused(namedAsDoer(reading, taxonomy)))
}

function chargedIn(reading: Reading): Group[] {
  const { units, phrases } = reading
  const found: (Group | null)[] = reading.frames.map(({ status }) =>
    status.recalledBy === null || isForAnother(reading, status.recalledBy)
      ? null
      : accusedOf(units, phrases, status.recalledBy),
  )
  for (let at = reading.start; at < reading.end; at++)
    if (units.lexeme[at]?.cues.charge === true && !isForAnother(reading, at)) found.push(accusedOf(units, phrases, at))
  for (const [at, phrase] of phrases.entries()) {
    if (phrase.kind !== 'verb' || phrase.start < reading.start || phrase.start >= reading.end) continue
    const main = phrase.verbs.at(-1)
    if (main === undefined || phrase.modality !== 'real' || isForAnother(reading, main)) continue
    const classes = units.lexeme[main]?.verbClasses
    if (classes?.accuse && phrase.passive) found.push(subjectOf(units, phrases, at))
    if (classes?.surrender && !phrase.passive) found.push(namedOne(reading, subjectOf(units, phrases, at)))
  }
  return found.filter((group): group is Group => group !== null)
}

/** Somebody by name, or "the suspect": whoever else gives himself up did something else. */
const namedOne = ({ units }: Reading, group: Group | null): Group | null =>
  group !== null &&
  (isName(units, group) || isDoer(units, group) || group.attached.some((item) => isBareName(units, item)))
    ? group
    : null

/** "The gunman, Karim Dad, 31, fled", "police identified the driver as Karim Dad": the name of who did it. */
function namedAsDoer(reading: Reading, taxonomy: Taxonomy): NamedParty[] {
  const { units, phrases } = reading
  const found: NamedParty[] = []
  for (const [at, phrase] of phrases.entries()) {
    if (phrase.start < reading.start || phrase.start >= reading.end) continue
    if (phrase.kind === 'verb') found.push(...identifiedBy(reading, at, phrase, taxonomy))
    if (phrase.kind !== 'group' || !isDoer(units, phrase)) continue
    const named = phrase.attached.filter((item) => isBareName(units, item) || isAgedName(units, item))
    if (named.length > 0) found.push(...partiesOf(units, phrase, taxonomy))
    else if (isName(units, groupBehindComma(reading, at)))
      found.push(...partiesOf(units, groupBehindComma(reading, at), taxonomy))
  }
  return found
}

/** "A suspect, 23-year-old Karim Dad, was": the name between commas that no rule has joined. */
function groupBehindComma({ units, phrases }: Reading, at: number): Group | null {
  const [comma, group] = [phrases[at + 1], phrases[at + 2]]
  return comma?.kind === 'mark' && units.word(comma.start) === ',' && group?.kind === 'group' && group.preposition < 0
    ? group
    : null
}

function identifiedBy({ units, phrases }: Reading, at: number, verb: VerbGroup, taxonomy: Taxonomy): NamedParty[] {
  const main = verb.verbs.at(-1)
  if (main === undefined || verb.negated || units.lexeme[main]?.verbClasses.identify !== true) return []
  const whom = verb.passive ? subjectOf(units, phrases, at) : objectOf(units, phrases, at)
  const name = groupBehindAs(units, phrases, at)
  if (whom === null || name === null) return []
  if (isDoer(units, whom)) return isName(units, name) ? partiesOf(units, name, taxonomy) : []
  return isDoer(units, name) && isName(units, whom) ? partiesOf(units, whom, taxonomy) : []
}

/** "the gunman", "a suspect", "the shooter". */
const isDoer = (units: Reading['units'], group: Group): boolean =>
  group.items.some(({ head, plural, start }) => {
    const party = units.lexeme[head]?.party ?? null
    return !plural && party !== null && head >= start && (party.group === 'militant' || party.id === 'generic.suspects')
  })

const isName = (units: Reading['units'], group: Group | null): boolean =>
  group?.items.some((item) => isAgedName(units, item) || (isBareName(units, item) && item.end - item.start > 1)) ===
  true
