import { isElement, type PageElement } from './markup.js'

/**
 * Whether an element leads to another place on its page and is no word of its sentence: the number of a footnote, the `#` of a heading,
 * the arrow back. The number of a table, `see table 3`, is one.
 */
export function isReferenceMark(element: PageElement): boolean {
  if (isLinkWithin(element)) return /^(?:[^\p{L}\d]{1,5}|\[\d{1,3}\])$/u.test(textOf(element))
  const [only] = element.children
  if (element.tag !== 'sup' || element.children.length !== 1 || only === undefined || !isElement(only)) return false
  return isLinkWithin(only) && /^\W{0,2}\d{1,3}\W{0,2}$/.test(textOf(only))
}

const isLinkWithin = ({ tag, attributes }: PageElement): boolean =>
  tag === 'a' && attributes.href?.startsWith('#') === true

const textOf = ({ children }: PageElement): string =>
  children
    .filter((child) => !isElement(child))
    .join('')
    .trim()
