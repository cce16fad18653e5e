import {
  alertRuleFaultsDescribed,
  alertRuleSetsDescribed,
  alertRulesDescribed,
  alertsDescribed,
  deliveriesDescribed,
  noticesDescribed,
  ruleMatchesDescribed,
  silencesDescribed,
} from './alerts.js'
import { appliedSqlDescribed } from './applied-sql.js'
import { articleMentionsDescribed, articlesDescribed, articleVersionsDescribed } from './articles.js'
import { casualtyReportsDescribed, codedEventsDescribed } from './coded-events.js'
import { analystDecisionsDescribed, linkDecisionsDescribed, possibleDuplicatesDescribed } from './decisions.js'
import type { DescribedTable } from './described.js'
import { dispositionsDescribed } from './dispositions.js'
import { entriesDescribed } from './entries.js'
import { feedsDescribed, fetchEventsDescribed, hostTurnsDescribed, sourcesDescribed } from './feeds.js'
import { incidentMergesDescribed, incidentReportsDescribed, incidentRevisionsDescribed } from './incident-history.js'
import { incidentActorsDescribed, incidentsDescribed, publicIdCountersDescribed } from './incidents.js'
import { actorsDescribed, eventTypesDescribed, locationsDescribed, taxonomyVersionsDescribed } from './taxonomy.js'

/** Every table, in the order of the line, with the words that `migrate` puts on it. */
export const describedTables: readonly DescribedTable[] = [
  sourcesDescribed,
  feedsDescribed,
  fetchEventsDescribed,
  hostTurnsDescribed,
  entriesDescribed,
  articlesDescribed,
  articleVersionsDescribed,
  articleMentionsDescribed,
  codedEventsDescribed,
  casualtyReportsDescribed,
  incidentsDescribed,
  incidentActorsDescribed,
  incidentReportsDescribed,
  incidentRevisionsDescribed,
  incidentMergesDescribed,
  possibleDuplicatesDescribed,
  analystDecisionsDescribed,
  linkDecisionsDescribed,
  publicIdCountersDescribed,
  dispositionsDescribed,
  alertRulesDescribed,
  alertRuleSetsDescribed,
  alertRuleFaultsDescribed,
  alertsDescribed,
  noticesDescribed,
  deliveriesDescribed,
  ruleMatchesDescribed,
  silencesDescribed,
  taxonomyVersionsDescribed,
  actorsDescribed,
  locationsDescribed,
  eventTypesDescribed,
  appliedSqlDescribed,
]
