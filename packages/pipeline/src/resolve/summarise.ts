import type { CodedLocation, IncidentValues, Party } from '@wirewatch/model'
import type { KnownWorld } from './known-world.js'

type Summarised = Pick<
  IncidentValues,
  'type' | 'location' | 'dateStart' | 'initiators' | 'targets' | 'killed' | 'injured' | 'arrested' | 'abducted'
>

/** A neutral sentence from the coded values: what, where, when; who against whom; the tolls. */
export function summarise(values: Summarised, world: KnownWorld): string {
  const where = values.location === null ? '' : ` in ${nameOf(values.location)}`
  const when = values.dateStart === null ? '' : `, ${values.dateStart}`
  return [`${world.labelOfType(values.type)}${where}${when}`, sides(values), tolls(values)]
    .filter((part) => part !== '')
    .join('; ')
}

function nameOf(place: CodedLocation): string {
  const names = [place.name ?? place.text, place.admin1, place.country].filter((name) => name !== null && name !== '')
  return [...new Set(names)].join(', ')
}

function sides({ initiators, targets }: Summarised): string {
  if (initiators.length === 0 && targets.length === 0) return ''
  if (targets.length === 0) return `by ${listOf(initiators)}`
  if (initiators.length === 0) return `against ${listOf(targets)}`
  return `${listOf(initiators)} against ${listOf(targets)}`
}

const listOf = (parties: readonly Party[]): string => parties.map((party) => party.name ?? party.text).join(', ')

function tolls(values: Summarised): string {
  const claimed = values.killed.basis === 'party_claim' ? ' claimed' : ''
  return [
    part(values.killed.best ?? values.killed.high, `killed${claimed}`),
    part(values.injured.best ?? values.injured.high, 'injured'),
    part(values.arrested, 'arrested'),
    part(values.abducted, 'abducted'),
  ]
    .filter((text) => text !== '')
    .join(', ')
}

const part = (figure: number | null, word: string): string => (figure === null ? '' : `${figure} ${word}`)
