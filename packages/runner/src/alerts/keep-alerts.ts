import type { AlertChange } from '@wirewatch/model'
import { outboxOf } from '@wirewatch/pipeline/alert/outbox-of.js'
import { noticesOfAlerts, type Sql, saveAlertChanges, takeBackNotices } from '@wirewatch/store'

/** What is to be put into the outbox. */
export interface ToTell {
  /** Those for whom some of it is due at once. */
  readonly receivers: readonly string[]
  /** Public ids of the incidents that it is about. */
  readonly incidents: readonly string[]
  /**
   * Resolves once it is there, with the number of notices: the database keeps none of an alert that another transaction has opened. It may be
   * told of before: what is asked of a transaction comes after what was asked of it earlier.
   */
  readonly written: Promise<number>
}

export const nothingToTell: ToTell = { receivers: [], incidents: [], written: Promise.resolve(0) }

/** Keeps what alerts have come to, and puts what is to be told of them into the outbox. In a transaction. */
export async function keepAlerts(sql: Sql, changes: readonly AlertChange[], now: Date): Promise<ToTell> {
  if (changes.length === 0) return nothingToTell
  const at = now.toISOString()
  // Of one that is just opened nobody was told anything.
  const earlier = await noticesOfAlerts(
    sql,
    changes.flatMap(({ alertId }) => alertId ?? []),
  )
  const boxes = changes.map((change) => ({
    change,
    ...outboxOf(
      change,
      earlier.filter(({ alertId }) => alertId === change.alertId),
      now,
    ),
  }))
  const written = Promise.all([
    takeBackNotices(
      sql,
      boxes.flatMap(({ ended }) => ended),
      at,
    ),
    saveAlertChanges(
      sql,
      boxes.map(({ change, written: notices }) => ({ change, notices })),
      at,
    ),
  ]).then(([, put]) => put)
  const notices = boxes.flatMap(({ written }) => written)
  const receivers = new Set(notices.flatMap(({ receiver, dueAt }) => (dueAt <= at ? receiver : [])))
  const incidents = new Set(notices.flatMap(({ facts }) => facts?.publicId ?? []))
  return { receivers: [...receivers], incidents: [...incidents], written }
}
