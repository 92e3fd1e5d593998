// A row that is dragged onto a part of the page opens that part's address with the row's id: it shows what the move would do, and asks.
// Everything that can be dragged can be done with links and buttons too.

export function startDragging() {
  let dragged = ''

  // The page is replaced in part when it changes, so every listener sits on the document.
  document.addEventListener('pointerover', (event) => {
    const row = event.target.closest?.('[data-drag]')
    if (row) row.draggable = true
  })
  document.addEventListener('dragstart', (event) => {
    dragged = event.target.closest?.('[data-drag]')?.dataset.drag ?? ''
    if (dragged) event.dataTransfer.setData('text/plain', dragged)
  })
  document.addEventListener('dragover', (event) => {
    const target = dropTarget(event)
    if (!target || !dragged) return
    event.preventDefault()
    target.classList.add('app-drop--over')
  })
  document.addEventListener('dragleave', (event) => dropTarget(event)?.classList.remove('app-drop--over'))
  document.addEventListener('dragend', () => {
    dragged = ''
    document.querySelectorAll('.app-drop--over').forEach((part) => part.classList.remove('app-drop--over'))
  })
  document.addEventListener('drop', (event) => {
    const target = dropTarget(event)
    if (!target || !dragged) return
    event.preventDefault()
    const address = new URL(target.dataset.drop, location.href)
    address.searchParams.set('person', dragged)
    location.assign(address)
  })
}

function dropTarget(event) {
  return event.target.closest?.('[data-drop]') ?? null
}
