/** Questions that an analyst asks first; a test runs each on the sample week. */
export const questions: readonly { readonly asks: string; readonly sql: string }[] = [
  {
    asks: 'Which districts saw the most deaths?',
    sql: `select admin1, admin2, count(*) as incidents, sum(killed_best) as killed
  from reporting.incidents where not retrospective
 group by admin1, admin2 order by killed desc nulls last limit 10;`,
  },
  {
    asks: 'Which incidents are best corroborated, and by whom?',
    sql: `select public_id, date_start, summary, n_articles, n_origins
  from reporting.incidents order by n_origins desc, n_articles desc limit 10;`,
  },
  {
    asks: 'Which actors start the most incidents?',
    sql: `select actor, count(*) as incidents
  from reporting.incident_actors where role = 'initiator'
 group by actor order by incidents desc limit 10;`,
  },
]
