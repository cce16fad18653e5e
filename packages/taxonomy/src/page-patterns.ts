import { z } from 'zod'

/** The schemas of the words of pages: plain words, and patterns without regard to case. */
export const text = z.string().min(1)

const compiled =
  (flags: string, around: (source: string) => string) =>
  (source: string, context: z.RefinementCtx): RegExp => {
    try {
      return new RegExp(around(source), flags)
    } catch (fault) {
      context.addIssue({ code: 'custom', message: fault instanceof Error ? fault.message : String(fault) })
      return z.NEVER
    }
  }

export const pattern = text.transform(compiled('iu', (source) => source))
export const patterns = z.array(pattern).default([])
/** Of the source of documents, where letters beyond ASCII are compared as they are: faster on long ones. */
export const asciiPattern = text.transform(compiled('i', (source) => source))
/** The whole heading, but for quotation marks and a full stop. */
export const wholePattern = text.transform(compiled('iu', (source) => `^[\\s"“”„«»]*(?:${source})[\\s.!?…"“”«»]*$`))
/** A part of a pattern that is put together with others. */
export const fragment = text.superRefine((source, context) => {
  compiled('u', (part) => part.replaceAll('{networks}', ''))(source, context)
})
