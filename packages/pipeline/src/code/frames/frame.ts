import type { Trigger } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Group, VerbGroup } from '../phrases/phrase.js'
import type { Figure } from '../words/read-figure.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import type { FrameStatus } from './frame-status.js'
import { isMeans } from './is-means.js'

/** One thing a sentence says happened: who did what to whom. */
export interface Frame {
  readonly trigger: Trigger
  /** Unit of the trigger. */
  readonly at: number
  readonly sentence: Sentence
  readonly agent: Group | null
  readonly patient: Group | null
  /** The bomb, the blast: what did it without being anybody. */
  readonly means: Group | null
  readonly status: FrameStatus
  /** A figure that counts the patient where no patient is named: "13 dead". */
  readonly figure: Figure | null
  readonly verb: VerbGroup | null
}

/** The prepositions that introduce each part of a frame. */
export const agentWords = new Set(['by', 'at the hands of', 'on the part of'])

export const uponWords = new Set([
  'on',
  'at',
  'against',
  'upon',
  'targeting',
  'towards',
  'toward',
  'aimed at',
  'directed at',
  'directed against',
  'into',
])

export const toWords = new Set(['to'])

export const fromWords = new Set(['from'])

export const ofWords = new Set(['of'])

export const betweenWords = new Set(['between', 'among', 'amongst'])

export const withWords = new Set(['with'])

/** The groups that play a part in a frame. */
type Parts = Pick<Frame, 'agent' | 'patient' | 'means'>

/** Fields in one order: frames of one shape are read more quickly. */
export const frameOf = (told: Omit<Frame, keyof Parts>, { agent, patient, means }: Parts): Frame => ({
  trigger: told.trigger,
  at: told.at,
  sentence: told.sentence,
  agent,
  patient,
  means,
  status: told.status,
  figure: told.figure,
  verb: told.verb,
})

/** A weapon or an attack in the place of somebody is the means. */
export function sides(units: Units, agent: Group | null, patient: Group | null): Parts {
  if (agent !== null && isMeans(units, agent)) return { agent: null, patient, means: agent }
  return { agent, patient, means: null }
}
