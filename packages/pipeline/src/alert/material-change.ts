import type { FigureStep, IncidentActor, IncidentFacts, MaterialChange } from '@wirewatch/model'
import { bestOrClaimed } from './check-figure.js'

/** What is different from what was told last, as far as the rule finds it worth telling. */
export interface Difference {
  /** More of it, or something that was open before; or something else than was told. */
  readonly kind: 'escalated' | 'corrected'
  /** For example `killed 5 → 8`. At least one. */
  readonly changes: readonly string[]
}

/**
 * Null where nothing material has changed.
 * @param isCorrection the newest report corrects the ones before: then every changed figure counts, however small the step
 * @param isNamed whether an actor is somebody in particular, and not "gunmen"
 */
export function materialChange(
  told: IncidentFacts,
  now: IncidentFacts,
  policy: MaterialChange,
  isCorrection: boolean,
  isNamed: (actor: IncidentActor) => boolean,
): Difference | null {
  const found = [
    figureChange('killed', told, now, policy.killed, isCorrection),
    figureChange('injured', told, now, policy.injured, isCorrection),
    ...policy.anyOf.map((what) => (what === 'actor' ? actorChange(told, now, isNamed) : changeOf[what](told, now))),
  ].filter((change) => change !== null)
  if (found.length === 0) return null
  const isMore = found.every((change) => change.isMore) && !isCorrection
  return { kind: isMore ? 'escalated' : 'corrected', changes: found.map((change) => change.words) }
}

interface Change {
  readonly words: string
  readonly isMore: boolean
}

function figureChange(
  name: 'killed' | 'injured',
  told: IncidentFacts,
  now: IncidentFacts,
  step: FigureStep | null,
  isCorrection: boolean,
): Change | null {
  const [before, after] = [bestOrClaimed(told[name]), bestOrClaimed(now[name])]
  if (before === after || (step === null && !isCorrection)) return null
  if (!isCorrection && step !== null && !isStep(step, before ?? 0, after ?? 0)) return null
  return change(name, before, after, (after ?? 0) > (before ?? 0))
}

function isStep({ by, byShare }: FigureStep, before: number, after: number): boolean {
  const difference = Math.abs(after - before)
  return (by !== null && difference >= by) || (byShare !== null && difference > 0 && difference >= before * byShare)
}

type Changed = Exclude<MaterialChange['anyOf'][number], 'actor'>

const changeOf: Readonly<Record<Changed, (told: IncidentFacts, now: IncidentFacts) => Change | null>> = {
  district: (told, now) => valueChange('place', areaOf(told), areaOf(now)),
  status: (told, now) =>
    told.status === now.status ? null : change('status', told.status, now.status, now.status === 'confirmed'),
  type: (told, now) => valueChange('type', told.type, now.type),
  date: (told, now) => valueChange('date', told.dateStart, now.dateStart),
}

/** Who did it, who says so and who is blamed. A name for those who had none is more; another name, or none any longer, is another value. */
function actorChange(
  told: IncidentFacts,
  now: IncidentFacts,
  isNamed: (actor: IncidentActor) => boolean,
): Change | null {
  const [before, after] = [notTargets(told), notTargets(now)]
  const gone = without(before, after)
  const come = without(after, before)
  if (gone.length === 0 && come.length === 0) return null
  const isMore = gone.length === 0 || (!gone.some(isNamed) && come.some(isNamed))
  return change('actors', namesOf(before), namesOf(after), isMore)
}

const notTargets = ({ actors }: IncidentFacts): readonly IncidentActor[] =>
  actors.filter(({ role }) => role !== 'target')

const without = (some: readonly IncidentActor[], others: readonly IncidentActor[]): readonly IncidentActor[] =>
  some.filter((one) => !others.some(({ name }) => name === one.name))

const namesOf = (actors: readonly IncidentActor[]): string | null =>
  [...new Set(actors.map(({ name }) => name))].join(', ') || null

/** The district, or the province where that is all that is known. */
function areaOf({ place }: IncidentFacts): string | null {
  return [place.admin2, place.admin1, place.country].filter((part) => part !== null).join(', ') || null
}

/** What was open before and is known now is more, and so is a district where only its province was known; anything else is another value. */
function valueChange(what: string, before: string | null, after: string | null): Change | null {
  if (before === after) return null
  return change(what, before, after, before === null || (after?.endsWith(`, ${before}`) ?? false))
}

const change = (
  what: string,
  before: string | number | null,
  after: string | number | null,
  isMore: boolean,
): Change => ({
  words: `${what} ${before ?? 'unknown'} → ${after ?? 'unknown'}`,
  isMore,
})
