const steps = [
  { ms: 86_400_000, name: 'd' },
  { ms: 3_600_000, name: 'h' },
  { ms: 60_000, name: 'min' },
  { ms: 1000, name: 's' },
]

/** How long ago, in the largest unit that fits: "3 h ago". Null stays null. */
export function ago(at: string | null, now: Date): string | null {
  if (at === null) return null
  const ms = Math.max(0, now.getTime() - Date.parse(at))
  const step = steps.find((unit) => ms >= unit.ms)
  return step === undefined ? 'just now' : `${Math.floor(ms / step.ms)} ${step.name} ago`
}

/** A size in MB with one digit. */
export function bytes(size: number): string {
  return `${(size / 1_000_000).toFixed(1)} MB`
}
