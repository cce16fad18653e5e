export const main = async (_args: readonly string[]): Promise<void> => {}
