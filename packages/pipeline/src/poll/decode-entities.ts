import { decodeHTMLStrict } from 'entities'
import { NotAFeedError } from './not-a-feed-error.js'

/** Turns the escaped text of an XML document into what it says. */
export type DecodeEntities = (escaped: string) => string

/**
 * A decoder for one document: character references, the entities of XML and HTML, and the simple ones that the document
 * itself declares. An entity that nobody declares stays as it is written. So does a reference to what is no character, but in lower case, as
 * feedparser leaves it: however it is written, the text is the same. Declared entities that contain others are left alone, and what a document
 * may gain by its own entities is limited: throws `NotAFeedError('entity-bomb')` beyond that.
 */
export const entityDecoder = (document: string): DecodeEntities => {
  const declared = declaredEntities(document)
  if (declared.size === 0) return (escaped) => (escaped.includes('&') ? decoded(escaped) : escaped)
  let gained = 0
  return (escaped) => {
    if (!escaped.includes('&')) return escaped
    return escaped.replace(/&(#?[\w.:-]+);/g, (reference, name: string) => {
      const value = declared.get(name)
      if (value === undefined) return decoded(reference)
      gained += value.length
      if (gained > mostGained) throw new NotAFeedError('entity-bomb')
      return value
    })
  }
}

const decoded = (escaped: string): string => {
  const text = decodeHTMLStrict(escaped)
  return text.includes('\ufffd') ? escaped.replace(/&#?\w+;/g, decodedReference) : text
}

const decodedReference = (reference: string): string => {
  const character = decodeHTMLStrict(reference)
  return character === '\ufffd' && !/^&#(?:65533|x0*fffd);$/i.test(reference) ? reference.toLowerCase() : character
}

const mostGained = 1_000_000
const mostDeclared = 1_000

const declaredEntities = (document: string): ReadonlyMap<string, string> => {
  const entities = new Map<string, string>()
  const start = document.slice(0, 65_536).search(/<!DOCTYPE[^>[]*\[/i)
  if (start === -1) return entities
  const declarations = document
    .slice(start, start + 262_144)
    .matchAll(/<!ENTITY\s+([\w.:-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g)
  for (const [, name = '', double, single] of declarations) {
    const value = double ?? single ?? ''
    if (/&(?!#)/.test(value)) continue
    entities.set(name, decodeHTMLStrict(value))
    if (entities.size > mostDeclared) throw new NotAFeedError('entity-bomb')
  }
  return entities
}
