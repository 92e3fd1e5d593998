// Live pages. The server says that a topic has changed; the page is fetched again from its own address and its live parts take the new
// content. Without this script a page shows what it showed when it was loaded.
import { startComponents } from './components.js'
import { startAge } from './age.js'
import { startClocks } from './clocks.js'
import { keepFocusAndTyping } from './keep.js'
import { startSaying } from './say.js'

const allowedFailures = 3
const pollEvery = 10_000
const tryAgainAfter = 60_000
// A room full of phones hears the same message: they do not all ask in the same instant.
const spread = 250

const wait = (time) => new Promise((resolve) => setTimeout(resolve, time))
const parts = (root = document) => [...root.querySelectorAll('[data-live][id]')]
const topicsOf = (part) => part.dataset.live.split(/\s+/).filter(Boolean)

// Each drawing of a form has another token, which is no change to look at.
const asServed = (part) => part.outerHTML.replace(/<input[^>]*__RequestVerificationToken[^>]*>/g, '')

export function startLive() {
  const age = startAge()
  const say = startSaying()
  startClocks(() => parts().length > 0 && refresh())
  if (parts().length === 0) return

  const shown = new Map(parts().map((part) => [part.id, asServed(part)]))
  let etag = null
  let running = false
  let again = false
  let failures = 0
  let polling = null
  let opened = false

  async function refresh() {
    if (running) {
      again = true
      return
    }
    running = true
    try {
      do {
        again = false
        await fetchOnce()
      } while (again)
    } catch {
      // No connection: the age says so, and the next message or poll tries again.
    } finally {
      running = false
    }
  }

  async function fetchOnce() {
    const headers = { Accept: 'text/html' }
    if (etag) headers['If-None-Match'] = etag
    const response = await fetch(location.href, { headers, cache: 'no-store' })
    if (response.status === 304) return age.fresh()
    // Somewhere else is the sign-in page, not news.
    if (!response.ok || response.redirected) return
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const postponed = parts().map((part) => update(part, page.getElementById(part.id))).includes(false)
    // What was postponed must be served again.
    etag = postponed ? null : response.headers.get('ETag')
    age.fresh()
  }

  /** False when someone is writing in it: then it is updated when they leave the field. */
  function update(part, next) {
    if (!next || shown.get(part.id) === asServed(next)) return true
    const field = document.activeElement
    if (part.contains(field) && isWrittenIn(field)) {
      field.addEventListener('blur', () => setTimeout(refresh), { once: true })
      return false
    }
    shown.set(part.id, asServed(next))
    const restore = keepFocusAndTyping(part)
    for (const { name } of [...part.attributes]) if (!next.hasAttribute(name)) part.removeAttribute(name)
    for (const { name, value } of next.attributes) part.setAttribute(name, value)
    // The element itself stays, so that a live region keeps announcing.
    part.replaceChildren(...next.childNodes)
    startComponents(part)
    restore()
    say()
    return true
  }

  /** Figures that came with the message need no fetch. True when they were all there was to show. */
  function fill(topic, payload) {
    if (!payload) return false
    const concerned = parts().filter((part) => topicsOf(part).includes(topic))
    for (const part of concerned) {
      for (const place of part.querySelectorAll('[data-live-value]')) {
        const value = payload[place.dataset.liveValue]
        if (value !== undefined && value !== null) place.textContent = String(value)
      }
    }
    say()
    age.fresh()
    return concerned.length > 0 && concerned.every((part) => part.querySelector('[data-live-value]'))
  }

  function listen() {
    const topics = [...new Set(parts().flatMap(topicsOf))]
    const source = new EventSource('/live?' + new URLSearchParams(topics.map((topic) => ['topic', topic])))

    source.onopen = () => {
      failures = 0
      clearInterval(polling)
      polling = null
      age.connected(true)
      // Whatever happened while nobody listened.
      if (opened) refresh()
      opened = true
    }
    source.onmessage = async ({ data }) => {
      const message = JSON.parse(data)
      if (fill(message.topic, message.payload)) return
      await wait(Math.random() * spread)
      refresh()
    }
    source.onerror = async () => {
      age.connected(false)
      failures += 1
      // A way that has carried messages will carry them again; one that never has may let none through.
      const givenUp = !opened && failures >= allowedFailures
      if (failures >= allowedFailures) polling ??= setInterval(() => document.hidden || refresh(), pollEvery)
      if (!givenUp && source.readyState !== EventSource.CLOSED) return
      source.close()
      await wait(givenUp ? tryAgainAfter : 1_000 + Math.random() * 1_000)
      listen()
    }
    addEventListener('pagehide', () => source.close(), { once: true })
  }

  listen()
  document.addEventListener('visibilitychange', () => document.hidden || refresh())
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    refresh()
    listen()
  })
}

function isWrittenIn(field) {
  if (field instanceof HTMLSelectElement) return [...field.options].some((option) => option.selected !== option.defaultSelected)
  if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) return field.checked !== field.defaultChecked
  return 'defaultValue' in field && field.value !== field.defaultValue
}
