import { basename, join } from 'node:path'
import type { z } from 'zod'
import type { Finding } from '../finding.js'
import { readYamlList } from '../read-yaml.js'
import { type PartyEntry, partySchema } from '../schemas.js'
import type { GenericParty } from '../taxonomy.js'
import { compileLexicon, type RuleEntries } from './compile-lexicon.js'
import type { Lexicon } from './lexicon.js'
import * as files from './rule-files.js'

/** What is English rather than regional: the rules by which an article is coded. */
export interface Language {
  /** BCP 47 of the folder, for example `en`. */
  readonly id: string
  readonly lexicon: Lexicon
  readonly eventTypes: ReadonlyMap<string, EventType>
  /** Of each type the others that one happening may be told as. */
  readonly kinTypes: ReadonlyMap<string, ReadonlySet<string>>
  /** How much the figures of a speaker are worth, by the speaker's id: 1 is best. */
  readonly speakerRanks: ReadonlyMap<string, number>
  /** The ladder, best first. */
  readonly typeRules: readonly TypeRule[]
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

/** What signals make of an incident: fits when one of `any`, all of `all` and none of `none` are there. */
export interface TypeRule {
  readonly id: string
  readonly type: string
  readonly any: readonly string[]
  readonly all: readonly string[]
  readonly none: readonly string[]
  /** Where another rule gave the type, this one still gives a component. */
  readonly component: boolean
}

/** A rule's own example sentence and what the coder must make of it. */
export interface NamedExample {
  /** File and id of the rule. */
  readonly rule: string
  readonly example: files.RuleExample
}

/** Reads the rule files of one language folder; mistakes are added to the findings. */
export function loadLanguage(folder: string, findings: Finding[]): Language {
  const id = basename(folder)
  const read = <Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema>[] => {
    const list = readYamlList({ path: join(folder, file), file: `languages/${id}/${file}` }, schema, findings)
    return list === null ? [] : list.entries.map((entry) => entry.value)
  }
  const eventTypes = read('event-types.yaml', files.eventTypeEntry)
  const typeRules = read('type-rules.yaml', files.typeRuleEntry)
  const entries: RuleEntries = {
    words: ['words.yaml', 'nouns.yaml', 'casualty-words.yaml', 'contexts.yaml'].flatMap((file) =>
      read(file, files.wordsEntry),
    ),
    verbs: read('verbs.yaml', files.verbsEntry),
    triggers: read('triggers.yaml', files.triggerEntry),
    weapons: read('weapons.yaml', files.weaponEntry),
    targets: read('targets.yaml', files.targetEntry),
    speakers: read('speakers.yaml', files.speakerEntry),
    numbers: read('numbers.yaml', files.numberEntry),
    times: read('times.yaml', files.timeEntry),
    roleCues: read('role-cues.yaml', files.roleCueEntry),
    stops: read('stop-contexts.yaml', files.stopContextEntry),
    parties: readParties(folder),
  }
  findings.push(...unknownTypes(id, eventTypes, typeRules))
  return {
    id,
    lexicon: compileLexicon(entries),
    eventTypes: new Map(eventTypes.map((type) => [type.id, type])),
    kinTypes: kinTypesOf(read('kin-types.yaml', files.kinTypesEntry)),
    speakerRanks: new Map(entries.speakers.map((speaker) => [speaker.id, speaker.rank])),
    typeRules: typeRules.map(typeRuleOf),
    examples: examplesOf(entries, typeRules),
  }
}

const typeRuleOf = (entry: z.output<typeof files.typeRuleEntry>): TypeRule => ({
  id: entry.id,
  type: entry.type,
  any: entry.any,
  all: entry.all ?? [],
  none: entry.none ?? [],
  component: entry.component ?? false,
})

function kinTypesOf(groups: readonly z.output<typeof files.kinTypesEntry>[]): Map<string, Set<string>> {
  const kin = new Map<string, Set<string>>()
  for (const { types } of groups) {
    for (const type of types) kin.set(type, new Set([...(kin.get(type) ?? []), ...types]))
  }
  return kin
}

/** The taxonomy's loader reads the file too and reports its mistakes. */
function readParties(folder: string): GenericParty[] {
  const list = readYamlList({ path: join(folder, 'parties.yaml'), file: 'parties.yaml' }, partySchema, [])
  return (list?.entries ?? []).map(({ value }: { value: PartyEntry }) => ({ ...value, force: value.force ?? null }))
}

function unknownTypes(
  language: string,
  types: readonly z.output<typeof files.eventTypeEntry>[],
  rules: readonly z.output<typeof files.typeRuleEntry>[],
): Finding[] {
  const known = new Set(types.map((type) => type.id))
  const file = `languages/${language}/type-rules.yaml`
  return rules
    .filter((rule) => !known.has(rule.type))
    .map((rule) => ({
      file,
      line: 1,
      kind: 'dangling-id',
      message: `the rule "${rule.id}" gives the type "${rule.type}", which event-types.yaml does not have`,
      hint: null,
    }))
}

function examplesOf(entries: RuleEntries, typeRules: readonly z.output<typeof files.typeRuleEntry>[]): NamedExample[] {
  const named = (file: string, rules: readonly { id: string; example?: files.RuleExample | undefined }[]) =>
    rules.flatMap(({ id, example }) => (example === undefined ? [] : [{ rule: `${file}:${id}`, example }]))
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
