import type { AlertChange } from '@wirewatch/model'
import { outboxOf } from '@wirewatch/pipeline/alert/outbox-of.js'
import { type NoticeToWrite, noticesOfAlerts, type Sql, saveAlertChanges, writeNotices } from '@wirewatch/store'

/** What was put into the outbox. */
export interface ToTell {
  readonly notices: number
  /** Those for whom some of it is due at once. */
  readonly receivers: readonly string[]
}

export const nothingToTell: ToTell = { notices: 0, receivers: [] }

/** Keeps what alerts have come to, and puts what is to be told of them into the outbox. In a transaction. */
export async function keepAlerts(sql: Sql, changes: readonly AlertChange[], now: Date): Promise<ToTell> {
  if (changes.length === 0) return nothingToTell
  const at = now.toISOString()
  const ids = await saveAlertChanges(sql, changes, at)
  const kept = changes.flatMap((change, index) => {
    const alertId = ids[index] ?? null
    return alertId === null ? [] : [{ alertId, change }]
  })
  // Of one that was just opened nobody was told anything.
  const earlier = await noticesOfAlerts(
    sql,
    kept.flatMap(({ alertId, change }) => (change.alertId === null ? [] : alertId)),
  )
  const boxes = kept.map(({ alertId, change }) => ({
    alertId,
    ...outboxOf(
      change,
      earlier.filter((notice) => notice.alertId === alertId),
      now,
    ),
  }))
  const written = boxes.flatMap(({ alertId, written }) =>
    written.map((notice): NoticeToWrite => ({ alertId, ...notice })),
  )
  const ended = boxes.flatMap((box) => box.ended)
  await writeNotices(sql, written, ended, at)
  const receivers = new Set(written.flatMap(({ receiver, dueAt }) => (dueAt <= at ? receiver : [])))
  return { notices: written.length, receivers: [...receivers] }
}
