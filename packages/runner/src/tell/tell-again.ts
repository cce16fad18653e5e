import { branchAt } from '@wirewatch/pipeline/notify/plan-deliveries.js'
import { lastToldOfFiring, repeatNotices } from '@wirewatch/store'
import type { Context } from '../context.js'

/** Writes once more what nobody has acknowledged for as long as its route says. */
export async function tellAgain({ store, alerting, now }: Pick<Context, 'store' | 'alerting' | 'now'>): Promise<void> {
  const at = now().getTime()
  const repeated = (await lastToldOfFiring(store)).filter((told) => {
    const { repeatMs } = branchAt(alerting.config.route, told.route)
    return repeatMs !== null && Date.parse(told.at) + repeatMs <= at
  })
  await repeatNotices(store, repeated, now().toISOString())
}
