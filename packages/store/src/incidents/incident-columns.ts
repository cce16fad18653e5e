import type { IncidentValues, Party } from '@wirewatch/model'
import { dateSpan } from '../postgres/date-span.js'

/** The columns of `incidents` that follow from its reports, by name, as jsonb gives them back. */
export type IncidentColumns = Readonly<Record<string, unknown>>

/** What an incident's reports amount to. */
export interface ReportCounts {
  readonly articles: number
  readonly sources: number
}

/** A row of `incident_actors` without its incident. */
export interface ActorColumns {
  readonly role: 'initiator' | 'target' | 'claimant'
  readonly ordinal: number
  readonly actor_id: string | null
  readonly name: string | null
  readonly text: string
  readonly attribution: string | null
  readonly side: 'A' | 'B' | null
}

export function columnsOf(values: IncidentValues, counts: ReportCounts): IncidentColumns {
  const { location } = values
  const span = dateSpan(values.dateStart, values.dateEnd)
  return {
    status: values.status,
    date_start: span?.start ?? null,
    date_end: span?.end ?? null,
    date_precision: values.datePrecision,
    type: values.type,
    components: values.components,
    country: location?.country ?? null,
    admin1: location?.admin1 ?? null,
    admin2: location?.admin2 ?? null,
    location_id: location?.id ?? null,
    location_name: location?.name ?? null,
    location_text: location?.text ?? null,
    lat: location?.lat ?? null,
    lon: location?.lon ?? null,
    place_precision: location?.precision ?? 8,
    killed_low: values.killed.low,
    killed_best: values.killed.best,
    killed_high: values.killed.high,
    casualty_basis: values.killed.basis,
    injured_low: values.injured.low,
    injured_best: values.injured.best,
    injured_high: values.injured.high,
    injured_basis: values.injured.basis,
    arrested: values.arrested,
    abducted: values.abducted,
    killed_civilian: values.killedBy.civilian,
    killed_security: values.killedBy.security,
    killed_militant: values.killedBy.militant,
    weapons: values.weapons,
    target_kinds: values.targetKinds,
    summary: values.summary,
    n_articles: counts.articles,
    n_sources: counts.sources,
    n_origins: values.originCount,
    retrospective: values.retrospective,
    confidence: values.confidence,
  }
}

/** Initiators are side A and targets side B; who only claims is on neither. */
export function actorsOf(values: IncidentValues): ActorColumns[] {
  return [
    ...values.initiators.map((party, ordinal) => actor('initiator', 'A', party, ordinal)),
    ...values.targets.map((party, ordinal) => actor('target', 'B', party, ordinal)),
    ...values.claimants.map((party, ordinal) => actor('claimant', null, party, ordinal)),
  ]
}

function actor(role: ActorColumns['role'], side: ActorColumns['side'], party: Party, ordinal: number): ActorColumns {
  return { role, ordinal, actor_id: party.id, name: party.name, text: party.text, attribution: party.attribution, side }
}
