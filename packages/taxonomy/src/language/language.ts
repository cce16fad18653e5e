import type { Finding } from '../finding.js'

/** What is English rather than regional: the rules by which an article is coded. */
export interface Language {
  /** BCP 47 of the folder, for example `en`. */
  readonly id: string
}

/** Reads the rule files of one language folder; mistakes are added to the findings. */
export function loadLanguage(folder: string, _findings: Finding[]): Language {
  return { id: folder.split(/[\\/]/).at(-1) ?? folder }
}
