import { Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { partiesOf } from '../parties/find-parties.js'
import type { Units } from '../words/read-units.js'
import { type Count, countOf } from './count.js'

/** "no one was killed", "no injuries": zero, and only where a source says none. */
export function zeroCounts(units: Units, frame: Frame): Count[] {
  if (!isOfNobody(units, frame) && !isNoneBefore(units, frame.at) && !isNotAny(units, frame)) return []
  const from = frame.patient?.items[0]?.start ?? frame.at
  const own = oneself(units, frame)
  if (own >= 0)
    return [
      countOf(frame, {
        group: 'militant',
        min: 1,
        max: 1,
        start: units.start[own]!,
        end: units.end[own]!,
        implied: true,
      }),
    ]
  return [countOf(frame, { min: 0, max: 0, start: units.start[from]!, end: units.end[frame.at]! })]
}

/** "killed no one but himself": where "himself" stands; -1 where nobody is left out. */
function oneself(units: Units, { patient, trigger }: Frame): number {
  if (patient === null || trigger.measure !== 'killed') return -1
  const at = [patient.end + 1, patient.end + 2].find((next) => /^(?:him|her)self$/.test(units.word(next)))
  return at !== undefined && /^(?:but|except|than|besides)$/.test(units.word(at - 1)) ? at : -1
}

/** "did not cause any casualties", "no reports of any injuries"; "reports of any could not be confirmed" denies none. */
function isNotAny(units: Units, { at, status, trigger }: Frame): boolean {
  if (!/^(?:killed|injured)$/.test(trigger.measure ?? '')) return false
  if (status.kind !== 'negated' || units.lexeme[at - 1]?.text !== 'any') return false
  if (((units.lexeme[at - 2]?.pos ?? 0) & Pos.verb) !== 0) return true
  return [3, 4, 5].some((back) => units.lexeme[at - back]?.cues.none === true)
}

/** "Nobody was killed": nothing was done. */
export const isOfNobody = (units: Units, { patient }: Frame): boolean =>
  patient !== null && units.lexeme[patient.items[0]!.start]?.cues.none === true

/** "no casualties", "nobody was killed or injured": nobody killed and nobody hurt. */
export const bothZero = (counts: readonly Count[]): Count[] =>
  counts.flatMap((count) => [
    { ...count, measure: 'killed' as const },
    { ...count, measure: 'injured' as const },
  ])

/** "The judge escaped unhurt": nobody was, unless others died; of those who struck it says nothing. */
export function unhurtCounts(units: Units, frame: Frame, taxonomy: Taxonomy): Count[] {
  const { patient, status } = frame
  const item = patient?.items[0]
  if (item === undefined || status.kind !== 'real') return []
  if (partiesOf(units, patient, taxonomy).some(({ side, id }) => side === 'armed' || id === 'generic.suspects'))
    return []
  return [countOf(frame, { min: 0, max: 0, start: units.start[item.start]!, end: units.end[frame.at]! })]
}

/** "no casualties had been brought in": which says nothing of those who were not brought. */
export const isCarried = (units: Units, from: number): boolean =>
  [1, 2, 3, 4].some((ahead) => units.lexeme[from + ahead]?.cues.toCare === true)

/** "no injuries", "no known injuries", "without causing casualties"; "no civilian casualties" says nothing of the others. */
function isNoneBefore(units: Units, from: number): boolean {
  if (units.lexeme[from]?.text.startsWith('no ')) return true
  for (let at = from - 1; at >= from - 3; at--) {
    const lexeme = units.lexeme[at] ?? null
    if (units.kind[at] === WordKind.mark) return false
    if (lexeme?.cues.none === true) return true
    if (lexeme?.text === 'without') return isDirectlyBefore(units, at, from)
    if (lexeme?.party != null || units.mention[at] != null) return false
  }
  return false
}

/** "without causing any serious casualties", "without anyone being hurt"; "without orders, inflicted casualties" had some. */
function isDirectlyBefore(units: Units, without: number, from: number): boolean {
  for (let at = without + 1; at < from; at++)
    if (((units.pos[at] ?? 0) & (Pos.determiner | Pos.adjective)) === 0 && !/^any|ing$/.test(units.word(at)))
      return false
  return true
}
