import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { whoGotAway } from '../readings/find-accused.js'
import { claimantsIn, identifiedIn } from '../readings/find-claims.js'
import type { Reading } from '../readings/read-sentences.js'
import { toldAtOnce } from '../readings/told-at-once.js'
import { whoLetGo } from '../readings/who-let-go.js'
import { addNew } from './add-sides.js'
import type { DraftEvent } from './draft-event.js'

/** Adds who claims the incident, is blamed for it or is said to be the group of those who did it, also to others that the claim is about. */
export function addClaims(
  draft: DraftEvent,
  drafts: readonly DraftEvent[],
  reading: Reading,
  taxonomy: Taxonomy,
): void {
  const { claimants, blamed } = claimantsIn(reading, taxonomy)
  addNew(draft.claimants, claimants)
  addNew(draft.blamed, blamed)
  if (claimants.length + blamed.length > 0) {
    for (const other of othersMeant(draft, drafts, reading)) {
      addNew(other.claimants, claimants)
      addNew(other.blamed, blamed)
    }
  }
  if (draft.agents.length === 0 && draft.blamed.length === 0) addNew(draft.blamed, whoGotAway(reading, taxonomy))
  if (draft.agents.length === 0 && isTaking(draft)) addNew(draft.blamed, whoLetGo(reading, taxonomy))
  addNew(draft.identified, identifiedIn(reading, taxonomy))
}

/** Also a soldier who was "captured". */
const isTaking = ({ signals, kinds }: DraftEvent): boolean =>
  signals.has('abduct') || signals.has('hostages') || kinds.has('arrest')

/** "blamed both actions on the front": the incidents told before it that the claim is about as well, unless somebody is known to have done them. */
function othersMeant(draft: DraftEvent, drafts: readonly DraftEvent[], reading: Reading): readonly DraftEvent[] {
  const many = toldAtOnce(reading) - 1
  if (many <= 0) return []
  const at = drafts.lastIndexOf(draft)
  const before = drafts.slice(Math.max(0, at - mostAtOnce), at).filter(({ retrospective }) => !retrospective)
  return before.slice(-many).filter((other) => !hasNamedDoer(other))
}

/** No claim is about more incidents than this; it bounds the work on long lists. */
const mostAtOnce = 20

const hasNamedDoer = ({ agents, claimants, blamed }: DraftEvent): boolean =>
  [...agents, ...claimants, ...blamed].some(({ id }) => id !== null && !id.startsWith('generic.'))
