import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** An operating-system account that Postgres runs under. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

const run = promisify(execFile)

/**
 * The unprivileged account for a server that root starts, because Postgres refuses to run as root. Takes one that is
 * there (`wirewatch`, `postgres`), else makes `wirewatch`, else falls back to `nobody`. It must be a named account:
 * initdb looks its name up.
 */
export async function unprivilegedAccount(): Promise<Account> {
  for (const name of ['wirewatch', 'postgres']) {
    const account = await findAccount(name)
    if (account !== null) return account
  }
  await run('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'wirewatch']).catch(
    () => undefined,
  )
  const account = (await findAccount('wirewatch')) ?? (await findAccount('nobody'))
  if (account !== null) return account
  throw new Error(
    'Postgres refuses to run as root, and there is no other account for it: neither wirewatch, postgres nor nobody ' +
      'exists and useradd failed. Create one (useradd --system wirewatch), or run wirewatch as an ordinary user.',
  )
}

async function findAccount(name: string): Promise<Account | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return null
  }
}
