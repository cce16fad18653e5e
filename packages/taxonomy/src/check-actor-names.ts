import { endsBefore } from './check-ties.js'
import type { Finding } from './finding.js'
import { foldName } from './fold.js'
import type { Group, Placed } from './read-group.js'
import type { ActorEntry } from './schemas.js'

/** Names that two actors claim without saying that they are ambiguous, and ambiguous ones that say nothing of context. */
export function checkActorNames(actors: Group<ActorEntry>): Finding[] {
  const first = new Map<string, Claim>()
  const findings: Finding[] = []
  for (const claim of actors.entries.flatMap(claimsOf)) {
    if (claim.specificity === 'ambiguous' && !claim.hasNeeds) findings.push(missingContext(claim))
    if (claim.key === '') {
      findings.push(at(claim, 'wrong-value', `the alias "${claim.text}" has no letters`, null))
      continue
    }
    const before = first.get(claim.key)
    if (before === undefined) first.set(claim.key, claim)
    else if (contradicts(before, claim)) findings.push(claimedTwice(before, claim))
  }
  return findings
}

interface Claim {
  readonly entry: Placed<ActorEntry>
  readonly path: readonly (string | number)[]
  readonly text: string
  readonly key: string
  readonly specificity: 'unique' | 'ambiguous' | 'umbrella'
  readonly hasNeeds: boolean
  readonly from: string | undefined
  readonly to: string | undefined
}

function claimsOf(entry: Placed<ActorEntry>): Claim[] {
  const { name, aliases = [] } = entry.value
  const stated = aliases.map((alias, index): Claim => {
    const given = typeof alias === 'string' ? { text: alias } : alias
    return {
      entry,
      path: ['aliases', index],
      text: given.text,
      key: keyOf(given.text),
      specificity: given.specificity ?? 'unique',
      hasNeeds: Object.values(given.needs ?? {}).some((list) => list !== undefined && list.length > 0),
      from: given.from,
      to: given.to,
    }
  })
  if (stated.some((claim) => claim.key === keyOf(name))) return stated
  const own: Claim = {
    entry,
    path: ['name'],
    text: name,
    key: keyOf(name),
    specificity: 'unique',
    hasNeeds: false,
    from: undefined,
    to: undefined,
  }
  return [own, ...stated]
}

/** Acronyms are told apart by their case, so "JI" and "Ji" are two names. */
const keyOf = (text: string): string =>
  /^\p{Lu}[\p{L}\p{N}-]{0,5}$/u.test(text) ? `${foldName(text)} ${text}` : foldName(text)

function contradicts(a: Claim, b: Claim): boolean {
  if (a.entry.value.id === b.entry.value.id) return a.text === b.text
  if (a.specificity !== 'unique' && b.specificity !== 'unique') return false
  return !areApart(a, b)
}

/** A name may pass from one actor to another in time. */
function areApart(a: Claim, b: Claim): boolean {
  const isAfter = (from: string | undefined, to: string | undefined): boolean =>
    from !== undefined && to !== undefined && !endsBefore(from, to)
  return isAfter(b.from, a.to) || isAfter(a.from, b.to)
}

function claimedTwice(before: Claim, claim: Claim): Finding {
  const where = `${before.entry.file}:${before.entry.line(before.path)}`
  if (before.entry.value.id === claim.entry.value.id) {
    return at(
      claim,
      'duplicate-alias',
      `"${claim.text}" stands twice in "${claim.entry.value.id}"`,
      `first at ${where}`,
    )
  }
  const message = `"${claim.text}" is claimed by "${claim.entry.value.id}" and by "${before.entry.value.id}" (${where})`
  return at(claim, 'duplicate-alias', message, 'mark both as specificity: ambiguous and say what context each needs')
}

const missingContext = (claim: Claim): Finding =>
  at(
    claim,
    'missing-context',
    `"${claim.text}" is ambiguous but does not say what context it needs`,
    'add needs: { country, places, actors or words }',
  )

const at = (claim: Claim, kind: Finding['kind'], message: string, hint: string | null): Finding => ({
  file: claim.entry.file,
  line: claim.entry.line(claim.path),
  kind,
  message,
  hint,
})
