export * from './drop-reasons.js'
export * from './pipeline.js'
export * from './ports.js'
export * from './stage.js'
