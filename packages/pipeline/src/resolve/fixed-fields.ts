import type { FieldDecision, FixedValues } from '@wirewatch/model'

/** What decisions on one incident's fields amount to: the later stands over the earlier. Fields by name, in their alphabet. */
export function fixedFields(decisions: readonly FieldDecision[]): {
  readonly fields: readonly string[]
  readonly values: FixedValues
} {
  const standing = new Map<string, FixedValues>()
  for (const { field, fixed } of decisions) {
    if (fixed === null) standing.delete(field)
    else standing.set(field, fixed)
  }
  return { fields: [...standing.keys()].sort(), values: [...standing.values()].reduce(together, {}) }
}

/** The dead of each group are fields of their own. */
function together(a: FixedValues, b: FixedValues): FixedValues {
  const killedBy = { ...a.killedBy, ...b.killedBy }
  return { ...a, ...b, ...(Object.keys(killedBy).length > 0 ? { killedBy } : {}) }
}
