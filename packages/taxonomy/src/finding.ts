/** One mistake in a data folder, where it stands, and what to do about it. */
export interface Finding {
  /** Path of the file as the data folder names it, for example `regions/south-asia/actors/pakistan.yaml`; `.` is the folder itself. */
  readonly file: string
  /** 1-based; 1 where the mistake belongs to the whole file. */
  readonly line: number
  /** What kind of mistake, for tests and filters, for example `unknown-key`. */
  readonly kind: FindingKind
  readonly message: string
  /** What would put it right, for example `did you mean "aliases"?`. */
  readonly hint: string | null
}

export type FindingKind =
  | 'missing-file'
  | 'unread-file'
  | 'not-yaml'
  | 'unknown-key'
  | 'wrong-value'
  | 'bad-date'
  | 'duplicate-id'
  | 'duplicate-alias'
  | 'missing-context'
  | 'dangling-id'
  | 'cycle'
  | 'far-from-parent'
  | 'duplicate-place'
  | 'example'

/** `file:line: message (hint)`, as compilers write it, so that editors can jump to it. */
export const describeFinding = (finding: Finding): string =>
  `${isOfFolder(finding) ? '' : `${finding.file}:${finding.line}: `}${finding.message}${finding.hint === null ? '' : ` (${finding.hint})`}`

/** Whether no file of the folder is wrong, but the folder: there is no line to jump to. */
export const isOfFolder = ({ file }: Finding): boolean => file === '.'

/** The data folder cannot be used; the message lists everything that is wrong with it. */
export class TaxonomyError extends Error {
  override readonly name = 'TaxonomyError'
  readonly findings: readonly Finding[]
  constructor(folder: string, findings: readonly Finding[]) {
    const count = findings.length === 1 ? '1 mistake' : `${findings.length} mistakes`
    super(`taxonomy: ${folder}: ${count}\n${findings.map((finding) => `  ${describeFinding(finding)}`).join('\n')}`)
    this.findings = findings
  }
}
