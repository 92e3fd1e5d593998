/** Counts `time[data-countdown]` down by the server's clock; calls back once when one runs out. */
export function startClocks(whenOver) {
  // By element and not by page: a part of the page that was fetched again brings a newer time.
  const offsets = new WeakMap()
  let pageOffset = 0
  let asked = false

  async function askTheServer() {
    asked = true
    const before = Date.now()
    const response = await fetch('/favicon.svg', { method: 'HEAD', cache: 'no-store' })
    const date = Date.parse(response.headers.get('Date'))
    if (date) pageOffset = date + 500 - (before + Date.now()) / 2
  }

  function offset(clock) {
    const now = clock.dataset.now
    if (!now) {
      if (!asked) askTheServer().catch(() => {})
      return pageOffset
    }
    if (offsets.get(clock)?.now !== now) offsets.set(clock, { now, offset: Date.parse(now) - Date.now() })
    return offsets.get(clock).offset
  }

  function tick() {
    for (const clock of document.querySelectorAll('time[data-countdown]')) {
      const by = offset(clock)
      const left = Math.max(0, Math.ceil((Date.parse(clock.dataset.countdown) - Date.now() - by) / 1000))
      if ('paused' in clock.dataset || Number.isNaN(left)) continue
      clock.textContent = asClock(left)
      const wasOver = clock.classList.contains('app-clock--over')
      clock.classList.toggle('app-clock--over', left === 0)
      if (left === 0 && !wasOver && clock.dataset.ticked) whenOver()
      clock.dataset.ticked = 'yes'
    }
  }

  tick()
  setInterval(tick, 1000)
}

function asClock(seconds) {
  const two = (number) => String(number).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
