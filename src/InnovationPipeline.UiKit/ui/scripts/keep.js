const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]'

/** Call before a part of the page changes, and what it gives back afterwards: focus and unsent text stay where they were. */
export function keepFocusAndTyping(part) {
  const focused = part.contains(document.activeElement) ? document.activeElement : null
  const place = focused && { id: focused.id, index: [...part.querySelectorAll(focusable)].indexOf(focused) }
  const typed = [...part.querySelectorAll('input[id], textarea[id]')]
    .filter((field) => field.value !== field.defaultValue || field.checked !== field.defaultChecked)
    .map(({ id, value, checked }) => ({ id, value, checked }))
  const open = [...part.querySelectorAll('details[id][open]')].map(({ id }) => id)

  return () => {
    for (const { id, value, checked } of typed) {
      const field = document.getElementById(id)
      if (!field || !part.contains(field)) continue
      if (field.type !== 'file') field.value = value
      if (checked !== undefined) field.checked = checked
    }
    for (const id of open) document.getElementById(id)?.setAttribute('open', '')
    if (!place || part.contains(document.activeElement)) return
    const same = place.id ? document.getElementById(place.id) : part.querySelectorAll(focusable)[place.index]
    same?.focus({ preventScroll: true })
  }
}
