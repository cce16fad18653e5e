import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { NamedParty } from '../parties/named-party.js'
import type { Reading } from '../readings/read-sentences.js'
import { addNew } from './add-sides.js'
import type { DraftEvent } from './draft-event.js'
import { groupEvents } from './group-events.js'

/** A headline tells of an incident only where the text does not; else it lends its figures, and its sides where the text names none. */
export function withHeadline(drafts: DraftEvent[], headline: readonly Reading[], taxonomy: Taxonomy): DraftEvent[] {
  const told = drafts.filter((draft) => !draft.retrospective)
  const fromHeadline = groupEvents(headline, taxonomy)
  if (told.length === 0) return [...fromHeadline.filter((draft) => !isToldBelow(draft, drafts)), ...drafts]
  const [first] = told
  const [title] = fromHeadline
  if (told.length > 1 || first === undefined || title === undefined || fromHeadline.length > 1) return drafts
  first.counts.push(...title.counts)
  for (const signal of title.signals) first.signals.add(signal)
  lendSides(first, title)
  return drafts
}

/** Only parties that are known: headlines leave out too much for the others to be told apart. */
function lendSides(draft: DraftEvent, title: DraftEvent): void {
  if (draft.agents.length === 0 && draft.participants.length === 0)
    addNew(draft.participants, knownOf(title.participants))
  if (draft.victims.length === 0) addNew(draft.victims, knownOf(title.victims))
}

const knownOf = (parties: readonly NamedParty[]): readonly NamedParty[] => parties.filter(({ id }) => id !== null)

/** "Front denies role in Zarga bombing": the text speaks of it as what was told before, and knows the day. */
const isToldBelow = (title: DraftEvent, drafts: readonly DraftEvent[]): boolean =>
  title.time === null &&
  title.place?.location != null &&
  drafts.some(
    ({ place, kinds }) =>
      place?.location?.id === title.place?.location?.id && [...title.kinds].every((kind) => kinds.has(kind)),
  )
