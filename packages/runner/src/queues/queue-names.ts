/** Queues are units of scaling, not stages: `feeds` polls; `articles` reads, tags, codes, resolves and alerts; `deliveries` tells. */
export const queueNames = ['feeds', 'articles', 'deliveries'] as const
export type QueueName = (typeof queueNames)[number]

export const isQueueName = (name: string): name is QueueName => (queueNames as readonly string[]).includes(name)
