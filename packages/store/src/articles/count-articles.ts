import type { Sql } from '../postgres/connect.js'

/** Counts the articles and outlets behind these incidents anew, copies of their texts included. */
export async function countArticlesOf(sql: Sql, incidentIds: readonly number[]): Promise<void> {
  if (incidentIds.length === 0) return
  await sql.rows(
    `with behind as (
       select report.incident_id, version.article_id
       from incident_reports report
       join article_versions version on version.id = report.article_version_id
       where report.incident_id = any($1::bigint[]) and report.detached_at is null
       union
       select report.incident_id, copy.article_id
       from incident_reports report
       join article_versions copy on copy.near_duplicate_of = report.article_version_id
       join articles on articles.current_version_id = copy.id
       where report.incident_id = any($1::bigint[]) and report.detached_at is null
     ),
     counted as (
       select behind.incident_id, count(*) as articles, count(distinct articles.source_id) as sources
       from behind
       join articles on articles.id = behind.article_id
       group by behind.incident_id
       order by behind.incident_id
     )
     update incidents set n_articles = counted.articles, n_sources = counted.sources
     from counted
     where incidents.id = counted.incident_id
       and (incidents.n_articles, incidents.n_sources) is distinct from (counted.articles, counted.sources)`,
    [incidentIds],
  )
}

/** The incidents that stand on the texts which these versions repeat. */
export async function incidentsOfCopied(sql: Sql, copyVersionIds: readonly number[]): Promise<number[]> {
  const found = await sql.rows<{ id: number }>(
    `select distinct report.incident_id as id
     from article_versions copy
     join incident_reports report on report.article_version_id = copy.near_duplicate_of and report.detached_at is null
     where copy.id = any($1::bigint[])
     order by id`,
    [copyVersionIds],
  )
  return found.map((incident) => incident.id)
}
