import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import type { NamedParty } from '../parties/named-party.js'
import { isAmidCrowd } from './amid-crowd.js'
import type { DraftEvent } from './draft-event.js'
import type { Sides } from './sides-of.js'
import type { Tolls } from './sum-tolls.js'

/** The type of an event, what else it held, and the rule that decided. */
export interface DecidedType {
  readonly type: string
  readonly components: readonly string[]
  readonly rule: string
  /** What the rules were asked with. */
  readonly signals: ReadonlySet<string>
}

/** The first rule of the ladder that fits the event's signals; null where none does. */
export function decideType(draft: DraftEvent, sides: Sides, tolls: Tolls, taxonomy: Taxonomy): DecidedType | null {
  const signals = signalsOf(draft, sides, tolls)
  if (isFireOfPolice(draft, signals, sides, tolls, taxonomy)) signals.add('fire-of-police')
  if (areOfTwoStates(draft, taxonomy)) signals.add('two-states')
  // A gang of the town is no armed group.
  if (taxonomy.region.profile.ordinaryCrime && sides.initiators.every(({ class: kind }) => kind === 'criminal'))
    signals.delete('by-group')
  if (taxonomy.region.profile.ordinaryCrime && signals.has('shoot') && !signals.has('by-group'))
    signals.add('ordinary-shooting')
  if (taxonomy.region.profile.ordinaryCrime && !signals.has('by-group') && !signals.has('on-state'))
    signals.add('ordinary-crime')
  const fitting = taxonomy.language.typeLadder.fitting(signals)
  const first = fitting[0]
  if (first === undefined) return null
  const components = fitting.filter((rule) => rule.component && rule.type !== first.type).map((rule) => rule.type)
  return { type: first.type, components: [...new Set(components)], rule: first.id, signals }
}

/** Police who hit several people at once fire on a crowd, whether or not anybody calls it one, unless they fired at a vehicle or at criminals. */
function isFireOfPolice(
  draft: DraftEvent,
  signals: ReadonlySet<string>,
  { initiators, targets }: Sides,
  tolls: Tolls,
  taxonomy: Taxonomy,
): boolean {
  if (draft.targets.has('vehicle') || draft.targets.has('transport')) return false
  if ([...targets, ...draft.victims].some((party) => party.class === 'criminal')) return false
  if (!signals.has('shoot') || (tolls.killed.value ?? 0) + (tolls.injured.value ?? 0) < severalHit) return false
  return initiators.some(({ id }) => id !== null && taxonomy.actors.get(id)?.force === 'police')
}

const severalHit = 3

/** Forces of two countries stood in it, or those of one reached over to another country. */
function areOfTwoStates(draft: DraftEvent, taxonomy: Taxonomy): boolean {
  const countries = new Set<string>()
  const soil = draft.place?.location?.country ?? null
  for (const party of [...draft.agents, ...draft.participants, ...draft.victims]) {
    const country = party.side === 'state' && party.id !== null ? taxonomy.actors.get(party.id)?.country : null
    if (country != null) countries.add(country)
  }
  const [first] = draft.agents
  const own = first?.side === 'state' && first.id !== null ? taxonomy.actors.get(first.id) : undefined
  if (own?.class === 'state_force' && own.country != null && soil !== null && own.country !== soil) return true
  return countries.size > 1
}

/** Triggers, weapons and targets of the event, and who stood against whom. */
function signalsOf(draft: DraftEvent, sides: Sides, tolls: Tolls): Set<string> {
  const signals = new Set(draft.signals)
  for (const party of sides.initiators) {
    signals.add(party.side === 'unknown' ? 'by-unknown' : `by-${party.side}`)
  }
  if (sides.initiators.length > 0) signals.add('by-somebody')
  if (sides.initiators.length > 0 && sides.initiators.every((party) => party.id === 'generic.unknown-gunmen'))
    signals.add('by-gunmen')
  else if (signals.has('by-armed')) signals.add('by-group')
  for (const party of [...sides.targets, ...draft.victims]) {
    if (party.side === 'state' || isGuardOfPost(party, signals)) signals.add('on-state')
    else if (party.side === 'armed') signals.add('on-armed')
    else if (party.side === 'crowd') signals.add('on-crowd')
    else signals.add('on-civilian')
    if (party.official) signals.add('on-official')
  }
  if (areAllCivilians([...sides.targets, ...draft.victims])) signals.add('on-plain-civilians')
  if (['by-crowd', 'on-crowd', 'protest', 'riot', 'strike-action'].some((signal) => signals.has(signal)))
    signals.add('crowd')
  if ((signals.has('protest') || signals.has('strike-action')) && areHurtProtesters(draft, sides))
    signals.add('on-crowd')
  if (sides.initiators.some((party) => party.class === 'protesters')) signals.add('by-protesters')
  if (sides.initiators.some((party) => party.class === 'criminal')) signals.add('by-criminals')
  if (signals.has('by-armed') || sides.initiators.length === 0) addInstallation(signals)
  if (draft.participants.length > 0) addParticipants(draft, signals)
  if (signals.has('clash') && areOnlyPeople(draft)) addFightOfPeople(draft, signals)
  if (signals.has('by-state') && signals.has('shoot') && draft.readings.some(isAmidCrowd)) signals.add('amid-crowd')
  addToll(signals, tolls)
  addPlaces(signals)
  if (draft.targets.has('prison')) signals.add('prison')
  addFirst(draft, signals)
  if (isTwoSided(draft, signals)) signals.add('two-sided')
  if (
    signals.has('on-civilian') &&
    !signals.has('on-state') &&
    !signals.has('on-armed') &&
    !areItsGuards(draft, signals)
  )
    signals.add('on-civilian-only')
  if (sides.targets.length > 0 && sides.targets.every((party) => party.class === 'criminal'))
    signals.add('on-criminals')
  return signals
}

/** "attacked a border post and wounded four guards": those of a post are no civilians. */
const areItsGuards = ({ victims }: DraftEvent, signals: ReadonlySet<string>): boolean =>
  signals.has('on-installation') && victims.length > 0 && victims.every(({ text }) => /\bguards?$/i.test(text))

/** "a shepherd and his son": none of whom nothing is known, who may have been fighters. */
const areAllCivilians = (struck: readonly NamedParty[]): boolean =>
  struck.length > 0 && struck.every(({ side }) => side === 'civilian')

/** "attacked a customs post and wounded four guards": where a post is struck, its guards are forces, whoever pays them. */
const isGuardOfPost = ({ group }: NamedParty, signals: ReadonlySet<string>): boolean =>
  group === 'security' && signals.has('on:installation')

/** "opened fire on weavers who were protesting": those who were struck are those who protested. */
const areHurtProtesters = (draft: DraftEvent, { targets }: Sides): boolean =>
  [...draft.victims, ...targets].some(
    (victim) =>
      victim.side === 'civilian' && victim.id !== null && draft.agents.some((agent) => agent.id === victim.id),
  )

function addInstallation(signals: Set<string>): void {
  if (signals.has('on:installation')) signals.add('on-installation')
}

function addParticipants(draft: DraftEvent, signals: Set<string>): void {
  const sides = new Set(draft.participants.map((party) => party.side))
  if (sides.has('state') && sides.has('armed')) signals.add('two-sided')
  if (sides.has('crowd')) signals.add('crowd')
}

/** Nobody in it bears arms or a uniform, and communities or political parties are its sides. */
const areOnlyPeople = ({ participants, agents, victims, identified, claimants, blamed }: DraftEvent): boolean =>
  participants.some(({ class: kind }) => kind === 'party' || kind === 'civilians') &&
  [...participants, ...agents, ...victims, ...identified, ...claimants, ...blamed].every(
    ({ side }) => side === 'civilian' || side === 'unknown',
  )

/** "Activists of two parties clashed" is a fight of people; parties and leaders who "clashed over a bill" only quarrelled. */
function addFightOfPeople(draft: DraftEvent, signals: Set<string>): void {
  const hurt = draft.frames.some(({ trigger }) => trigger.measure !== null)
  const fought = draft.participants.some(
    ({ class: kind, text }) =>
      kind === 'civilians' || /\b(?:workers|activists|supporters|cadres|members)\b/i.test(text),
  )
  signals.delete('clash')
  if (hurt || fought) signals.add('communal')
}

function addToll(signals: Set<string>, tolls: Tolls): void {
  const killed = tolls.killed.value ?? 0
  const injured = tolls.injured.value ?? 0
  if (killed > 0 || signals.has('kill')) signals.add('deadly')
  if (killed === 1 && injured <= 1) signals.add('single')
  if (killed > 0 || injured > 0) signals.add('toll')
  if ((tolls.abducted.value ?? 0) >= 3 * killed) signals.add('mostly-taken')
  const hurt = killed > 0 ? killed : injured
  if ((hurt > 0 && hurt <= 3 && injured <= 3) || (hurt === 0 && tolls.killed.vague === false)) signals.add('few')
}

function addPlaces(signals: Set<string>): void {
  if (signals.has('on:infrastructure')) signals.add('infrastructure')
  if (signals.has('on:public')) signals.add('public-place')
}

/** What the event began with: a bomb, or an armed side that struck. */
function addFirst(draft: DraftEvent, signals: Set<string>): void {
  const first = draft.frames.find((frame) => !frame.trigger.weak && frame.status.kind === 'real')
  if (first === undefined) return
  if (first.trigger.says.includes('restriction')) signals.add('restriction-first')
  if (first.trigger.says.includes('bomb') || isByBomb(draft, first)) signals.add('bomb-first')
  const agent = draft.agents[0]
  if (agent?.side === 'armed' && !signals.has('by-state')) signals.add('by-armed-first')
  if (agent?.side === 'state') signals.add('by-state-first')
  if (draft.frames[0]?.trigger.says.includes('operation') === true) signals.add('operation-first')
  const armed = [...draft.agents, ...draft.participants].some((party) => party.side === 'armed')
  if (signals.has('by-state') && signals.has('on-state') && !signals.has('on-armed') && !armed)
    signals.add('both-states')
}

const isByBomb = (draft: DraftEvent, first: Frame): boolean =>
  first.means !== null && (draft.signals.has('bomb') || draft.signals.has('suicide'))

/** A clash has two armed sides, unless one of them is a crowd or only civilians were struck. */
function isTwoSided(draft: DraftEvent, signals: ReadonlySet<string>): boolean {
  if (!signals.has('clash')) return false
  if (signals.has('two-sided')) return true
  if (signals.has('crowd') && !signals.has('by-armed') && !signals.has('on-armed')) return false
  return (signals.has('by-state') || signals.has('on-state')) && (signals.has('by-armed') || signals.has('on-armed'))
    ? true
    : draft.signals.has('clash') && (signals.has('on-armed') || signals.has('by-armed') || signals.has('on-state'))
}
