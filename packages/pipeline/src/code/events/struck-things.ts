import { type Lexeme, Pos, type TargetGroup } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { isNamedAttempt, isOfViolence } from '../frames/is-violent.js'
import { partiesOf } from '../parties/find-parties.js'
import type { NamedParty } from '../parties/named-party.js'
import { type Group, type NounPhrase, regrouped } from '../phrases/phrase.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Units } from '../words/read-units.js'
import type { DraftEvent, StruckThing } from './draft-event.js'
import type { Sides } from './sides-of.js'

/** No incident tells of more things that were struck. */
const mostThings = 12

/** "Rebels blew up three pylons and a bridge": what was done was done to them. */
export function addStruck(draft: DraftEvent, reading: Reading, frame: Frame, taxonomy: Taxonomy): void {
  const { patient } = frame
  if (patient === null || reading.fromTitle || !isAimed(frame)) return
  for (const item of patient.items) {
    const head = reading.units.lexeme[item.head] ?? null
    const group = head?.target?.group ?? null
    if (isOfCare(reading, item.head)) continue
    if (group === 'territory' && head!.cues.areaWord && !/^(?:towns?|villages?|city|cities)$/.test(head!.text)) continue
    const attached = item === patient.items.at(-1) ? patient.attached : []
    if (
      group !== null ||
      (!isItsPart(reading.units, item) &&
        wrecks(frame) &&
        isUnknownThing(reading.units, regrouped(patient, [item], [...attached]), taxonomy))
    )
      add(draft, reading, item, attached, group, true)
  }
}

/** What was done to it, or was to be: "bombed a bank", "threatened to bomb a bank", "the attempted robbery of a bank". */
const isAimed = (frame: Frame): boolean => isOfViolence(frame) || isThreat(frame) || isNamedAttempt(frame)

/** "threatened to bomb a bank": whose it is was threatened. */
const isThreat = ({ trigger, status }: Frame): boolean => trigger.id === 'threat' && status.kind === 'real'

/** "A bomb went off outside a bank": the thing named at `at` stands where it was done. */
export function addStruckAt(draft: DraftEvent, reading: Reading, at: number): void {
  const group = reading.phrases.find((phrase): phrase is Group => phrase.kind === 'group' && at < phrase.end)
  const item = (group === undefined ? [] : thingsIn(reading.units, group)).find(
    ({ start, end }) => start <= at && at < end,
  )
  const kind = item === undefined ? null : reading.units.lexeme[item.head]?.target
  if (reading.fromTitle || group === undefined || item === undefined || kind == null) return
  if (kind.ridden && group.attached.length === 0) return
  if (reading.units.word(group.preposition) === 'to' || isOfCare(reading, at)) return
  const from = reading.units.start[at]!
  if (draft.struck.some(({ start, end }) => start < from && from < end)) return
  add(draft, reading, item, item === group.items.at(-1) ? group.attached : [], kind.group, false)
}

/** "at a bank"; "through the window of a bank" as well. */
const thingsIn = (units: Units, { items, attached }: Group): readonly NounPhrase[] =>
  items.some(({ head }) => units.lexeme[head]?.cues.breakable === true) ? [...items, ...attached] : items

/** "died at the city hospital", "the hospital that received them": no attack on it, unless one is told right before. */
function isOfCare({ units, start }: Reading, at: number): boolean {
  if (units.lexeme[at]?.cues.carePlace !== true) return false
  for (let before = at - 1; before >= start; before--) {
    const lexeme = units.lexeme[before] ?? null
    const triggers = lexeme === null ? [] : [...lexeme.verbTriggers, ...lexeme.nounTriggers]
    if (triggers.length > 0) return triggers.every(({ measure }) => measure !== null)
  }
  return true
}

/**
 * What was struck, as targets beside the people who were: by its words, for it is nobody we know. A thing that only stood there is told where
 * no people are known to have been meant.
 */
export function struckThings(draft: DraftEvent, { initiators, targets }: Sides, type: string): NamedParty[] {
  if (/^(?:strategic|protest|other)\./.test(type) && type !== 'strategic.threat_or_warning') return []
  const people = targets.some(({ id }) => id !== 'generic.people' && id !== 'generic.civilians')
  const mayStandBy =
    targets.length === 0 ? type !== 'civilian.targeted_killing' : /^(?:explosive|property)\./.test(type)
  const isMeant = ({ direct, group }: StruckThing): boolean =>
    direct ? !people || !ownedOrWide.has(group) : !people && mayStandBy && group !== 'road'
  return draft.struck
    .filter((thing) => isMeant(thing) && ![...initiators, ...targets].some((party) => isToldWith(party, thing)))
    .map(partyOf)
}

/** What is told of beside people is theirs, or only where they were. */
const ownedOrWide: ReadonlySet<TargetGroup | null> = new Set([null, 'property', 'road', 'territory'])

/** "a police picket", "a convoy" of the soldiers who died: they are told of already. */
const isToldWith = (party: NamedParty, { start, end, text, group }: StruckThing): boolean =>
  (party.start < end && start < party.end) ||
  party.text === text ||
  (group === 'installation' && party.side === 'state' && /(?:patrols?|convoys?|party|parties|teams?)$/i.test(text))

function add(
  draft: DraftEvent,
  { units }: Reading,
  item: NounPhrase,
  attached: readonly NounPhrase[],
  group: TargetGroup | null,
  direct: boolean,
): void {
  if (draft.struck.length >= mostThings) return
  const thing = { group, direct, ...wordsOf(units, item, attached) }
  const known = draft.struck.findIndex(({ start, text }) => start === thing.start || text === thing.text)
  if (known < 0) draft.struck.push(thing)
  else if (direct && !draft.struck[known]!.direct) draft.struck[known] = thing
}

/** Bombed, burnt, looted, wrecked: what only a thing suffers, unless somebody is named. */
const wrecks = ({ trigger }: Frame): boolean =>
  trigger.measure === null &&
  trigger.says.some((signal) => /^(?:attack|bomb|burn|destroy|loot|occupy|shell|storm)$/.test(signal))

/** "destroying its front": of what was told of before. */
const isItsPart = (units: Units, { start }: NounPhrase): boolean => /^(?:its|their)$/.test(units.word(start))

/** "a sawmill": a noun of one's own that no rule knows, and nobody's name. */
function isUnknownThing(units: Units, group: Group, taxonomy: Taxonomy): boolean {
  const item = group.items[0]!
  const head = units.lexeme[item.head] ?? null
  for (let at = item.start; at < item.end; at++) if (units.lexeme[at]?.weapon != null) return false
  if (
    units.mention[item.head] !== null ||
    units.kind[item.head] === WordKind.number ||
    (head === null && units.word(item.head).endsWith('ly'))
  )
    return false
  if (head !== null && !mayBeThing(head)) return false
  return (
    (item.determiner !== null || item.figure !== null || item.plural) && partiesOf(units, group, taxonomy).length === 0
  )
}

/** No pronoun, day or number, no idea, and no stretch of land. */
const mayBeThing = ({ pos, cues, party, weapon, nounTriggers, time, number }: Lexeme): boolean =>
  (pos & (Pos.pronoun | Pos.adverb)) === 0 &&
  party === null &&
  weapon === null &&
  nounTriggers.length === 0 &&
  time === null &&
  number === null &&
  !cues.idea &&
  !cues.unit &&
  !cues.areaWord

/** The words without article and figure, with what the thing belongs to: "gate of the barracks". */
function wordsOf(
  units: Units,
  item: NounPhrase,
  attached: readonly NounPhrase[],
): Pick<StruckThing, 'text' | 'start' | 'end'> {
  let from = item.start
  if (item.figure !== null && item.figure.end < item.end) from = item.figure.end
  while (from < item.head && ((units.pos[from] ?? 0) & Pos.determiner) !== 0) from++
  const start = units.start[from]!
  const end = units.end[(attached.at(-1) ?? item).end - 1]!
  return { text: units.text.slice(start, end), start, end }
}

/** What a group names that is struck without being anybody: "a school", "the gate of a barracks". */
export function thingsOf(units: Units, { items, attached }: Group): NamedParty[] {
  const named = items.filter(({ head }) => isPlainThing(units.lexeme[head]?.target?.group ?? null))
  return named.map((item) =>
    partyOf({ group: null, direct: true, ...wordsOf(units, item, item === items.at(-1) ? attached : []) }),
  )
}

const isPlainThing = (group: TargetGroup | null): boolean => group !== null && group !== 'territory' && group !== 'road'

const partyOf = ({ text, start, end }: StruckThing): NamedParty => ({
  id: null,
  name: null,
  text,
  attribution: null,
  class: null,
  group: 'unknown',
  side: 'unknown',
  official: false,
  foreign: false,
  start,
  end,
})
