import type { CodedArticle, TaggedArticle } from '@wirewatch/model'
import { blockOf } from '@wirewatch/pipeline/resolve/block.js'
import { incidentReportsOf } from '@wirewatch/pipeline/resolve/incident-reports-of.js'
import type { CodedText, KeptArticle } from '@wirewatch/store'
import { coderVersion } from './coder-version.js'

/** What a text was coded as, as it is kept. */
export function codedTextOf(article: KeptArticle, tagged: TaggedArticle, coded: CodedArticle): CodedText {
  const reports = incidentReportsOf(tagged, coded, article.origin, article.firstSeenAt)
  return {
    articleVersionId: article.articleVersionId,
    coded,
    reports: reports.map((report) => ({ report, block: blockOf(report) })),
    text: article.text,
    taxonomyVersion: tagged.taxonomyVersion,
    coderVersion,
  }
}
