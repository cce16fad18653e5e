const removed = `('merged', 'rejected', 'retracted')`

/** SQL: the incident of this status counts, is listed and can be a duplicate; the reporting views say the same. */
export const stands = (status: string): string => `${status} not in ${removed}`

/** SQL: the incident of this status is merged into another, rejected or retracted. */
export const isRemoved = (status: string): string => `${status} in ${removed}`
