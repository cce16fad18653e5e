import type { ArticleRole, Evidence, Span } from '@wirewatch/model'
import type { Reading } from '../readings/read-sentences.js'
import { type Background, readBackground } from '../readings/read-shape.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import type { Context } from './read-context.js'

/** What kind of text an article is, and why. */
export interface DecidedRole {
  readonly role: ArticleRole
  readonly relevant: boolean
  readonly evidence: Evidence | null
  readonly reason: string
}

export interface RoleQuestion {
  readonly title: Units | null
  readonly body: Units
  readonly sentences: readonly Sentence[]
  readonly readings: readonly Reading[]
  readonly context: Context
  /** Where the lead has a group own up before it tells what happened; null where it does not. */
  readonly ownedUp: Span | null
  /** How many incidents of the day, and of the past, were found. */
  readonly told: number
  readonly recalled: number
  readonly ordinaryCrime: boolean
  /** All that the text tells of are accidents. */
  readonly accidentsOnly: boolean
  /** Somebody was hurt by a deed of which the text names the day or the place. */
  readonly hasPlainCasualties: boolean
  /** Some of them have an armed side, a crowd or the means of war. */
  readonly hasConflict: boolean
}

/** Decides the role of an article from its contexts, the cues of its title and lead, and what was found in it. */
export function decideRole(question: RoleQuestion): DecidedRole {
  const stop = stoppedBy(question)
  if (stop !== null) return { role: 'not_security', relevant: false, evidence: null, reason: stop }
  const cue = leadCue(question)
  const found = question.told + question.recalled
  if (cue !== null) {
    const role = roleOf(cue.role, question)
    if (role !== null && isOfViolence(question))
      return { role, relevant: true, evidence: cue.evidence, reason: `cue:${cue.role}` }
  }
  if (question.told > 0 && question.ownedUp !== null)
    return { role: 'claim', relevant: true, evidence: evidenceOfClaim(question.ownedUp), reason: 'claim-first' }
  if (question.told > 0) return { role: 'report', relevant: true, evidence: null, reason: 'incident' }
  if (found > 0) return { role: 'background', relevant: true, evidence: null, reason: 'recalled' }
  if (
    isAboutConflict(question.context) ||
    countsTheDead(question) ||
    (question.ordinaryCrime && !question.accidentsOnly && isOfViolence(question))
  )
    return { role: 'background', relevant: true, evidence: null, reason: 'conflict-words' }
  return { role: 'not_security', relevant: false, evidence: null, reason: 'no-conflict' }
}

const evidenceOfClaim = ({ start, end }: Span): Evidence => ({ start, end, field: 'role', rule: 'role:claim-first' })

/** The context that makes an article none of ours; null where there is none or conflict is plainly at work. */
function stoppedBy(
  question: Pick<RoleQuestion, 'context' | 'ordinaryCrime' | 'told' | 'hasConflict' | 'hasPlainCasualties'>,
): string | null {
  const { context, ordinaryCrime } = question
  const evidence = context.armed + context.armedActors * 2 + (question.hasPlainCasualties ? plainCasualties : 0)
  for (const { context: stop, words } of context.stops.values()) {
    if (stop.kind === 'figure') continue
    if (stop.kind !== 'other' && question.hasConflict) continue
    // What is told was weighed against the words of accidents one by one.
    if (stop.kind === 'accident' && question.told > 0) continue
    if (stop.kind === 'crime' && ordinaryCrime) continue
    const weight = stop.strong ? words * 2 : words
    if (weight < 2) continue
    const isOpen = evidence > 0 || (question.told > 0 && question.hasConflict)
    if (stop.kind === 'other' && stop.strong === false && words < 3 && isOpen) continue
    if (weight > evidence * 1.5) return stop.id
  }
  return null
}

/** "A goalkeeper was shot dead at the arena on Friday": what such casualties weigh against words of sport or film. */
const plainCasualties = 2

/** Words of conflict enough that a text without incidents is about it all the same. */
const isAboutConflict = (context: Context): boolean =>
  context.armedActors > 0 ||
  context.armed >= 2 ||
  context.crowd ||
  context.forces >= 3 ||
  context.armed + context.publicOrder >= 2

/** "Guerrillas killed 212 policemen in the first nine months of the year": figures of a conflict, of which no incident is told. */
const countsTheDead = ({ context, readings }: RoleQuestion): boolean =>
  context.armed > 0 &&
  readings.some(
    (reading) =>
      isGeneral(readBackground(reading)) &&
      reading.frames.some(({ trigger, status }) => trigger.measure === 'killed' && status.kind === 'real'),
  )

const isGeneral = (background: Background): boolean => background === 'general' || background === 'figures'

/** Something in it was done to somebody, now or before: a court or a condolence alone is of no conflict. */
const isOfViolence = ({ context, readings, told, recalled, title, body }: RoleQuestion): boolean =>
  told + recalled > 0 ||
  isAboutConflict(context) ||
  context.armed > 0 ||
  context.forces > 0 ||
  readings.some((reading) => reading.frames.length > 0) ||
  [title, body].some((units) => units !== null && namesIncident(units))

function namesIncident(units: Units): boolean {
  for (let at = 0; at < units.count; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme !== null && (lexeme.nounTriggers.length > 0 || lexeme.cues.incidentWord)) return true
  }
  return false
}

interface LeadCue {
  readonly role: string
  readonly evidence: Evidence | null
}

function leadCue(question: RoleQuestion): LeadCue | null {
  const { title, body, sentences } = question
  if (title !== null) {
    for (let at = 0; at < title.count; at++) {
      const cue = title.overlay[at]?.roleCues.find((entry) => entry.where === 'lead' || entry.where === 'title')
      if (cue !== undefined) return { role: cue.role, evidence: null }
    }
  }
  const first = sentences[0]
  if (first === undefined) return null
  const order = ['correction', 'update', 'roundup', 'claim', 'denial', 'reaction', 'follow_up', 'analysis']
  let best: LeadCue | null = null
  for (let at = first.start; at < first.end; at++) {
    for (const cue of body.overlay[at]?.roleCues ?? []) {
      if (cue.role === 'background' || cue.where === 'title') continue
      const rule = `role-cues:${cue.role}`
      const evidence = { start: body.start[at]!, end: body.end[at]!, field: 'role', rule }
      if (best === null || order.indexOf(cue.role) < order.indexOf(best.role)) best = { role: cue.role, evidence }
    }
  }
  return best
}

/** A cue decides only where what was found does not speak against it. */
function roleOf(role: string, question: RoleQuestion): ArticleRole | null {
  const { told } = question
  switch (role) {
    case 'update':
    case 'correction':
      return told > 0 ? role : null
    case 'roundup':
      return 'roundup'
    case 'claim':
    case 'denial':
    case 'reaction':
    case 'follow_up':
      return told > 0 && !isLedBy(question) ? null : role
    case 'analysis':
      return told === 0 ? 'background' : null
    default:
      return null
  }
}

/** Whether the first sentence tells no incident itself. */
const isLedBy = (question: RoleQuestion): boolean => {
  const lead = question.readings.filter((reading) => reading.fromTitle || reading.sentence.index === 0)
  return !lead.some((reading) =>
    reading.frames.some(
      (frame) => frame.status.kind === 'real' && frame.status.recalledBy === null && !frame.trigger.weak,
    ),
  )
}
