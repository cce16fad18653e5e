import { z } from 'zod'
import { isTimeZone } from '../schemas.js'
import { days, duration, hours, timeOfDay } from './durations.js'
import { id, levels, needs, oneOrMore, ruleStatuses, tellKinds, text } from './rule-schema.js'

/** What `delivery.yaml` says: who is told, when and how. */

const zone = z.string().refine(isTimeZone, 'not an IANA time zone')
const window = z.strictObject({ days: days.optional(), hours: hours.optional(), zone })
export type WindowEntry = z.output<typeof window>

const groupKey = z.enum(['rule', 'incident', 'level', 'country', 'admin1', 'admin2', 'type'])
const variable = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'not the name of an environment variable: DESK_WEBHOOK_SECRET')

const branch = {
  receiver: id.optional(),
  group_by: z.array(groupKey).optional(),
  group_wait: duration.optional(),
  group_interval: duration.optional(),
  repeat: duration.optional(),
  active: window.optional(),
}
const match = z.strictObject({
  level: oneOrMore(z.enum(levels)).optional(),
  rule: oneOrMore(id).optional(),
  status: oneOrMore(z.enum(ruleStatuses)).optional(),
  kind: oneOrMore(z.enum(tellKinds)).optional(),
  place: oneOrMore(id).optional(),
})

export interface RouteEntry extends z.output<z.ZodObject<typeof branch>> {
  readonly match?: z.output<typeof match> | undefined
  readonly continue?: boolean | undefined
  readonly routes?: readonly RouteEntry[] | undefined
}
const route: z.ZodType<RouteEntry> = z.strictObject({
  match: match.optional(),
  continue: z.boolean().optional(),
  ...branch,
  get routes() {
    return z.array(route).optional()
  },
})

const post = z
  .strictObject({
    url: z.url('not a web address').optional(),
    url_env: variable.optional(),
    secret_env: variable.optional(),
    allow_private: z.boolean().optional(),
  })
  .superRefine(
    needs((given) => (given.url === undefined) !== (given.url_env === undefined), 'takes either url or url_env'),
  )
const targets = ['webhook', 'slack', 'teams', 'email', 'feed', 'stdout', 'digest'] as const
const receiver = z
  .strictObject({
    name: id,
    webhook: post.optional(),
    slack: post.optional(),
    teams: post.optional(),
    email: z.strictObject({ to: z.array(z.email('not an e-mail address')).min(1, 'empty') }).optional(),
    feed: z
      .strictObject({
        path: text,
        format: z.enum(['atom', 'json']).default('atom'),
        entries: z.number().int().min(1).max(1000).default(100),
      })
      .optional(),
    stdout: z.strictObject({}).optional(),
    digest: z.strictObject({ every: duration, at: timeOfDay, zone, to: id }).optional(),
    quiet: z
      .strictObject({ days: days.optional(), hours, zone, except: oneOrMore(z.enum(levels)).optional() })
      .optional(),
    templates: id.optional(),
  })
  .superRefine((given, context) => {
    const found = targets.filter((name) => given[name] !== undefined)
    if (found.length === 1 || context.issues.length > 0) return
    const message =
      found.length === 0 ? `goes nowhere: add one of ${targets.join(', ')}` : `has ${found.join(' and ')}: take one`
    context.addIssue({ code: 'custom', path: found.slice(1, 2), message })
  })
export type ReceiverEntry = z.output<typeof receiver>

export const deliverySchema = z.strictObject({
  routes: z.strictObject({
    ...branch,
    receiver: id,
    routes: z.array(route).optional(),
  }),
  receivers: z.array(receiver).min(1, 'no receivers'),
  inhibit: z.array(z.strictObject({ when: id, mute: id, same: z.array(groupKey).min(1, 'empty') })).optional(),
  budgets: z
    .strictObject({ per_receiver_per_hour: z.number().int().min(1).optional(), overflow: id.optional() })
    .optional(),
})
export type DeliveryEntry = z.output<typeof deliverySchema>
