import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { partiesOf } from '../parties/find-parties.js'
import type { Figure } from '../words/read-figure.js'
import type { Units } from '../words/read-units.js'
import { type Count, countOf } from './count.js'
import { withFatalPart } from './fatal-part.js'
import { partCounts, toldOfAll } from './part-counts.js'
import { patientCounts } from './patient-counts.js'
import { tollCounts } from './toll-counts.js'
import { bothZero, isCarried, isOfNobody, unhurtCounts, zeroCounts } from './zero-counts.js'

/** What a frame says in figures; empty where it counts nobody, or nobody can be counted. */
export function countCasualties(units: Units, frame: Frame, taxonomy: Taxonomy): Count[] {
  const { trigger } = frame
  if (trigger.id === 'killed-or-hurt' && isOfNobody(units, frame)) return bothZero(zeroCounts(units, frame))
  if (trigger.measure === null) return []
  const counts = measuredCounts(units, frame, taxonomy)
  const all = trigger.measure === 'injured' ? withFatalPart(units, frame, counts) : counts
  return all.some(({ min }) => min > 0) ? [...all, ...partCounts(units, frame, taxonomy)] : all
}

function measuredCounts(units: Units, frame: Frame, taxonomy: Taxonomy): Count[] {
  const { trigger } = frame
  if (trigger.id === 'casualties') return isCarried(units, frame.at) ? [] : bothZero(zeroCounts(units, frame))
  if (trigger.id === 'unhurt') return unhurtCounts(units, frame, taxonomy)
  if (frame.status.kind === 'negated' || isOfNobody(units, frame)) return zeroCounts(units, frame)
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
