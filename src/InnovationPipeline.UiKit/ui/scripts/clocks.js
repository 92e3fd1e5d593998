export function startClocks() {}
