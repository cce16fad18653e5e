import type { CodedTaggedArticle } from '@wirewatch/pipeline/code/code.js'
import { blockOf } from '@wirewatch/pipeline/resolve/block.js'
import { incidentReportsOf } from '@wirewatch/pipeline/resolve/incident-reports-of.js'
import type { CodedText, KeptArticle } from '@wirewatch/store'
import { coderVersion } from '../coder-version.js'

/** What a text was coded as, as it is kept. */
export function codedTextOf(article: KeptArticle, coded: CodedTaggedArticle): CodedText {
  const reports = incidentReportsOf(coded, article.origin, article.firstSeenAt)
  return {
    articleVersionId: article.articleVersionId,
    coded,
    reports: reports.map((report) => ({ report, block: blockOf(report) })),
    text: article.text,
    taxonomyVersion: coded.taxonomyVersion,
    coderVersion,
  }
}
