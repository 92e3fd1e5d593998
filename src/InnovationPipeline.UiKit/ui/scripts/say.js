const quiet = 5_000

/**
 * Reads out to screen readers what a live page now says: the text of `[data-live-say]`, put into the page's `[data-live-said]`. At most once in
 * five seconds; of what changes meanwhile only the last is said.
 */
export function startSaying() {
  const said = document.querySelector('[data-live-said]')
  const words = () =>
    [...document.querySelectorAll('[data-live-say]')].map((place) => place.textContent.replace(/\s+/g, ' ').trim()).join('. ')
  let last = words()
  let saidAt = -Infinity
  let waiting = null

  function say() {
    waiting = null
    const now = words()
    if (now === last) return
    last = now
    saidAt = performance.now()
    said.textContent = now
  }

  return () => {
    if (said && waiting === null) waiting = setTimeout(say, Math.max(0, saidAt + quiet - performance.now()))
  }
}
