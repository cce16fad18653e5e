import type { Sql } from '../postgres/connect.js'

/** What somebody else is at just now is waited for, or left. */
export type InUse = 'wait' | 'leave'

/** Makes whoever else tells this receiver wait until the transaction ends. False: somebody else is telling it, and was not waited for. */
export async function lockReceiver(sql: Sql, receiver: string, inUse: InUse = 'wait'): Promise<boolean> {
  if (inUse === 'wait') {
    await sql.rows(`select pg_advisory_xact_lock(hashtext('wirewatch tell'), hashtext($1))`, [receiver])
    return true
  }
  const [lock] = await sql.rows<{ isMine: boolean }>(
    `select pg_try_advisory_xact_lock(hashtext('wirewatch tell'), hashtext($1)) as "isMine"`,
    [receiver],
  )
  return lock?.isMine === true
}
