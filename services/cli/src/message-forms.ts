/** Kinds of messages, as `alerts preview --as` names them. */
export const forms = ['text', 'email', 'slack', 'teams', 'webhook', 'feed'] as const
export type Form = (typeof forms)[number]
