const doubtAfter = 30_000

/** Tells people how old what they see is. */
export function startAge() {
  let last = Date.now()
  let isConnected = false

  function show() {
    const places = document.querySelectorAll('[data-live-age]')
    const seconds = Math.floor((Date.now() - last) / 1000)
    const isStale = !isConnected && seconds * 1000 > doubtAfter
    document.body.classList.toggle('app-not-updating', places.length > 0 && isStale)
    for (const place of places) {
      if (!isStale) {
        place.textContent = `Updated ${inWords(seconds)}`
      } else if (!place.querySelector('a')) {
        const link = document.createElement('a')
        link.href = location.href
        link.textContent = 'reload'
        place.replaceChildren('Not updating: ', link)
      }
    }
  }

  if (document.querySelector('[data-live-age]')) setInterval(show, 1000)
  return {
    fresh() {
      last = Date.now()
      show()
    },
    connected(yes) {
      isConnected = yes
      show()
    }
  }
}

function inWords(seconds) {
  if (seconds < 2) return 'just now'
  if (seconds < 60) return `${seconds} seconds ago`
  const minutes = Math.floor(seconds / 60)
  return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`
}
