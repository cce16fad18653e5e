import { complementWith } from '../phrases/complements-of.js'
import type { Group } from '../phrases/phrase.js'
import type { TriggerPlace } from '../phrases/trigger-place.js'
import { agentWords } from './frame.js'

/** Whoever does it, also behind a passive. */
export const doerOf = ({ units, subject, complements }: TriggerPlace): Group | null =>
  subject ?? complementWith(units, complements, agentWords)
