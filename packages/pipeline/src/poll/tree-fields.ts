import { type ElementFields, type FieldValue, noAttributes } from './element-fields.js'
import { textOf, valueWithinDiv } from './markup.js'
import { elementsOf, type FeedElement } from './read-tree.js'

/** Which rules a document's elements are read by: Atom 0.3 keeps the `div` around XHTML that Atom 1.0 takes away. */
export type Format = 'rss' | 'atom' | 'atom03'

/** The fields of an element of the lenient tree. In Atom the prefix of Atom itself is left out of the names. */
export const treeFields = (element: FeedElement, format: Format, zone: string): ElementFields => {
  const byName = new Map<string, FeedElement[]>()
  for (const child of element.children) {
    if (typeof child === 'string') continue
    const name = format === 'rss' ? child.name : withoutAtom(child.name)
    const same = byName.get(name)
    if (same === undefined) byName.set(name, [child])
    else same.push(child)
  }
  const within = <T>(path: string, read: (fields: ElementFields, inner: string) => readonly T[]): readonly T[] => {
    const [outer = '', inner = ''] = path.split('/')
    return (byName.get(outer) ?? none).flatMap((child) => read(treeFields(child, format, zone), inner))
  }
  return {
    values: (path) => {
      const found = byName.get(path)
      if (found !== undefined) return found.map((child) => fieldValue(child, format))
      return path.includes('/') ? within(path, (fields, inner) => fields.values(inner)) : none
    },
    inOrder: (names) =>
      elementsOf(element)
        .filter(({ name }) => names.includes(name))
        .map((child) => fieldValue(child, format)),
    attribute: (name) => element.attributes.get(name) ?? null,
    people: (path) => {
      const found = byName.get(path)
      if (found !== undefined) return found.map((person) => personName(person, format)).filter((name) => name !== '')
      return path.includes('/') ? within(path, (fields, inner) => fields.people(inner)) : none
    },
    base: element.base,
    zone,
  }
}

const none: readonly never[] = []

const withoutAtom = (name: string): string => (name.startsWith('atom:') ? name.slice('atom:'.length) : name)

const fieldValue = (element: FeedElement, format: Format): FieldValue => ({
  text: format === 'atom' && isXhtml(element) ? valueWithinDiv(element) : textOf(element),
  attributes: element.attributes.size === 0 ? noAttributes : Object.fromEntries(element.attributes),
  base: element.base,
})

const isXhtml = ({ attributes }: FeedElement): boolean => /xhtml/i.test(attributes.get('type') ?? '')

/** Atom names a person in an element of its own; in RSS the text is the name, whatever markup stands in it. */
const personName = (person: FeedElement, format: Format): string => {
  const parts = new Map<string, string>()
  for (const child of person.children) {
    if (typeof child !== 'string') parts.set(withoutAtom(child.name), textOf(child))
  }
  if (parts.has('name') || parts.has('email') || (format !== 'rss' && parts.size > 0))
    return parts.get('name') || parts.get('email') || ''
  return textOf(person)
}
