import type {
  Decision,
  Dossier,
  DossierFigure,
  DossierIncident,
  DossierReport,
  DossierRevision,
} from '@wirewatch/store'
import pc from 'picocolors'
import { hanging } from './hanging.js'
import { whenOf, whereOf } from './incident-table.js'
import { sentenceAt } from './sentence-at.js'
import { printable, table } from './table.js'

/** An incident for a reader: its values, its reports side by side, every figure with its speaker and sentence, its history. */
export function dossierForReading(dossier: Dossier, redirectedFrom: readonly string[]): string {
  const { incident, reports, revisions, decisions } = dossier
  return [
    `${pc.bold(incident.publicId)}  ${incident.typeLabel}, ${incident.status}`,
    ...(redirectedFrom.length > 0 ? [`${redirectedFrom.join(', then ')} is part of it now.`] : []),
    '',
    ...values(dossier).map(([name, value]) => hanging(value, 11, name)),
    '',
    heading(`Reports (${reports.length})`),
    ...(reports.length === 0 ? ['none: the last one was taken away'] : [reportTable(reports), '', ...sources(reports)]),
    '',
    heading('Figures'),
    ...figures(reports),
    '',
    heading('History (UTC)'),
    ...history(revisions),
    ...(decisions.length > 0 ? ['', heading('Decisions'), decisionTable(decisions)] : []),
  ].join('\n')
}

const heading = (name: string): string => pc.bold(pc.cyan(name))

function values({ incident, possibleDuplicates, takenIn }: Dossier): [name: string, value: string][] {
  const rows: [string, string | null][] = [
    ['when', whenInWords(incident)],
    ['where', whereInWords(incident)],
    ['also', listOf(incident.components)],
    ['who', listOf(incident.initiators) ?? 'unknown'],
    ['against', listOf(incident.targets) ?? 'unknown'],
    ['claimed by', listOf(incident.claimants)],
    ['killed', killedInWords(incident)],
    ['injured', tollInWords(incident.injuredLow, incident.injuredBest, incident.injuredHigh, incident.injuredBasis)],
    ['arrested', incident.arrested === null ? null : String(incident.arrested)],
    ['abducted', incident.abducted === null ? null : String(incident.abducted)],
    ['with', listOf(incident.weapons)],
    ['aimed at', listOf(incident.targetKinds)],
    ['reported', `by ${count(incident.articles, 'article')} of ${count(incident.origins, 'origin')}`],
    [
      'sure',
      `${incident.confidence.toFixed(2)}${incident.isRetrospective ? ', recalled only: it was never news' : ''}`,
    ],
    ['by hand', byHand(incident)],
    ['took in', listOf(takenIn)],
    ...possibleDuplicates.map(({ publicId, score, reason }): [string, string] => [
      'may be',
      `${publicId} (support ${score.toFixed(1)}: ${reason})`,
    ]),
  ]
  return rows.flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, printable(value)]]))
}

const listOf = (words: readonly string[]): string | null => (words.length === 0 ? null : words.join(', '))
const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`

const dateWords = ['', 'exact day', 'within these days', 'that week', 'that month', 'that year']

function whenInWords(incident: DossierIncident): string {
  const { dateStart, dateEnd, datePrecision } = incident
  if (dateStart === null) return 'unknown'
  const isSpan = (datePrecision === 2 || datePrecision === 3) && dateEnd !== null && dateEnd !== dateStart
  return `${whenOf(incident)}${isSpan ? ` to ${dateEnd}` : ''} (${dateWords[datePrecision ?? 0] ?? ''})`
}

const placeWords = [
  '',
  'exact site',
  'named place',
  'near it',
  'district',
  'province',
  'line or vague area',
  'country only',
  'unknown',
]

function whereInWords(incident: DossierIncident): string {
  const { lat, lon, placeId, placePrecision } = incident
  const details = [
    placeWords[placePrecision] ?? '',
    lat === null || lon === null ? null : `${lat.toFixed(3)} ${lon.toFixed(3)}`,
    placeId,
  ]
  return `${whereOf(incident) ?? 'unknown'} (${details.filter((detail) => detail !== null).join(', ')})`
}

function killedInWords(incident: DossierIncident): string {
  const toll = tollInWords(incident.killedLow, incident.killedBest, incident.killedHigh, incident.killedBasis)
  const groups: [string, number | null][] = [
    ['civilians', incident.killedCivilian],
    ['security', incident.killedSecurity],
    ['militants', incident.killedMilitant],
  ]
  const parts = groups.flatMap(([name, number]) => (number === null ? [] : `${name} ${number}`))
  return [toll ?? 'not stated', ...parts].join('; ')
}

function tollInWords(
  low: number | null,
  best: number | null,
  high: number | null,
  basis: 'reports' | 'party_claim' | null,
): string | null {
  if (basis === 'party_claim') return `${high ?? '?'} by the count of a party to the fight, and of nobody else`
  if (best === null) return null
  return low === high ? String(best) : `${best} (${low} to ${high})`
}

function byHand({ codingStatus, lockedFields }: DossierIncident): string | null {
  if (codingStatus === 'auto' && lockedFields.length === 0) return null
  return lockedFields.length === 0 ? codingStatus : `${codingStatus}; fixed: ${lockedFields.join(', ')}`
}

type Numbered = DossierReport & { readonly number: number }
const numbered = (reports: readonly DossierReport[]): Numbered[] =>
  reports.map((report, index) => ({ ...report, number: index + 1 }))

const minute = (at: string): string => at.slice(0, 16).replace('T', ' ')

function reportTable(reports: readonly DossierReport[]): string {
  return table<Numbered>(
    [
      { head: '#', of: (report) => report.number, align: 'right' },
      { head: 'outlet', of: (report) => report.source, widest: 24 },
      { head: 'said (UTC)', of: (report) => minute(report.saidAt) },
      { head: 'role', of: (report) => report.role.replaceAll('_', '-') },
      { head: 'type', of: ({ event }) => event.type, widest: 28 },
      { head: 'date', of: ({ event }) => [event.date, event.dateEnd].filter((day) => day !== null).join('..') },
      { head: 'place', of: ({ event }) => event.location?.name ?? event.location?.text ?? null, widest: 20 },
      { head: 'who', of: ({ event }) => listOf(event.initiators.map(({ name, text }) => name ?? text)), widest: 26 },
      { head: 'against', of: ({ event }) => listOf(event.targets.map(({ name, text }) => name ?? text)), widest: 26 },
      { head: 'killed', of: ({ event }) => event.killed, align: 'right' },
      { head: 'injured', of: ({ event }) => event.injured, align: 'right' },
    ],
    numbered(reports),
  )
}

function sources(reports: readonly DossierReport[]): string[] {
  const numberOf = new Map(numbered(reports).map(({ id, number }) => [id, number]))
  return numbered(reports).flatMap(({ number, title, url, id, relation, reason, like, copies }) => [
    `${number}. ${printable(title ?? '(no title)')}${copies > 0 ? pc.dim(`  and ${count(copies, 'copy').replace('copys', 'copies')}`) : ''}`,
    `   ${printable(url)}`,
    pc.dim(`   report ${printable(id)}`),
    pc.dim(hanging(`${relation.replaceAll('_', ' ')}${likeWhich(numberOf.get(like ?? ''))}: ${printable(reason)}`, 3)),
  ])
}

const likeWhich = (number: number | undefined): string => (number === undefined ? '' : `, like ${number}`)

/** Sentence by sentence: what it says of whom, and who says so. */
function figures(reports: readonly DossierReport[]): string[] {
  const lines = numbered(reports).flatMap((report) => {
    const bySentence = new Map<string, Set<string>>()
    for (const figure of report.figures) {
      const sentence = sentenceAt(report.text, figure)
      bySentence.set(sentence, (bySentence.get(sentence) ?? new Set()).add(figureInWords(figure)))
    }
    return [...bySentence].flatMap(([sentence, told]) => [
      hanging(printable([...told].join('; ')), 3, `${report.number}.`),
      pc.dim(hanging(`“${printable(sentence)}”`, 3)),
    ])
  })
  return lines.length === 0 ? ['none is stated'] : lines
}

const qualifiers: Readonly<Record<string, string>> = {
  exact: '',
  at_least: 'at least ',
  at_most: 'at most ',
  about: 'about ',
  vague: 'vaguely ',
}

function figureInWords({ measure, group, min, max, qualifier, speaker, partyClaim }: DossierFigure): string {
  const number = max === null || max === min ? String(min) : `${min} to ${max}`
  const whom = group === 'total' || group === 'unknown' ? '' : ` (${group})`
  const claim = partyClaim ? ', a party that counts the other side' : ''
  return `${measure} ${qualifiers[qualifier] ?? ''}${number}${whom} by ${speaker ?? 'the reporter'}${claim}`
}

/** Every revision with who made it and why, and below that in words what it changed. */
function history(revisions: readonly DossierRevision[]): string[] {
  return revisions.flatMap(({ revision, at, reason, madeBy, detail }) => [
    `${`${revision}.`.padEnd(3)}${minute(at)}  ${reason} by ${printable(madeBy)}`,
    ...(detail === null ? [] : [pc.dim(hanging(printable(detail), 3))]),
  ])
}

function decisionTable(decisions: readonly Decision[]): string {
  return table<Decision>(
    [
      { head: 'number', of: ({ id }) => id, align: 'right' },
      { head: 'at (UTC)', of: ({ at }) => minute(at) },
      { head: 'by', of: ({ analyst }) => analyst },
      { head: 'act', of: ({ action, field }) => (field === null ? action : `${action} ${field}`) },
      { head: 'why', of: ({ why }) => why, widest: 120 },
      {
        head: 'undone',
        of: ({ undoneAt, undoneBy }) => (undoneAt === null ? null : `${minute(undoneAt)} by ${undoneBy}`),
      },
    ],
    decisions,
    null,
  )
}
