import { foldName, foldNameLosingApostrophes } from './fold.js'
import { type CaseRule, caseRuleOf, isWrittenAs } from './letter-case.js'
import type { NameIndex, NameUse } from './name-index.js'
import { buildNameTrie } from './name-trie.js'
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
  for (const name of names) {
    for (const key of keysOf(name)) addTo(groups, key, name)
  }
  const keys = [...groups.keys()]
  const list = [...groups.values()]
  const trie = buildNameTrie(keys)
  return {
    size: keys.length,
    find: (text) => scanNames(text, trie, (key, start, end) => usesAt(list[key]!, text, start, end)),
    lookUp: (name) => groups.get(foldName(name))?.spellings.map((spelling) => spelling.use) ?? [],
  }
}

/** All that one folded key can stand for. */
interface NameGroup {
  readonly spellings: Spelling[]
  readonly uses: NameUse[]
  /** The rule that all spellings share, so that most matches are decided at once; null where they differ. */
  rule: CaseRule | null
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
    groups.set(key, { spellings: [{ text, use, rule }], uses: [use], rule: isPerSpelling(rule) ? null : rule })
    return
  }
  if (group.spellings.some((known) => known.rule === rule && isSameUse(known.use, use))) return
  group.spellings.push({ text, use, rule })
  group.uses.push(use)
  if (group.rule !== rule) group.rule = null
}

const isPerSpelling = (rule: CaseRule): boolean => rule === 'exact' || rule === 'acronym'

const isSameUse = (a: NameUse, b: NameUse): boolean =>
  a.kind === b.kind && a.id === b.id && !(a.kind === 'word' && b.kind === 'word' && a.role !== b.role)

/** With and without the gap that a lost apostrophe leaves, and acronyms with and without their points. */
function keysOf({ text, exact }: NamedUse): Iterable<string> {
  const keys = new Set([foldName(text), foldNameLosingApostrophes(text)])
  if (caseRuleOf(text, exact) === 'acronym' && /^\p{Lu}{2,5}$/u.test(text)) keys.add([...foldName(text)].join(' '))
  keys.delete('')
  return keys
}

function usesAt(group: NameGroup, text: string, start: number, end: number): readonly NameUse[] | null {
  if (group.rule !== null) return isWrittenAs(group.rule, '', text, start, end) ? group.uses : null
  const uses = group.spellings
    .filter((spelling) => isWrittenAs(spelling.rule, spelling.text, text, start, end))
    .map((spelling) => spelling.use)
  if (uses.length === 0) return null
  return uses.length === 1
    ? uses
    : uses.filter((use, index) => uses.findIndex((other) => isSameUse(other, use)) === index)
}
