import { startComponents } from './components.js'
import { startDragging } from './drag.js'
import { startLive } from './live.js'
import { startRanking } from './rank.js'

// Live first: it must see the page as the server wrote it, before the components add to it.
startLive()
startComponents(document)
startDragging()
startRanking()
