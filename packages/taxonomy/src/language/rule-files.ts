import { z } from 'zod'
import { actorClass, force } from '../schemas.js'
import { cues } from './cues.js'
import {
  happenings,
  measures,
  posNames,
  roleKeys,
  roleNames,
  targetGroups,
  triggerNeeds,
  verbClasses,
} from './lexeme.js'

/** A sentence of our own that a rule must read as it says; every one of them is a test. */
const example = z.strictObject({
  text: z.string(),
  title: z.string().optional(),
  publishedAt: z.string().optional(),
  gives: z.strictObject({
    type: z.string().optional(),
    killed: z.number().nullable().optional(),
    injured: z.number().nullable().optional(),
    arrested: z.number().nullable().optional(),
    abducted: z.number().nullable().optional(),
    relevant: z.boolean().optional(),
    role: z.string().optional(),
    date: z.string().nullable().optional(),
    none: z.literal(true).optional(),
  }),
})
export type RuleExample = z.output<typeof example>

const words = z.array(z.string().min(1))

export const wordsEntry = z.strictObject({
  pos: z.enum(posNames).optional(),
  cue: z.enum(cues).optional(),
  words,
})

export const verbsEntry = z.strictObject({
  class: z.enum(['irregular', ...verbClasses]),
  verbs: words,
})

export const triggerEntry = z.strictObject({
  id: z.string(),
  /** Violence where it is left out. */
  happening: z.enum(happenings).optional(),
  says: z.array(z.string()),
  measure: z.enum(measures).optional(),
  verbs: words.optional(),
  nouns: words.optional(),
  adjectives: words.optional(),
  particles: z.strictObject({ with: words, words }).optional(),
  roles: z.partialRecord(z.enum(roleKeys), z.enum(roleNames)).optional(),
  agent: z.string().optional(),
  weak: z.boolean().optional(),
  needs: z.enum(triggerNeeds).optional(),
  /** Id of the family that it belongs to when an armed group does it. */
  by_armed: z.string().optional(),
  example: example.optional(),
})

export const typeRuleEntry = z.strictObject({
  id: z.string(),
  type: z.string(),
  any: z.array(z.string()),
  all: z.array(z.string()).optional(),
  none: z.array(z.string()).optional(),
  component: z.boolean().optional(),
  example: example.optional(),
})

export const eventTypeEntry = z.strictObject({
  id: z.string(),
  label: z.string(),
  acled: z.string().nullable(),
  plover: z.string().nullable(),
  gtd: z.string().nullable(),
})

export const weaponEntry = z.strictObject({
  id: z.string(),
  says: z.array(z.string()).optional(),
  explosive: z.boolean().optional(),
  in_hand: z.boolean().optional(),
  words,
})

export const targetEntry = z.strictObject({
  id: z.string(),
  group: z.enum(targetGroups),
  ridden: z.boolean().optional(),
  words,
})

export const speakerEntry = z.strictObject({
  id: z.string(),
  rank: z.number(),
  party: z.boolean(),
  office: z.boolean().optional(),
  forces: z.array(force).optional(),
  classes: z.array(actorClass).optional(),
  words,
})

export const numberEntry = z.strictObject({
  value: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  multiplies: z.boolean().optional(),
  words,
})

export const timeEntry = z.strictObject({
  weekday: z.number().optional(),
  month: z.number().optional(),
  day: z.number().optional(),
  offset: z.number().optional(),
  anchor: z.number().optional(),
  unit: z.enum(['day', 'week', 'month', 'year', 'weekend']).optional(),
  part: z.literal(true).optional(),
  last: z.literal(true).optional(),
  ago: z.literal(true).optional(),
  words,
})

export const roleCueEntry = z.strictObject({
  role: z.enum([
    'update',
    'correction',
    'claim',
    'denial',
    'reaction',
    'follow_up',
    'roundup',
    'background',
    'analysis',
  ]),
  in: z.enum(['title', 'lead', 'sentence']),
  words,
  example: example.optional(),
})

export const stopContextEntry = z.strictObject({
  id: z.string(),
  kind: z.enum(['other', 'accident', 'crime', 'figure']),
  strong: z.boolean(),
  words,
  example: example.optional(),
})

/** Types that one happening may be told as. */
export const kinTypesEntry = z.strictObject({ id: z.string(), types: words, near: z.boolean().optional() })
