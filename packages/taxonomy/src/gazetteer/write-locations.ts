import type { LocationEntry } from '../schemas.js'

/** Entries an entry a line, which the loader reads ten times faster than other YAML. `comment` lines come first. */
export function* locationsAsYaml(comment: readonly string[], entries: Iterable<LocationEntry>): Generator<string> {
  for (const line of comment) yield `# ${line}\n`
  for (const entry of entries) yield `- ${flow(entry)}\n`
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return isPlain(value) ? value : `'${oneLine(value).replaceAll("'", "''")}'`
  const pairs = Object.entries(value as object).filter(([, part]) => part !== undefined)
  return `{ ${pairs.map(([key, part]) => `${key}: ${flow(part)}`).join(', ')} }`
}

/** What YAML takes for itself between brackets, and what it does not take for a number, a truth value or nothing. */
const isPlain = (text: string): boolean =>
  /^\p{L}[\p{L}\p{M}\p{N}'’ ._-]*$/u.test(text) &&
  !/ $/.test(text) &&
  !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)

const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim()
