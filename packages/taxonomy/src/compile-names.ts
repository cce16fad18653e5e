import { foldName, foldNameLosingApostrophes } from './fold.js'
import { type CaseRule, caseRuleOf, isWrittenAs } from './letter-case.js'
import type { NameIndex, NameUse } from './name-index.js'
import { buildNameTrie, findKey } from './name-trie.js'
import { scanNames } from './scan-names.js'

/** A spelling and what it stands for. */
export interface NamedUse {
  readonly text: string
  readonly use: NameUse
  /** The spelling is also a common word: it counts only as it is written. */
  readonly exact: boolean
}

/** Compiles spellings into an index that finds them all in one scan of a text. */
export function compileNames(names: Iterable<NamedUse>): NameIndex {
  const groups = new Map<string, NameGroup>()
  let size = 0
  for (const name of names) {
    size++
    for (const key of keysOf(name)) addTo(groups, key, name)
  }
  const keys = [...groups.keys()].sort()
  const trie = buildNameTrie(keys)
  const list = keys.map((key) => groups.get(key)!)
  return {
    size,
    find: (text) => scanNames(text, trie, (key, start, end) => usesAt(list[key]!, text, start, end)),
    lookUp: (name) => list[findKey(trie, foldName(name))]?.uses ?? [],
  }
}

/** All that one folded key can stand for. */
interface NameGroup {
  readonly uses: NameUse[]
  /** The rule that all spellings share, so that most matches are decided at once; null where it is one for each. */
  rule: CaseRule | null
  /** Only where the rule is null: with fifty thousand names a list for each would be felt. */
  spellings: Spelling[] | null
}

interface Spelling {
  readonly text: string
  readonly use: NameUse
  readonly rule: CaseRule
}

function addTo(groups: Map<string, NameGroup>, key: string, { text, use, exact }: NamedUse): void {
  const rule = caseRuleOf(text, exact)
  const group = groups.get(key)
  if (group === undefined) {
    const isShared = !isPerSpelling(rule)
    groups.set(key, { uses: [use], rule: isShared ? rule : null, spellings: isShared ? null : [{ text, use, rule }] })
    return
  }
  // The spellings of one entry come one after the other: a second one of the same key is seen at once.
  const isKnown = isSameUse(group.uses.at(-1), use)
  if (isKnown && group.rule === rule) return
  const others = group.uses.length
  if (!isKnown) group.uses.push(use)
  if (group.rule === rule) return
  // The spelling itself does not matter to the rules that can be shared.
  group.spellings ??= group.uses.slice(0, others).map((known) => ({ text: '', use: known, rule: group.rule ?? 'any' }))
  group.spellings.push({ text, use, rule })
  group.rule = null
}

const isPerSpelling = (rule: CaseRule): boolean => rule === 'exact' || rule === 'acronym'

const isSameUse = (a: NameUse | undefined, b: NameUse): boolean =>
  a !== undefined &&
  a.kind === b.kind &&
  a.id === b.id &&
  !(a.kind === 'word' && b.kind === 'word' && a.role !== b.role)

/** With and without the gap that a lost apostrophe leaves, and acronyms with and without their points. */
function keysOf({ text, exact }: NamedUse): Iterable<string> {
  const key = foldName(text)
  if (key === '') return []
  const apart = foldNameLosingApostrophes(text)
  const keys = apart === key ? [key] : [key, apart]
  if (/^\p{Lu}{2,5}$/u.test(text) && caseRuleOf(text, exact) === 'acronym') keys.push([...key].join(' '))
  return keys
}

function usesAt(group: NameGroup, text: string, start: number, end: number): readonly NameUse[] | null {
  if (group.rule !== null) return isWrittenAs(group.rule, '', text, start, end) ? group.uses : null
  const [only] = group.spellings ?? []
  if (group.spellings?.length === 1 && only !== undefined) {
    return isWrittenAs(only.rule, only.text, text, start, end) ? group.uses : null
  }
  const uses = (group.spellings ?? [])
    .filter((spelling) => isWrittenAs(spelling.rule, spelling.text, text, start, end))
    .map((spelling) => spelling.use)
  if (uses.length === 0) return null
  return uses.length === 1
    ? uses
    : uses.filter((use, index) => uses.findIndex((other) => isSameUse(other, use)) === index)
}
