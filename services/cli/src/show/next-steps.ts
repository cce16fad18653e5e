import type { Database } from '@wirewatch/runner'
import { questions } from './questions.js'

/** What to do next: open the database, ask it something, watch real sources. */
export function nextSteps(database: Database, isSample: boolean): string {
  const flag = isSample ? ' --sample' : ''
  return [
    'Open the database while this runs:',
    ...(database.embedded === null ? [] : [`  ${psqlCommand(database.embedded.port, database.embedded.passwordFile)}`]),
    `  npx wirewatch psql${flag} -c "…"     without psql installed`,
    '',
    'Three questions to paste:',
    ...questions.map((question) => question.sql.replace(/^/gm, '  ').concat('\n')),
    isSample ? 'Watch real outlets:  npx wirewatch start' : 'How the feeds are:  npx wirewatch status',
  ].join('\n')
}

function psqlCommand(port: number, passwordFile: string): string {
  return `PGPASSFILE=${quoted(passwordFile)} PGOPTIONS='-c search_path=reporting' psql -h 127.0.0.1 -p ${port} -U analyst wirewatch`
}

/** A folder's name may hold spaces. */
const quoted = (path: string): string => (/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`)
