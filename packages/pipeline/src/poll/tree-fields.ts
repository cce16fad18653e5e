import type { ElementFields, FieldValue } from './element-fields.js'
import { textOf, valueWithinDiv } from './markup.js'
import type { FeedElement } from './read-tree.js'

/** The fields of an element of the lenient tree. In Atom the prefix of Atom itself is left out of the names. */
export const treeFields = (element: FeedElement, format: 'rss' | 'atom'): ElementFields => {
  const byName = new Map<string, FeedElement[]>()
  for (const child of element.children) {
    if (typeof child === 'string') continue
    const name = format === 'atom' ? child.name.replace(/^atom:/, '') : child.name
    const same = byName.get(name)
    if (same === undefined) byName.set(name, [child])
    else same.push(child)
  }
  const named = (name: string): readonly FeedElement[] => byName.get(name) ?? []
  return {
    values: (name) => named(name).map((child) => fieldValue(child, format)),
    attribute: (name) => element.attributes.get(name) ?? null,
    people: (path) => {
      const [outer = '', inner] = path.split('/')
      if (inner === undefined)
        return named(outer)
          .map(personName)
          .filter((name) => name !== '')
      return named(outer).flatMap((child) => treeFields(child, format).people(inner))
    },
    base: element.base,
  }
}

const fieldValue = (element: FeedElement, format: 'rss' | 'atom'): FieldValue => {
  const isWrapped = format === 'atom' && element.attributes.get('type')?.toLowerCase() === 'xhtml'
  return {
    text: isWrapped ? valueWithinDiv(element) : textOf(element),
    attributes: Object.fromEntries(element.attributes),
    base: element.base,
  }
}

const personName = (person: FeedElement): string => {
  const parts = new Map<string, string>()
  for (const child of person.children) {
    if (typeof child !== 'string') parts.set(child.name.replace(/^atom:/, ''), textOf(child))
  }
  if (parts.size === 0) return textOf(person)
  return parts.get('name') || parts.get('email') || ''
}
