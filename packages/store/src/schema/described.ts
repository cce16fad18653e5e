import { getTableColumns, getTableName } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import type { PgTable } from 'drizzle-orm/pg-core'

/** A table with what it holds, in words. `migrate` writes them into the database as comments. */
export interface DescribedTable {
  readonly name: string
  readonly comment: string
  readonly columns: readonly { readonly name: string; readonly comment: string }[]
}

/** The compiler asks for a comment on every column of the table. */
export function described<Table extends PgTable>(
  table: Table,
  comment: string,
  columns: Readonly<Record<keyof Table['_']['columns'], string>>,
): DescribedTable {
  const comments: Readonly<Record<string, string>> = columns
  return {
    name: getTableName(table),
    comment,
    columns: Object.keys(getTableColumns(table)).map((key) => ({
      name: toSnakeCase(key),
      comment: comments[key] ?? '',
    })),
  }
}
