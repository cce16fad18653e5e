import { z } from 'zod'
import { attributions, id, text } from './rule-schema.js'

/** Incidents and articles that the tests of rules name, in `examples/incidents.yaml` and `examples/articles.yaml`. */

const figure = z.number().int().min(0).optional()
const party = z.union([
  id.transform((one) => ({ id: one, attribution: null })),
  z.strictObject({ id, attribution: z.enum(attributions) }),
])
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'not a date: YYYY-MM-DD')

export const exampleIncidentSchema = z.strictObject({
  id,
  type: text,
  components: z.array(text).optional(),
  place: id.optional(),
  date: day.optional(),
  status: z.enum(['candidate', 'confirmed', 'claimed', 'disputed']).default('candidate'),
  initiators: z.array(party).optional(),
  targets: z.array(party).optional(),
  claimants: z.array(party).optional(),
  killed: figure,
  killed_claimed: figure,
  injured: figure,
  arrested: figure,
  abducted: figure,
  killed_by: z.strictObject({ civilian: figure, security: figure, militant: figure }).optional(),
  weapons: z.array(id).optional(),
  target_kinds: z.array(id).optional(),
  origins: z.number().int().min(1).default(1),
  sources: z.array(id).optional(),
  retrospective: z.boolean().default(false),
  summary: text.optional(),
})
export type ExampleIncidentEntry = z.output<typeof exampleIncidentSchema>

export const exampleArticleSchema = z.strictObject({
  id,
  title: text.optional(),
  published: z.string().refine((value) => !Number.isNaN(Date.parse(value)), 'not a time: 2026-03-04T09:00:00Z'),
  text,
})
export type ExampleArticleEntry = z.output<typeof exampleArticleSchema>
