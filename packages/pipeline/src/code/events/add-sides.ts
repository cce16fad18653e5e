import { WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { countedByNoun, forcesOfMeans, impliedParty, partiesOf } from '../parties/find-parties.js'
import type { NamedParty } from '../parties/named-party.js'
import { areCounted } from '../phrases/is-people.js'
import { oneOfTheBombs } from '../phrases/one-of-the-bombs.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Units } from '../words/read-units.js'
import { cameToGrief } from './accident.js'
import { doersOf, isFlown } from './doers-of.js'
import type { DraftEvent } from './draft-event.js'
import { isCrime } from './is-crime.js'
import { meantByPronoun } from './meant-by-pronoun.js'

/** No incident has more sides and victims by name than this; it bounds the work on lists. */
const mostParties = 60

/** Who did it, whom it befell, and who took part on equal terms. */
export function addSides(draft: DraftEvent, reading: Reading, frame: Frame, taxonomy: Taxonomy): void {
  const { units } = reading
  // "When police tried to arrest a leader, his supporters attacked them": they took nobody.
  if (frame.trigger.happening === 'arrest' && frame.status.kind === 'attempted') return
  const means = cameToGrief(units, frame.means, frame.at) ? null : frame.means
  const named = asCharged(units, frame, doersOf(draft, reading, { ...frame, means }, taxonomy))
  const implied =
    frame.trigger.agent === null || isWhatTheyActOver(reading, frame)
      ? null
      : impliedParty(frame.trigger.agent, units, frame.at, taxonomy)
  const told = named.length > 0 ? named : frame.agent === null ? forcesOfMeans(units, means, taxonomy) : []
  const agents = told.length === 0 && implied !== null ? [implied] : told
  const struck = isMoreOfVictims(draft, units, frame) ? [] : patientsOf(units, frame, taxonomy)
  const isKnown = draft.victims.length > 0 || (struck.length > 0 && !isHimAndOthers(units, frame))
  const patients = isKnown ? struck : [...meantByPronoun(reading, frame, taxonomy), ...struck]
  if (frame.trigger.measure === 'arrested' && !draft.retrospective && isCrime(draft)) {
    addNew(draft.blamed, asAccused(patients))
    return
  }
  if (isBesideBomb(draft, frame, agents) || isAnswer(draft, frame, agents) || isBomb(units, frame)) agents.length = 0
  if (frame.agent !== null && isFlown(units, frame.agent) && agents.some(({ side }) => side === 'state'))
    draft.signals.add('airstrike')
  const bothWays = frame.trigger.roles.subject === 'both' || frame.trigger.roles.between === 'both'
  if (bothWays) {
    addNew(draft.participants, agents)
    addNew(draft.participants, patients)
    return
  }
  if (isByLocals(units, frame)) draft.signals.add('by-locals')
  if (isByOrdinaryPeople(units, frame)) draft.signals.add('by-ordinary-people')
  if (taxonomy.region.profile.ordinaryCrime && isDeadDoer(units, draft, frame, patients)) {
    addNew(draft.agents, patients)
    return
  }
  addNew(draft.agents, agents)
  addNew(draft.victims, patients)
  if (frame.trigger.measure === 'killed' && draft.killedSides.size === 0)
    for (const party of patients) draft.killedSides.add(party.side)
}

/** A named party once; words without an id only where they are new. */
export function addNew(known: NamedParty[], found: readonly NamedParty[]): void {
  for (const party of found) {
    if (known.length >= mostParties) return
    const same = known.findIndex((other) => (party.id === null ? other.text === party.text : other.id === party.id))
    if (same < 0) known.push(party)
    // "two persons were killed when troops fired on a crowd": who they were says more.
    else if (party.side === 'crowd' && known[same]!.side === 'unknown') known[same] = party
  }
}

/** "is accused of killing two": so says whoever accuses him; a verdict is no allegation. */
const asCharged = (units: Units, { status }: Frame, parties: NamedParty[]): NamedParty[] => {
  const cues = status.recalledBy === null ? null : (units.lexeme[status.recalledBy]?.cues ?? null)
  return cues?.charge === true && !cues.verdict ? asAccused(parties) : parties
}

/** Alleged to have done it; an office holds nobody's place in the dock. */
export const asAccused = (parties: readonly NamedParty[]): NamedParty[] =>
  parties.filter(({ official }) => !official).map((party) => ({ ...party, attribution: 'state_alleged' as const }))

/** A crowd that is fired on is a crowd, whoever stands in it. */
const asCrowd = (party: NamedParty): NamedParty => (party.side === 'unknown' ? { ...party, side: 'crowd' } : party)

/** "wounding him and two of his guards": he was told of before. */
const isHimAndOthers = (units: Units, { patient }: Frame): boolean =>
  patient !== null && patient.items.length > 1 && /^(?:him|her)$/.test(units.word(patient.items[0]!.start))

/** Whom it befell; a march that is fired on is its marchers. Forces and fighters who came off unhurt may be those who struck. */
function patientsOf(units: Units, frame: Frame, taxonomy: Taxonomy): NamedParty[] {
  const { patient, at, trigger } = frame
  const head = patient?.items[0]?.head
  const whole = isBareCount(units, frame)
    ? [impliedParty('generic.people', units, head!, taxonomy)].filter((party) => party !== null)
    : partiesOf(units, patient, taxonomy)
  const named = head !== undefined && units.lexeme[head]?.cues.crowd === true ? whole.map(asCrowd) : whole
  if (trigger.id === 'unhurt') return named.filter(({ side }) => side === 'civilian')
  if (named.length > 0 || head === undefined || trigger.happening !== 'violence') return named
  const isProtest = units.lexeme[head]?.nounTriggers.some(({ id }) => id === 'protest') === true
  const marchers = isProtest ? impliedParty('generic.protesters', units, head, taxonomy) : null
  if (marchers === null) return trigger.measure === null ? named : countedByNoun(units, patient!, taxonomy)
  return head === at ? named : [marchers]
}

/** "60 were rounded up": people, though no noun says so; not the "12" of "12 of them". */
const isBareCount = (units: Units, { patient, trigger, verb }: Frame): boolean =>
  trigger.measure !== null &&
  verb !== null &&
  patient?.items.length === 1 &&
  patient.attached.length === 0 &&
  units.kind[patient.items[0]!.head] === WordKind.number

/** "Five rebels were killed and two wounded": a bare figure behind those who were told of names nobody else. */
const isMoreOfVictims = ({ victims }: DraftEvent, units: Units, { patient, trigger, verb }: Frame): boolean =>
  victims.length > 0 &&
  trigger.measure !== null &&
  verb !== null &&
  patient?.attached.length === 0 &&
  areCounted(units, patient)

/** "The trooper was hit and returned fire": who is known as struck did not begin it. */
const isAnswer = ({ victims }: DraftEvent, { trigger }: Frame, agents: readonly NamedParty[]): boolean =>
  trigger.says.includes('return-fire') &&
  agents.length > 0 &&
  agents.every((agent) => victims.some((victim) => victim.text === agent.text))

/** "Two shells fell. One hit a roof": nobody did that but the shell. */
const isBomb = (units: Units, { agent }: Frame): boolean => agent !== null && oneOfTheBombs(units, agent) !== null

/** "A trooper was shot. The gunman was found dead in a motel": he who did it, where nobody is said to have killed him. */
function isDeadDoer(
  units: Units,
  { victims }: DraftEvent,
  { agent, patient, trigger }: Frame,
  patients: readonly NamedParty[],
): boolean {
  const [item] = patient?.items ?? []
  if (agent !== null || item === undefined || item.plural || trigger.measure !== 'killed' || victims.length === 0)
    return false
  if (item.determiner?.text !== 'the' || units.lexeme[item.head]?.cues.loneAttacker !== true) return false
  return patients.length > 0 && victims.every(({ side }) => side !== 'armed')
}

/** "Relatives of a man who died in custody blocked the road": who acts are they, and not those in whose custody he died. */
const isWhatTheyActOver = ({ frames }: Reading, { trigger, at }: Frame): boolean =>
  trigger.says.includes('custody-death') &&
  frames.some((other) => other.at > at && other.agent !== null && other.status.kind === 'real')

/** "villagers", "residents": many of those who live there; "two residents" are no crowd. */
const isByLocals = (units: Units, { agent }: Frame): boolean =>
  agent?.items.some(
    ({ head, figure }) =>
      units.lexeme[head]?.cues.peopleOfAPlace === true && (figure === null || (figure.max ?? fewest) >= fewest),
  ) === true

/** As many make a crowd. */
const fewest = 5

/** "his supporters", "relatives of the accused": many, of no armed side. */
const isByOrdinaryPeople = (units: Units, { agent, trigger }: Frame): boolean =>
  trigger.happening === 'violence' &&
  agent?.items.some(({ head }) => units.overlay[head]?.cues.ordinaryPeople === true) === true

/** "a bomb went off when the police came, hurting five": the bomb did it, not those who came. */
const isBesideBomb = (draft: DraftEvent, frame: Frame, agents: readonly NamedParty[]): boolean =>
  frame.verb?.ing === true && draft.signals.has('bomb') && agents.every((agent) => agent.side === 'state')
