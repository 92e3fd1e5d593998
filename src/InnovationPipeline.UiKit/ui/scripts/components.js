import {
  Button, CharacterCount, Checkboxes, ErrorSummary, Header, NotificationBanner, Radios, Scroll, SkipLink, createAll
} from 'nhsuk-frontend'

/** Starts the components within a part of the page: the whole of it, or what a live update has replaced. */
export function startComponents(scope) {
  for (const component of [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, Scroll]) {
    createAll(component, undefined, { scope })
  }
  if (scope === document) {
    for (const component of [Header, SkipLink]) createAll(component, undefined, { scope })
  }
}
