import type { CodedEvent } from '@wirewatch/model'

/** Whether two sides fought: neither is first by nature, and both may have dead. */
export const isFight = (event: CodedEvent): boolean => event.type.startsWith('battle.')
