import type { GroupKey, Inhibition, Notice, StandingAlert } from '@wirewatch/model'

/** The rule whose alert says already what a notice would; null: none does. */
export function inhibitorOf(
  notice: Notice,
  inhibitions: readonly Inhibition[],
  standing: readonly StandingAlert[],
): string | null {
  const muting = inhibitions.find(
    ({ when, mute, same }) =>
      mute === notice.ruleId &&
      standing.some(
        (alert) =>
          alert.ruleId === when && same.every((key) => isSame(groupValue(key, alert), groupValue(key, notice))),
      ),
  )
  return muting?.when ?? null
}

/** What is not known is not the same. */
const isSame = (one: string | null, other: string | null): boolean => one !== null && one === other

function groupValue(key: GroupKey, { ruleId, level, facts }: StandingAlert): string | null {
  if (key === 'rule') return ruleId
  if (key === 'level') return level
  if (facts === null) return null
  if (key === 'incident') return facts.mergedInto ?? facts.publicId
  return key === 'type' ? facts.type : facts.place[key]
}
