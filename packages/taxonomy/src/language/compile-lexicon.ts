import type { z } from 'zod'
import type { GenericParty } from '../generic-party.js'
import { cueFlags, isOverlaid } from './cues.js'
import { type Inflected, type IrregularVerbs, inflect } from './inflect.js'
import {
  Form,
  type Lexeme,
  type ParticleTrigger,
  Pos,
  type RoleKey,
  roleKeys,
  type TimeWord,
  type Trigger,
  type TriggerRole,
  type VerbClass,
  verbClassFlags,
} from './lexeme.js'
import { buildLexicon, type Lexicon, type LexiconBuilder } from './lexicon.js'
import type * as files from './rule-files.js'

/** The entries of the rule files, as they were read. */
export interface RuleEntries {
  readonly words: readonly z.output<typeof files.wordsEntry>[]
  readonly verbs: readonly z.output<typeof files.verbsEntry>[]
  readonly triggers: readonly z.output<typeof files.triggerEntry>[]
  readonly weapons: readonly z.output<typeof files.weaponEntry>[]
  readonly targets: readonly z.output<typeof files.targetEntry>[]
  readonly speakers: readonly z.output<typeof files.speakerEntry>[]
  readonly numbers: readonly z.output<typeof files.numberEntry>[]
  readonly times: readonly z.output<typeof files.timeEntry>[]
  readonly roleCues: readonly z.output<typeof files.roleCueEntry>[]
  readonly stops: readonly z.output<typeof files.stopContextEntry>[]
  readonly parties: readonly GenericParty[]
  /** "Chilean", "Chileans", "U.S.": what stands before the deeds of a country. */
  readonly ofCountries: readonly string[]
}

/** Compiles all words of the rule files. */
export function compileLexicon(entries: RuleEntries): Lexicon {
  const lexicon = buildLexicon()
  const irregular = irregularVerbs(entries.verbs)
  addWords(lexicon, entries.words)
  addVerbs(lexicon, entries.verbs, irregular)
  const triggers = triggersOf(entries.triggers)
  entries.triggers.forEach((entry, at) => {
    addTrigger(lexicon, entry, triggers[at]!, irregular)
  })
  addThings(lexicon, entries)
  addNumbers(lexicon, entries.numbers)
  for (const entry of entries.times) forEachLexeme(lexicon, entry.words, (lexeme) => addTime(lexeme, timeOf(entry)))
  addContexts(lexicon, entries)
  return lexicon.build()
}

function irregularVerbs(groups: RuleEntries['verbs']): IrregularVerbs {
  const none: IrregularVerbs = new Map()
  const written = groups.filter((group) => group.class === 'irregular').flatMap((group) => group.verbs)
  return new Map(written.map((verb) => inflect(verb, none)).map((forms) => [forms.base, forms]))
}

function addWords(lexicon: LexiconBuilder, entries: RuleEntries['words']): void {
  for (const entry of entries) {
    const liesOver = entry.cue !== undefined && isOverlaid(entry.cue)
    forEach(liesOver ? lexicon.overlay : lexicon.lexeme, entry.words, (lexeme) => {
      if (entry.pos !== undefined) lexeme.pos |= Pos[entry.pos]
      if (entry.cue !== undefined) lexeme.cues = cueFlags.withFlag(lexeme.cues, entry.cue)
    })
  }
}

function addVerbs(lexicon: LexiconBuilder, groups: RuleEntries['verbs'], irregular: IrregularVerbs): void {
  for (const group of groups) {
    const verbClass = group.class
    if (verbClass === 'irregular') continue
    for (const verb of group.verbs) addForms(lexicon, inflect(verb, irregular), (lexeme) => addClass(lexeme, verbClass))
  }
}

const addClass = (lexeme: Lexeme, verbClass: VerbClass): void => {
  lexeme.verbClasses = verbClassFlags.withFlag(lexeme.verbClasses, verbClass)
}

function addForms(lexicon: LexiconBuilder, verb: Inflected, change: (lexeme: Lexeme) => void): void {
  const forms = [
    [verb.base, Form.base],
    [verb.third, Form.third],
    [verb.past, Form.past],
    [verb.participle, Form.participle],
    [verb.ing, Form.ing],
  ] as const
  const changed = new Set<Lexeme>()
  for (const [text, form] of forms) {
    const lexeme = lexicon.lexeme(text)
    if (lexeme === null) continue
    lexeme.pos |= Pos.verb
    lexeme.forms |= form
    if (!changed.has(lexeme)) change(lexeme)
    changed.add(lexeme)
  }
}

type TriggerEntry = z.output<typeof files.triggerEntry>

function triggersOf(entries: readonly TriggerEntry[]): readonly Trigger[] {
  const plain = entries.map(
    (entry): Trigger => ({
      id: entry.id,
      happening: entry.happening ?? 'violence',
      says: entry.says,
      measure: entry.measure ?? null,
      roles: rolesOf(entry.roles ?? {}),
      agent: entry.agent ?? null,
      weak: entry.weak ?? false,
      needs: entry.needs ?? null,
      byArmed: null,
    }),
  )
  return entries.map(({ by_armed: id }, at) => ({
    ...plain[at]!,
    byArmed: plain.find((trigger) => trigger.id === id) ?? null,
  }))
}

function addTrigger(lexicon: LexiconBuilder, entry: TriggerEntry, trigger: Trigger, irregular: IrregularVerbs): void {
  for (const verb of entry.verbs ?? []) {
    addForms(lexicon, inflect(verb, irregular), (lexeme) => {
      lexeme.verbTriggers = [...lexeme.verbTriggers, trigger]
    })
  }
  forEachLexeme(lexicon, entry.nouns ?? [], (lexeme) => {
    lexeme.pos |= Pos.noun
    lexeme.plural = isPlural(lexeme.text)
    lexeme.nounTriggers = [...lexeme.nounTriggers, trigger]
  })
  forEachLexeme(lexicon, entry.adjectives ?? [], (lexeme) => {
    lexeme.pos |= Pos.adjective
    lexeme.adjectiveTriggers = [...lexeme.adjectiveTriggers, trigger]
  })
  addParticles(lexicon, entry.particles, trigger, irregular)
}

const rolesOf = (given: Partial<Trigger['roles']>): Trigger['roles'] =>
  Object.fromEntries(roleKeys.map((key) => [key, given[key] ?? null])) as Record<RoleKey, TriggerRole | null>

function addParticles(
  lexicon: LexiconBuilder,
  particles: { readonly with: readonly string[]; readonly words: readonly string[] } | undefined,
  trigger: Trigger,
  irregular: IrregularVerbs,
): void {
  if (particles === undefined) return
  const verbs = particles.with.flatMap((verb) => Object.values(inflect(verb, irregular)) as string[])
  const particle: ParticleTrigger = { trigger, with: new Set(verbs) }
  forEachLexeme(lexicon, particles.words, (lexeme) => {
    lexeme.particleTriggers = [...lexeme.particleTriggers, particle]
  })
}

function addThings(lexicon: LexiconBuilder, entries: RuleEntries): void {
  for (const party of entries.parties) {
    forEachLexeme(lexicon, party.words, (lexeme) => {
      lexeme.pos |= Pos.noun
      lexeme.party = party
      lexeme.plural = isPlural(lexeme.text)
    })
  }
  for (const { id, says = [], explosive = false, in_hand: inHand = false, words } of entries.weapons) {
    const weapon = { id, says, explosive, inHand }
    forEachLexeme(lexicon, words, (lexeme) => {
      lexeme.pos |= Pos.noun
      lexeme.weapon = weapon
    })
  }
  for (const { id, group, ridden = false, words } of entries.targets) {
    const target = { id, group, ridden }
    forEachLexeme(lexicon, words, (lexeme) => {
      lexeme.pos |= Pos.noun
      lexeme.target ??= target
    })
  }
  for (const { id, rank, party, office = false, words } of entries.speakers) {
    const speaker = { id, rank, party, office }
    forEachLexeme(lexicon, words, (lexeme) => {
      lexeme.pos |= Pos.noun
      lexeme.speaker ??= speaker
    })
  }
}

function addNumbers(lexicon: LexiconBuilder, entries: RuleEntries['numbers']): void {
  for (const entry of entries) {
    const min = entry.value ?? entry.min ?? 0
    const max = entry.value ?? entry.max ?? null
    forEachLexeme(lexicon, entry.words, (lexeme) => {
      lexeme.pos |= Pos.numeral
      lexeme.number = { min, max, multiplies: entry.multiplies ?? false }
    })
  }
}

function addContexts(lexicon: LexiconBuilder, entries: RuleEntries): void {
  forEach(lexicon.overlay, entries.ofCountries, (lexeme) => {
    lexeme.cues = cueFlags.withFlag(lexeme.cues, 'of-a-country')
  })
  for (const { role, in: where, words } of entries.roleCues) {
    forEach(lexicon.overlay, words, (lexeme) => {
      lexeme.roleCues = [...lexeme.roleCues, { role, where }]
    })
  }
  for (const { id, kind, strong, words } of entries.stops) {
    const stop = { id, kind, strong }
    forEach(kind === 'figure' ? lexicon.lexeme : lexicon.overlay, words, (lexeme) => {
      if (kind === 'figure') lexeme.pos |= Pos.noun
      lexeme.stops = [...lexeme.stops, stop]
    })
  }
}

function timeOf(entry: z.output<typeof files.timeEntry>): TimeWord {
  const kind =
    entry.weekday !== undefined
      ? 'weekday'
      : entry.month !== undefined
        ? entry.day !== undefined
          ? 'feast'
          : 'month'
        : entry.offset !== undefined
          ? 'offset'
          : entry.anchor !== undefined
            ? 'anchor'
            : entry.unit !== undefined
              ? 'unit'
              : entry.part === true
                ? 'part'
                : entry.last === true
                  ? 'last'
                  : 'ago'
  return {
    weekday: entry.weekday ?? null,
    month: entry.month ?? null,
    day: entry.day ?? null,
    offset: entry.offset ?? null,
    anchor: entry.anchor ?? null,
    unit: entry.unit ?? null,
    kind,
  }
}

function addTime(lexeme: Lexeme, time: TimeWord): void {
  lexeme.pos |= Pos.time
  lexeme.time = time
}

const forEachLexeme = (lexicon: LexiconBuilder, words: readonly string[], change: (lexeme: Lexeme) => void): void =>
  forEach(lexicon.lexeme, words, change)

function forEach(
  find: (text: string) => Lexeme | null,
  words: readonly string[],
  change: (lexeme: Lexeme) => void,
): void {
  for (const text of words) {
    const lexeme = find(text)
    if (lexeme !== null) change(lexeme)
  }
}

/** Whether the last word of the group is in the plural. */
function isPlural(text: string): boolean {
  if (/^acts of |\b(?:violence|unrest|bloodshed|fighting|infighting|hostilities)$/.test(text)) return true
  return /(?:[^su'i]s|men|women|people|police|personnel|children|troops|others|mujahideen|staff|crew|polio team)$/.test(
    text,
  )
}
