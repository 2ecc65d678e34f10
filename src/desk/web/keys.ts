// Keys that hold on every page: `/` to the search field, `g` and a letter to a page, `?` for help. Never while somebody types.
import { type LISTED, toPage } from './address.ts'
import { router } from './router.svelte.ts'

/** `g` and then: the page's letter. */
export const PAGE_KEYS: Readonly<Record<string, (typeof LISTED)[number]>> = {
  t: 'today',
  a: 'agenda',
  q: 'statements',
  p: 'positions',
  d: 'demands',
  o: 'promises',
  i: 'instruments',
  h: 'happenings',
  m: 'map',
  c: 'compare',
  s: 'search',
  w: 'watches',
  r: 'review',
  f: 'sources',
}

/** Whether a key goes to a field instead of the page. */
export function isTyping(event: KeyboardEvent): boolean {
  const { target } = event
  if (event.ctrlKey || event.metaKey || event.altKey) return true
  return target instanceof HTMLElement && (target.matches('input, select, textarea') || target.isContentEditable)
}

/** Listens until the function that is given back is called. */
export function listenForKeys({ help }: { readonly help: () => void }): () => void {
  let isGoing = false
  const pressed = (event: KeyboardEvent) => {
    if (isTyping(event) || event.defaultPrevented) return
    const page = isGoing ? PAGE_KEYS[event.key] : undefined
    isGoing = event.key === 'g'
    if (page !== undefined) {
      event.preventDefault()
      event.stopImmediatePropagation()
      router.go(toPage(page))
    } else if (event.key === '/') {
      event.preventDefault()
      document.getElementById('go-to')?.focus()
    } else if (event.key === '?') {
      event.preventDefault()
      help()
    }
  }
  // Before the pages' own keys: after `g`, a letter is a page's.
  addEventListener('keydown', pressed, { capture: true })
  return () => removeEventListener('keydown', pressed, { capture: true })
}
