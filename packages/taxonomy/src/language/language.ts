import type { ActorClass, Force } from '@wirewatch/model'
import type { z } from 'zod'
import type { Finding } from '../finding.js'
import type { LanguageFiles } from '../language-files.js'
import { compileLexicon, type RuleEntries } from './compile-lexicon.js'
import type { Speaker } from './lexeme.js'
import type { Lexicon } from './lexicon.js'
import { readRules } from './read-rules.js'
import * as rules from './rule-files.js'
import { buildTypeLadder, type TypeLadder, type TypeRule } from './type-ladder.js'

export type Kinship = 'near' | 'kin'

/** What is English rather than regional: the rules by which an article is coded. */
export interface Language {
  /** BCP 47 of the folder, for example `en`. */
  readonly id: string
  readonly lexicon: Lexicon
  readonly eventTypes: ReadonlyMap<string, EventType>
  /** Of each type the others that one happening may be told as; `near` where hardly a word decides which. */
  readonly kinTypes: ReadonlyMap<string, ReadonlyMap<string, Kinship>>
  /** Tags of weapons and of targets that an incident can bear. */
  readonly weapons: ReadonlySet<string>
  readonly targetKinds: ReadonlySet<string>
  /** How much the figures of a speaker are worth, by the speaker's id: 1 is best. */
  readonly speakerRanks: ReadonlyMap<string, number>
  /** As whom a named actor speaks, by its force or class. */
  readonly speakers: ReadonlyMap<Force | ActorClass, Speaker>
  readonly typeLadder: TypeLadder
  /** The example sentences of all rules. */
  readonly examples: readonly NamedExample[]
}

/** A kind of happening, `family.type`, and what the other systems call it. */
export interface EventType {
  readonly id: string
  readonly label: string
  readonly acled: string | null
  readonly plover: string | null
  readonly gtd: string | null
}

/** A rule's own example sentence and what the coder must make of it. */
export interface NamedExample {
  /** File and id of the rule. */
  readonly rule: string
  readonly example: rules.RuleExample
}

/** Reads the rule files of one language and what the region adds to them; mistakes are added to the findings. */
export function loadLanguage(
  files: LanguageFiles,
  { parties, ofCountries }: Pick<RuleEntries, 'parties' | 'ofCountries'>,
  findings: Finding[],
): Language {
  const { id } = files
  const read = <Schema extends z.ZodObject>(file: string, schema: Schema): z.output<Schema>[] =>
    readRules(files, file, schema, findings)
  const eventTypes = read('event-types.yaml', rules.eventTypeEntry)
  const typeRules = read('type-rules.yaml', rules.typeRuleEntry)
  const entries: RuleEntries = {
    words: ['words.yaml', 'nouns.yaml', 'casualty-words.yaml', 'contexts.yaml'].flatMap((file) =>
      read(file, rules.wordsEntry),
    ),
    verbs: read('verbs.yaml', rules.verbsEntry),
    triggers: read('triggers.yaml', rules.triggerEntry),
    weapons: read('weapons.yaml', rules.weaponEntry),
    targets: read('targets.yaml', rules.targetEntry),
    speakers: read('speakers.yaml', rules.speakerEntry),
    numbers: read('numbers.yaml', rules.numberEntry),
    times: read('times.yaml', rules.timeEntry),
    roleCues: read('role-cues.yaml', rules.roleCueEntry),
    stops: read('stop-contexts.yaml', rules.stopContextEntry),
    parties,
    ofCountries,
  }
  findings.push(...unknownTypes(id, eventTypes, typeRules))
  return {
    id,
    lexicon: compileLexicon(entries),
    eventTypes: new Map(eventTypes.map((type) => [type.id, type])),
    kinTypes: kinTypesOf(read('kin-types.yaml', rules.kinTypesEntry)),
    weapons: new Set(entries.weapons.map((weapon) => weapon.id)),
    targetKinds: new Set(entries.targets.map((target) => target.id)),
    speakerRanks: new Map(entries.speakers.map((speaker) => [speaker.id, speaker.rank])),
    speakers: speakersOf(entries.speakers),
    typeLadder: buildTypeLadder(typeRules.map(typeRuleOf)),
    examples: examplesOf(entries, typeRules),
  }
}

const typeRuleOf = (entry: z.output<typeof rules.typeRuleEntry>): TypeRule => ({
  id: entry.id,
  type: entry.type,
  any: entry.any,
  all: entry.all ?? [],
  none: entry.none ?? [],
  component: entry.component ?? false,
})

function speakersOf(entries: RuleEntries['speakers']): Map<Force | ActorClass, Speaker> {
  const speakers = new Map<Force | ActorClass, Speaker>()
  for (const { id, rank, party, office = false, forces = [], classes = [] } of entries)
    for (const key of [...forces, ...classes]) speakers.set(key, { id, rank, party, office })
  return speakers
}

function kinTypesOf(groups: readonly z.output<typeof rules.kinTypesEntry>[]): Map<string, Map<string, Kinship>> {
  const kin = new Map<string, Map<string, Kinship>>()
  for (const { types, near } of groups) {
    for (const type of types) {
      const known = kin.get(type) ?? new Map<string, Kinship>()
      for (const other of types) known.set(other, near === true ? 'near' : (known.get(other) ?? 'kin'))
      kin.set(type, known)
    }
  }
  return kin
}

function unknownTypes(
  language: string,
  types: readonly z.output<typeof rules.eventTypeEntry>[],
  typeRules: readonly z.output<typeof rules.typeRuleEntry>[],
): Finding[] {
  const known = new Set(types.map((type) => type.id))
  const file = `languages/${language}/type-rules.yaml`
  return typeRules
    .filter((rule) => !known.has(rule.type))
    .map((rule) => ({
      file,
      line: 1,
      kind: 'dangling-id',
      message: `the rule "${rule.id}" gives the type "${rule.type}", which event-types.yaml does not have`,
      hint: null,
    }))
}

function examplesOf(entries: RuleEntries, typeRules: readonly z.output<typeof rules.typeRuleEntry>[]): NamedExample[] {
  const named = (file: string, list: readonly { id: string; example?: rules.RuleExample | undefined }[]) =>
    list.flatMap(({ id, example }) => (example === undefined ? [] : [{ rule: `${file}:${id}`, example }]))
  return [
    ...named('triggers', entries.triggers),
    ...named('type-rules', typeRules),
    ...named(
      'role-cues',
      entries.roleCues.map((cue) => ({ id: cue.role, example: cue.example })),
    ),
    ...named('stop-contexts', entries.stops),
  ]
}
