import type { FigureStep } from '@wirewatch/model'
import { z } from 'zod'
import { duration } from './durations.js'
import { whyNotAPattern } from './text-pattern.js'

/** The language of the rule files, as codebook section 8 writes it. */

export const id = z.string().regex(/^[^\s:]+$/, 'an id has no space and no colon')
export const text = z.string().min(1, 'empty')
export const oneOrMore = <Item extends z.ZodType>(item: Item) =>
  z
    .union([item, z.array(item).min(1, 'empty')])
    .transform((given): z.output<Item>[] => [given].flat() as z.output<Item>[])

/** For `superRefine`: a rule over several keys, which is silent where one of the keys is wrong already. */
export const needs =
  <Value>(isMet: (given: Value) => boolean, message: string) =>
  (given: Value, context: z.RefinementCtx<Value>): void => {
    if (context.issues.length === 0 && !isMet(given)) context.addIssue({ code: 'custom', message })
  }

const count = z.number().int('not a whole number').min(0, 'less than none')
const ids = z.array(id).min(1, 'empty')
const under = { under: ids.optional(), not_under: ids.optional() }
const range = { at_least: count.optional(), at_most: count.optional() }
const asksRange = (given: { at_least?: number | undefined; at_most?: number | undefined }): boolean =>
  given.at_least !== undefined || given.at_most !== undefined
const asksSomething = (given: object): boolean => Object.keys(given).length > 0
const needsRange = 'asks nothing: add at_least or at_most'
const pattern = text.superRefine((source, context) => {
  const problem = whyNotAPattern(source)
  if (problem !== null) context.addIssue({ code: 'custom', message: `not an RE2 pattern: ${problem}` })
})

export const roles = ['initiator', 'target', 'participant', 'claimant', 'blamed'] as const
export const attributions = ['claimed', 'state_alleged', 'media_alleged', 'inferred', 'denied', 'disputed'] as const
export const levels = ['informational', 'low', 'medium', 'high', 'critical'] as const
export const ruleStatuses = ['experimental', 'test', 'stable', 'deprecated'] as const
export const tellKinds = ['created', 'escalated', 'corrected', 'retracted', 'merged'] as const
const incidentStatuses = ['candidate', 'confirmed', 'claimed', 'disputed'] as const

const figure = z
  .strictObject({
    ...range,
    figure: z.enum(['low', 'best', 'high', 'claimed', 'best_or_claimed']).default('best'),
    group: z.enum(['total', 'civilian', 'security', 'militant']).default('total'),
  })
  .superRefine(needs(asksRange, needsRange))

const place = z
  .strictObject({
    ...under,
    within_km: z
      .strictObject({
        of: z.union([id, z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })]),
        km: z.number().positive('not more than nothing'),
      })
      .optional(),
    precision_at_most: z
      .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)])
      .optional(),
  })
  .superRefine(needs(asksSomething, 'asks nothing: add under, not_under, within_km or precision_at_most'))

const tags = z
  .strictObject({ any_of: ids.optional(), none_of: ids.optional() })
  .superRefine(needs(asksSomething, 'asks nothing: add any_of or none_of'))

const conditions = {
  place: place.optional(),
  actor: z
    .strictObject({
      ...under,
      role: oneOrMore(z.enum(roles)).optional(),
      attribution: oneOrMore(z.enum(attributions)).optional(),
    })
    .optional(),
  type: z
    .strictObject({ ...under, components: z.boolean().optional() })
    .superRefine(needs(asksSomething, 'asks nothing: add under or not_under'))
    .optional(),
  status: oneOrMore(z.enum(incidentStatuses)).optional(),
  killed: figure.optional(),
  injured: figure.optional(),
  arrested: z.strictObject(range).superRefine(needs(asksRange, needsRange)).optional(),
  abducted: z.strictObject(range).superRefine(needs(asksRange, needsRange)).optional(),
  origins: z.strictObject(range).superRefine(needs(asksRange, needsRange)).optional(),
  sources: z.strictObject({ ...range, any_of: ids.optional() }).optional(),
  weapons: tags.optional(),
  targets: tags.optional(),
  text: z.strictObject({ matches: pattern.optional(), not_matches: pattern.optional() }).optional(),
  first: z
    .strictObject({
      what: z.enum(['incident', 'actor']),
      in: z.enum(['admin2', 'admin1', 'country']),
      within: duration,
    })
    .optional(),
  retrospective: z.literal(true).optional(),
}

/** What asks the history is asked last and once, so it is no alternative. */
const { first: _first, retrospective: _retrospective, ...alternatives } = conditions
const alternative = z.strictObject(alternatives)
const when = z.strictObject({ ...conditions, any_of: z.array(alternative).min(2, 'one is no choice').optional() })
export type AlternativeEntry = z.output<typeof alternative>
export type WhenEntry = z.output<typeof when>

/** Conditions that an unknown value can be let through: all but those that are always known. */
export const conditionNames = [
  'place',
  'actor',
  'killed',
  'injured',
  'arrested',
  'abducted',
  'weapons',
  'targets',
  'first',
] as const

const countKey = z.enum(['admin1', 'admin2', 'country', 'location', 'type', 'initiator', 'all'])
const watches = ['when', 'count', 'change', 'silence'] as const

export const ruleSchema = z
  .strictObject({
    id,
    title: text,
    description: text.optional(),
    status: z.enum(ruleStatuses),
    level: z.enum(levels),
    falsepositives: z.array(text).optional(),
    when: when.optional(),
    unknown_matches: z.partialRecord(z.enum(conditionNames), z.boolean()).optional(),
    count: z
      .strictObject({ of: id, by: countKey, within: duration, at_least: count.min(2, 'one is no count') })
      .optional(),
    change: z
      .strictObject({
        of: id,
        by: countKey,
        window: duration,
        windows: count.min(1, 'no baseline').default(8),
        at_least: count.min(1, 'needs a minimum'),
        times: z.number().gt(1, 'not more than the baseline').default(2),
      })
      .optional(),
    silence: z
      .strictObject({ sources: z.union([z.literal('all'), ids]).optional(), places: ids.optional(), for: duration })
      .superRefine(
        needs(
          (given) => (given.sources === undefined) !== (given.places === undefined),
          'takes either sources or places',
        ),
      )
      .optional(),
    hold: z.strictObject({ for: duration, unless_origins: count.min(1, 'less than one').optional() }).optional(),
    tell: z.array(z.enum(tellKinds)).optional(),
    material_change: z
      .strictObject({
        killed: z.string().transform(readStep).optional(),
        injured: z.string().transform(readStep).optional(),
        any_of: z.array(z.enum(['actor', 'district', 'status', 'type', 'date'])).optional(),
      })
      .optional(),
    max_event_age: z.union([duration, z.literal('any')]).optional(),
    resolve_after: duration.optional(),
    tests: z
      .array(
        z
          .strictObject({
            incident: id.optional(),
            incidents: ids.optional(),
            article: id.optional(),
            expect: z.enum(['fires', 'silent']),
          })
          .superRefine(
            needs(
              ({ incident, incidents, article }) =>
                [incident, incidents, article].filter((one) => one !== undefined).length === 1,
              'takes one of incident, incidents and article',
            ),
          ),
      )
      .optional(),
  })
  .superRefine((rule, context) => {
    const given = watches.filter((name) => rule[name] !== undefined)
    if (given.length === 1 || context.issues.length > 0) return
    const message =
      given.length === 0 ? `watches nothing: add one of ${watches.join(', ')}` : `has ${given.join(' and ')}: take one`
    context.addIssue({ code: 'custom', path: given.slice(1, 2), message })
  })
export type RuleEntry = z.output<typeof ruleSchema>

/** `>= +3`, `>= +50%`, or both with `or` between. */
function readStep(given: string, context: z.RefinementCtx): FigureStep {
  const step: { by: number | null; byShare: number | null } = { by: null, byShare: null }
  for (const part of given.split(/\s+or\s+/)) {
    const match = /^>=\s*\+(\d+)(%?)$/.exec(part.trim())
    if (match === null) {
      context.addIssue({ code: 'custom', message: 'not a step: ">= +3", ">= +50%" or ">= +3 or >= +50%"' })
      return z.NEVER
    }
    if (match[2] === '%') step.byShare = Number(match[1]) / 100
    else step.by = Number(match[1])
  }
  return step
}
