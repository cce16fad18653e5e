import type { PageWords } from '@wirewatch/taxonomy'

/** Whether a page that checks the browser, or a filter's, stands where content was asked for; the words that say so, else null. */
export const blockPageMark = (html: string, { blockingMarks }: PageWords): string | null => {
  const head = html.slice(0, 65_536)
  for (const mark of blockingMarks) {
    const found = head.match(mark)
    if (found !== null)
      return (found[1] ?? found[0])
        .replace(/<[^>]*>/g, '')
        .replace(/\s+/g, ' ')
        .trim()
  }
  return null
}
