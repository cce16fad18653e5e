/** Faults whose message says all; every other is ours and shows where it happened. */
const plainFaults = new Set([
  'Failure',
  'Refusal',
  'ConfigError',
  'TaxonomyError',
  'EmbeddedBusyError',
  'DatabaseDownError',
  'QueuesDownError',
  'LateStartError',
])

/** What Postgres refuses, by its code, in the words of somebody who has to mend it. */
const refusals: Readonly<Record<string, string>> = {
  '28P01': 'The database does not know this user or password. Is DATABASE_URL right?',
  '28000': 'The database does not let this user in. Is DATABASE_URL right?',
  '3D000': 'The server has no database of that name. Is DATABASE_URL right?',
  '42P01': 'The database holds nothing of ours yet. Run "npx wirewatch start" or "npx wirewatch migrate" first.',
}

/** What to show for a fault that ends a process: one message for what its user can mend, else the stack. */
export function explainFault(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault)
  if (plainFaults.has(fault.name)) return fault.message
  const refusal = refusals[codeOf(fault)]
  return refusal === undefined ? (fault.stack ?? fault.message) : `${refusal} (${fault.message})`
}

const codeOf = (fault: Error): string => ('code' in fault && typeof fault.code === 'string' ? fault.code : '')
