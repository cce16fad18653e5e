import type { Sql } from './connect.js'

/** Makes whoever else tells this receiver wait until the transaction ends. */
export async function lockReceiver(sql: Sql, receiver: string): Promise<void> {
  await sql.rows(`select pg_advisory_xact_lock(hashtext('wirewatch tell'), hashtext($1))`, [receiver])
}

/** As `lockReceiver`, but waits for nobody: false where somebody else is telling this receiver. */
export async function lockReceiverIfFree(sql: Sql, receiver: string): Promise<boolean> {
  const [lock] = await sql.rows<{ isMine: boolean }>(
    `select pg_try_advisory_xact_lock(hashtext('wirewatch tell'), hashtext($1)) as "isMine"`,
    [receiver],
  )
  return lock?.isMine === true
}
