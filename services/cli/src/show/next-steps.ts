import type { Database } from '@wirewatch/runner'
import { questions } from './questions.js'
import { quoted } from './quoted.js'

/**
 * What to do next: open the database, ask it something, watch real sources.
 * @param staysUp the database goes on running, so that other clients can connect to it
 */
export function nextSteps({ embedded }: Database, isSample: boolean, staysUp: boolean): string {
  const flag = isSample ? ' --sample' : ''
  return [
    staysUp ? 'Open the database while this runs:' : 'Open the database:',
    ...(embedded === null || !staysUp ? [] : [`  ${psqlCommand(embedded.port, embedded.passwordFile)}`]),
    embedded === null
      ? '  with a client of its own, as the role analyst'
      : `  npx wirewatch psql${flag} -c "…"     works without psql, and starts the database if need be`,
    '',
    'Three questions to paste:',
    ...questions.map((question) => question.sql.replace(/^/gm, '  ').concat('\n')),
    isSample ? 'Watch real outlets:  npx wirewatch start' : 'How the feeds are:  npx wirewatch status',
  ].join('\n')
}

function psqlCommand(port: number, passwordFile: string): string {
  return `PGPASSFILE=${quoted(passwordFile)} PGOPTIONS='-c search_path=reporting' psql -h 127.0.0.1 -p ${port} -U analyst wirewatch`
}
