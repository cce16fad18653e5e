import { HtmlSafeString } from 'escape-html-template-tag'

export { type HtmlSafeString, safe } from 'escape-html-template-tag'

/** Markup in which every value is escaped, unless it is markup itself. (The package types its default export as something else.) */
export const html = (parts: TemplateStringsArray, ...values: unknown[]): HtmlSafeString =>
  new HtmlSafeString(parts, values)
