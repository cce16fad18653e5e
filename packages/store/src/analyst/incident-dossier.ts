import type { CodedEvent, Evidence } from '@wirewatch/model'
import { type Decision, decisionsOn } from '../incidents/decisions.js'
import { type IncidentLine, incidentLines } from '../incidents/incidents.js'
import type { Diff } from '../incidents/revise.js'
import { stands } from '../incidents/standing.js'
import type { Sql } from '../postgres/connect.js'

/** An incident with all that stands behind it. */
export interface Dossier {
  readonly incident: DossierIncident
  /** Oldest first. */
  readonly reports: readonly DossierReport[]
  readonly revisions: readonly DossierRevision[]
  readonly decisions: readonly Decision[]
  /** Open pairs for review. */
  readonly possibleDuplicates: readonly DossierDoubt[]
  /** Public ids of incidents that are part of it now. */
  readonly takenIn: readonly string[]
}

export interface DossierIncident extends IncidentLine {
  readonly components: readonly string[]
  readonly placePrecision: number
  readonly lat: number | null
  readonly lon: number | null
  readonly killedCivilian: number | null
  readonly killedSecurity: number | null
  readonly killedMilitant: number | null
  readonly injuredLow: number | null
  readonly injuredBasis: 'reports' | 'party_claim' | null
  readonly arrested: number | null
  readonly abducted: number | null
  readonly weapons: readonly string[]
  readonly targetKinds: readonly string[]
  readonly claimants: readonly string[]
  readonly confidence: number
  readonly codingStatus: string
  readonly lockedFields: readonly string[]
  readonly revision: number
  readonly revisedAt: string
  readonly taxonomyVersion: string
}

export interface DossierReport {
  /** Key by which `split` takes it. */
  readonly id: string
  readonly source: string
  readonly origin: string
  readonly role: string
  readonly relation: string
  /** Why it was put to the incident, and the report that it is most like (null: none). */
  readonly reason: string
  readonly like: string | null
  readonly title: string | null
  readonly url: string
  readonly saidAt: string
  readonly event: Pick<
    CodedEvent,
    'type' | 'date' | 'dateEnd' | 'location' | 'initiators' | 'targets' | 'killed' | 'injured' | 'arrested' | 'abducted'
  >
  readonly evidence: readonly Evidence[]
  readonly figures: readonly DossierFigure[]
  /** The wording that was read: evidence and figures count in it. */
  readonly text: string
  /** How many other articles repeat it. */
  readonly copies: number
}

export interface DossierFigure {
  readonly measure: string
  readonly group: string
  readonly min: number
  readonly max: number | null
  readonly qualifier: string
  readonly words: string
  readonly speaker: string | null
  readonly partyClaim: boolean
  readonly start: number
  readonly end: number
}

export interface DossierRevision {
  readonly revision: number
  readonly at: string
  readonly reason: string
  readonly detail: string | null
  readonly madeBy: string
  readonly diff: Diff
}

export interface DossierDoubt {
  readonly publicId: string
  readonly reason: string
  readonly score: number
  readonly summary: string | null
}

/** @param id row number of an incident that is there */
export async function incidentDossier(sql: Sql, id: number): Promise<Dossier> {
  const [incident] = await sql.rows<DossierIncident>(
    `select
       ${incidentLines},
       components,
       place_precision as "placePrecision",
       lat,
       lon,
       killed_civilian as "killedCivilian",
       killed_security as "killedSecurity",
       killed_militant as "killedMilitant",
       injured_low as "injuredLow",
       injured_basis as "injuredBasis",
       arrested,
       abducted,
       weapons,
       target_kinds as "targetKinds",
       array(
         select coalesce(actor.name, actor.text) from incident_actors actor
         where actor.incident_id = incidents.id and role = 'claimant' order by ordinal
       ) as claimants,
       confidence,
       coding_status as "codingStatus",
       locked_fields as "lockedFields",
       revision,
       revised_at as "revisedAt",
       taxonomy_version as "taxonomyVersion"
     from incidents
     where id = $1`,
    [id],
  )
  if (incident === undefined) throw new Error(`incident ${id} is not in the database`)
  const takenIn = await partsOf(sql, id)
  return {
    incident,
    reports: await reportsOf(sql, id),
    revisions: await revisionsOf(sql, id),
    decisions: await decisionsOn(sql, [id, ...takenIn.map((part) => part.id)]),
    possibleDuplicates: await doubtsOf(sql, id),
    takenIn: takenIn.map(({ publicId }) => publicId),
  }
}

async function partsOf(sql: Sql, id: number): Promise<{ id: number; publicId: string }[]> {
  return sql.rows(
    `with recursive part as (
       select id, public_id from incidents where merged_into = $1
       union
       select merged.id, merged.public_id from part join incidents merged on merged.merged_into = part.id
     )
     select id, public_id as "publicId" from part order by public_id`,
    [id],
  )
}

async function reportsOf(sql: Sql, id: number): Promise<DossierReport[]> {
  return sql.rows<DossierReport>(
    `select
       event.report_key as id,
       sources.name as source,
       report.origin,
       event.role,
       report.relation,
       report.reason,
       report.reason_detail ->> 'with' as like,
       version.title,
       version.url,
       event.said_at as "saidAt",
       event.coded as event,
       event.coded -> 'evidence' as evidence,
       (
         select coalesce(json_agg(json_build_object(
           'measure', measure, 'group', casualty_group, 'min', n_min, 'max', n_max, 'qualifier', qualifier, 'words', words,
           'speaker', speaker, 'partyClaim', party_claim, 'start', span_start, 'end', span_end
         ) order by casualty.ordinal), '[]')
         from casualty_reports casualty
         where casualty.coded_event_id = event.id
       ) as figures,
       version.text,
       (
         select count(*)
         from article_versions copy
         join articles copied on copied.current_version_id = copy.id
         where copy.near_duplicate_of = version.id
       ) as copies
     from incident_reports report
     join coded_events event on event.id = report.coded_event_id
     join article_versions version on version.id = report.article_version_id
     join articles on articles.id = version.article_id
     join sources on sources.id = articles.source_id
     where report.incident_id = $1 and report.detached_at is null
     order by event.said_at, event.report_key`,
    [id],
  )
}

async function revisionsOf(sql: Sql, id: number): Promise<DossierRevision[]> {
  return sql.rows<DossierRevision>(
    `select revision, at, reason, detail, made_by as "madeBy", diff
     from incident_revisions
     where incident_id = $1
     order by revision`,
    [id],
  )
}

async function doubtsOf(sql: Sql, id: number): Promise<DossierDoubt[]> {
  return sql.rows<DossierDoubt>(
    `select other.public_id as "publicId", pair.reason, pair.score, other.summary
     from possible_duplicates pair
     join incidents other on other.id = case when pair.incident_id = $1 then pair.other_id else pair.incident_id end
     where (pair.incident_id = $1 or pair.other_id = $1)
       and pair.decision is null
       and ${stands('other.status')}
     order by pair.score desc`,
    [id],
  )
}
