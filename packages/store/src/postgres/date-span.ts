/** The first and last day of YYYY, YYYY-MM or YYYY-MM-DD, up to the last day of `dateEnd` where there is one; null without a date. */
export function dateSpan(
  date: string | null,
  dateEnd: string | null,
): { readonly start: string; readonly end: string } | null {
  if (date === null) return null
  const start = date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date
  const end = lastDayOf(dateEnd ?? date)
  if (end < start) return { start, end: start }
  return { start, end }
}

function lastDayOf(date: string): string {
  if (date.length === 4) return `${date}-12-31`
  if (date.length > 7) return date
  const [year = 1970, month = 1] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}
