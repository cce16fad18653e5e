import type { IncidentFacts } from '@wirewatch/model'

/** The incident stands no longer: it is part of another, or was no incident after all. */
export const isOver = ({ status }: IncidentFacts): boolean =>
  status === 'merged' || status === 'retracted' || status === 'rejected'
