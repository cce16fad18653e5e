/** True, false, or unknown (null): what is not known neither meets a condition nor fails it. */
export type Truth = boolean | null

/** False where one is false, unknown where one is unknown. */
export function all(parts: readonly Truth[]): Truth {
  if (parts.includes(false)) return false
  return parts.includes(null) ? null : true
}

/** True where one is true, unknown where one is unknown. */
export function any(parts: readonly Truth[]): Truth {
  if (parts.includes(true)) return true
  return parts.includes(null) ? null : false
}

export const not = (part: Truth): Truth => (part === null ? null : !part)
