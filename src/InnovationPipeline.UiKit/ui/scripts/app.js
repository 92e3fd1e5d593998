import { startComponents } from './components.js'
import { startLive } from './live.js'

startComponents(document)
startLive()
