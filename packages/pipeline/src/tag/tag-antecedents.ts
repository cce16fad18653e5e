import type { ActorClass, ActorMention, Mention } from '@wirewatch/model'
import type { Naming, Taxonomy } from '@wirewatch/taxonomy'
import { firstFrom } from './in-range.js'
import { type Reading, wordOf } from './reading.js'
import { isCapitalised, wordAfter, wordBefore } from './words-around.js'

/** How far back the antecedent may stand, in characters: two or three sentences. */
const REACH = 450

const ARMED: ReadonlySet<ActorClass> = new Set(['rebel', 'political_militia', 'identity_militia', 'criminal'])
const ORGANISED: ReadonlySet<ActorClass> = new Set([...ARMED, 'party', 'organisation', 'media'])

/** "the group", "the outfit": the one group that was named shortly before, if there is only one. */
export function tagAntecedents(reading: Reading, mentions: readonly Mention[], taxonomy: Taxonomy): ActorMention[] {
  const found: ActorMention[] = []
  const inOrder = mentions.filter((mention) => mention.kind === 'actor')
  for (const name of reading.names) {
    const eligible =
      wordOf(name, 'armed_antecedent') !== null ? ARMED : wordOf(name, 'antecedent') !== null ? ORGANISED : null
    if (eligible === null || !pointsBack(reading.text, name.start, name.end, taxonomy.naming)) continue
    const actorId = onlyActorBefore(inOrder, name.start, eligible, taxonomy)
    if (actorId === null) continue
    const text = reading.text.slice(name.start, name.end)
    found.push({
      kind: 'actor',
      start: name.start,
      end: name.end,
      text,
      actorId,
      method: 'antecedent',
      candidates: [actorId],
      confidence: 0.65,
    })
  }
  return found
}

/** "the group said", but not "the group of men" or "the Torvik group". */
function pointsBack(text: string, start: number, end: number, naming: Naming): boolean {
  const before = wordBefore(text, start)
  if (before === null || before.gap !== ' ' || !naming.pointing.has(before.word)) return false
  const after = wordAfter(text, end)
  return after === null || after.gap !== ' ' || (!naming.explaining.has(after.word) && !isCapitalised(after.text))
}

function onlyActorBefore(
  mentions: readonly ActorMention[],
  at: number,
  eligible: ReadonlySet<ActorClass>,
  taxonomy: Taxonomy,
): string | null {
  let only: string | null = null
  for (let index = firstFrom(mentions, at) - 1; index >= 0; index--) {
    const mention = mentions[index]!
    if (mention.start < at - REACH) break
    // An organisation that the taxonomy lacks may be the one that is meant.
    if (mention.method === 'introduced_acronym') return null
    const actor = mention.actorId === null ? undefined : taxonomy.actors.get(mention.actorId)
    if (actor === undefined || actor.generic || !eligible.has(actor.class)) continue
    if (only !== null && only !== actor.id) return null
    only = actor.id
  }
  return only
}
