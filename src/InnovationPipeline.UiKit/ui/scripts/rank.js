// Where ideas are ranked, one can be dragged onto another to take its place; those from there on move one place down. It only fills in the
// fields, which say the same without it, by keyboard and on a phone.

export function startRanking() {
  let dragged = null
  const cardAt = (event) => event.target.closest?.('[data-rank] > .app-paper') ?? null
  const field = (card) => card.querySelector('select')

  // Not over the field itself: there a press opens its list.
  document.addEventListener('pointerover', (event) => {
    const card = cardAt(event)
    if (card && field(card)) card.draggable = !event.target.closest('select, details')
  })
  document.addEventListener('dragstart', (event) => {
    dragged = cardAt(event)
    if (dragged) event.dataTransfer.setData('text/plain', field(dragged).id)
  })
  document.addEventListener('dragover', (event) => {
    const card = cardAt(event)
    if (!dragged || card?.parentElement !== dragged.parentElement || !field(card)) return
    event.preventDefault()
    if (card !== dragged) card.classList.add('app-drop--over')
  })
  document.addEventListener('dragleave', (event) => cardAt(event)?.classList.remove('app-drop--over'))
  document.addEventListener('dragend', () => {
    dragged = null
    document.querySelectorAll('.app-drop--over').forEach((card) => card.classList.remove('app-drop--over'))
  })
  document.addEventListener('drop', (event) => {
    const card = cardAt(event)
    if (!dragged || !card || card === dragged || card.parentElement !== dragged.parentElement || !field(card)) return
    event.preventDefault()
    rank(dragged, card)
  })

  /** Ranked ideas stand first, in their order; one dropped onto an idea without a place comes last of them. */
  function rank(moved, onto) {
    const cards = [...moved.parentElement.querySelectorAll(':scope > .app-paper')].filter(field)
    const place = (card) => Number(field(card).value) || Infinity
    const ranked = cards.filter((card) => card !== moved && place(card) < Infinity).sort((a, b) => place(a) - place(b))
    const at = ranked.indexOf(onto)
    ranked.splice(at < 0 ? ranked.length : at, 0, moved)
    ranked.forEach((card, i) => (field(card).value = String(i + 1)))
    cards[0].before(...ranked)
  }
}
