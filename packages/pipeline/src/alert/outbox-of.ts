import type { AlertChange, EarlierNotice, NewNotice, Telling } from '@wirewatch/model'

export interface Outbox {
  readonly written: readonly NewNotice[]
  /** Notices that wait no longer. */
  readonly ended: readonly {
    readonly id: number
    readonly state: 'superseded' | 'withdrawn'
    readonly reason: string
  }[]
}

/**
 * What a change of an alert puts into the outbox, receiver by receiver. Who was told hears what changed since; who was not yet hears of
 * the alert as it stands now, when its turn comes; and where the alert is over before anybody was told, nobody is.
 */
export function outboxOf(change: AlertChange, earlier: readonly EarlierNotice[], now: Date): Outbox {
  const waiting = earlier.filter(({ state }) => state === 'waiting')
  const written = change.tell === null ? [] : noticesFor(change, change.tell, earlier, now)
  const isOver = change.state === 'resolved'
  if (change.tell === null && !isOver) return { written, ended: [] }
  const receivers = new Set(written.map(({ receiver }) => receiver))
  const ended = waiting.map(({ id, receiver }) =>
    receivers.has(receiver)
      ? { id, state: 'superseded' as const, reason: 'a later notice tells it' }
      : { id, state: 'withdrawn' as const, reason: change.reason },
  )
  return { written, ended }
}

/** What went to a digest is told by the digest, and is the digest's to correct. */
const isTold = ({ state }: EarlierNotice): boolean => state === 'taken' || state === 'sent'

function noticesFor(
  change: AlertChange,
  tell: Telling,
  earlier: readonly EarlierNotice[],
  now: Date,
): readonly NewNotice[] {
  const told = new Map(earlier.filter(isTold).map((notice) => [notice.receiver, notice]))
  const waiting = new Map(earlier.filter(({ state }) => state === 'waiting').map((notice) => [notice.receiver, notice]))
  const unheard = new Map(earlier.filter(isUnheard).map((notice) => [notice.receiver, notice]))
  const news = tell.to === 'whoever-was-told' ? [] : tell.to
  const receivers = new Set([...news.map(({ receiver }) => receiver), ...(news.length > 0 ? [] : told.keys())])
  // Who waits for the first word of an alert that still stands gets it, as it stands now.
  if (change.state === 'firing') for (const receiver of waiting.keys()) receivers.add(receiver)
  return [...receivers].map((receiver) => {
    const waits = waiting.get(receiver)
    const last = told.get(receiver)
    const at = news.find((one) => one.receiver === receiver) ?? waits ?? last
    return {
      receiver,
      groupKey: at?.groupKey ?? '',
      route: at?.route ?? '',
      revision: change.revision,
      reason: change.reason,
      facts: tell.facts,
      dueAt: waits?.dueAt ?? dueAt(at, last !== undefined, now),
      ...differenceFor(last, unheard.get(receiver), tell),
    }
  })
}

/** A receiver that was told hears all that changed since then: also what a silence or another alert kept from it. */
function differenceFor(
  told: EarlierNotice | undefined,
  unheard: EarlierNotice | undefined,
  tell: Telling,
): Pick<NewNotice, 'kind' | 'before' | 'changes'> {
  if (told === undefined) return { kind: 'created', before: null, changes: [] }
  if (unheard === undefined || unheard.id < told.id)
    return { kind: tell.kind, before: tell.before, changes: tell.changes }
  const isCorrection = tell.kind === 'escalated' && unheard.kind === 'corrected'
  return {
    kind: isCorrection ? 'corrected' : tell.kind,
    before: unheard.before ?? tell.before,
    changes: [...unheard.changes, ...tell.changes],
  }
}

/** Each of them holds the changes of the ones before it. */
const isUnheard = ({ state }: EarlierNotice): boolean =>
  state === 'waiting' || state === 'silenced' || state === 'inhibited'

/** The first word waits for others of its group; what corrects or adds to it does not. */
function dueAt(at: object | undefined, hasHeard: boolean, now: Date): string {
  const waitMs = !hasHeard && at !== undefined && 'groupWaitMs' in at ? Number(at.groupWaitMs) : 0
  return new Date(now.getTime() + waitMs).toISOString()
}
