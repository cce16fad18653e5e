/** What `pnpm audit --json` says, as far as it is read. */
export interface AuditAnswer {
  readonly error?: { readonly message: string }
  readonly advisories?: Readonly<Record<string, Advisory>>
}

export interface Advisory {
  readonly module_name: string
  readonly severity: string
  readonly title: string
  readonly patched_versions: string
  readonly url: string
}

export declare function verdictOf(answer: AuditAnswer): {
  readonly lines: readonly string[]
  readonly isFailure: boolean
}
