import { randomBytes } from 'node:crypto'
import { chmod, readFile, rename, writeFile } from 'node:fs/promises'

export interface Passwords {
  /** Owner of the database: what wirewatch itself connects as. */
  readonly wirewatch: string
  /** Reads the schema `reporting`. */
  readonly analyst: string
}

/**
 * The generated passwords, kept in a file of mode 600 and used again at the next start. The file has the form of a
 * libpq password file, so that `PGPASSFILE=<file> psql -h 127.0.0.1 -U analyst wirewatch` asks for none.
 */
export async function keepPasswords(file: string): Promise<Passwords> {
  const kept = await readPasswords(file)
  if (kept !== null) {
    await chmod(file, 0o600)
    return kept
  }
  const fresh: Passwords = { wirewatch: newPassword(), analyst: newPassword() }
  const lines = Object.entries(fresh).map(([user, password]) => `127.0.0.1:*:*:${user}:${password}\n`)
  await writeFile(`${file}.new`, lines.join(''), { mode: 0o600 })
  await rename(`${file}.new`, file)
  return fresh
}

/** The passwords of an earlier start; null when there was none. */
export async function readPasswords(file: string): Promise<Passwords | null> {
  const content = await readFile(file, 'utf8').catch(() => '')
  const byUser = new Map(content.split('\n').map((line) => [line.split(':')[3], line.split(':')[4]]))
  const wirewatch = byUser.get('wirewatch')
  const analyst = byUser.get('analyst')
  return wirewatch && analyst ? { wirewatch, analyst } : null
}

function newPassword(): string {
  return randomBytes(24).toString('base64url')
}
