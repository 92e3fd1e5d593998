import { startClocks } from './clocks.js'
export function startLive() { startClocks() }
