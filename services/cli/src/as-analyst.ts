import { type Reader, readAsAnalyst } from '@wirewatch/store'
import { configOf, withDatabase } from './database.js'
import { Failure } from './failure.js'

/** Reads the schema `reporting` as the analyst; says what to do where there is no such role yet. */
export function asAnalyst<Value>(
  options: { readonly sample?: boolean | undefined },
  work: (reader: Reader) => Promise<Value>,
): Promise<Value> {
  return withDatabase(configOf(options), ({ analystUrl, url }) =>
    readAsAnalyst(analystUrl ?? url, work).catch((error: unknown) => {
      throw explained(error)
    }),
  )
}

function explained(error: unknown): unknown {
  if (isUnknownAnalyst(error)) return new Failure(nothingYet)
  if (codeOf(error) === '42501' && String(error).includes('set role'))
    return new Failure(
      'The user of DATABASE_URL may not act as the analyst. Allow it once, as the owner of the server: grant analyst to that user.',
    )
  if (codeOf(error) === '22007' || codeOf(error) === '22008')
    return new Failure(`${(error as Error).message}. A time is written as 2026-03-31 or 2026-03-31T12:00Z.`)
  return error
}

export const nothingYet =
  'The database holds nothing to read yet. Run "npx wirewatch start" or "npx wirewatch migrate" first.'

/** The role is made with the tables. Of the embedded database the password is ours and right, so a wrong one means no role. */
export const isUnknownAnalyst = (error: unknown): boolean =>
  codeOf(error) === '28P01' || (codeOf(error) === '22023' && String(error).includes('role "analyst" does not exist'))

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null)
