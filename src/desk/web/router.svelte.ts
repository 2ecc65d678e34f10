// Where the reader is: the browser's own address. Links within the desk change it without loading the shell anew.
import { placeOf } from './address.ts'

class Router {
  path = $state(location.pathname)
  search = $state(location.search)
  hash = $state(location.hash)
  /** Counts the goings: a page that is gone to anew begins at its top. */
  turn = $state(0)

  get place() {
    return placeOf(this.path)
  }

  get query() {
    return new URLSearchParams(this.search)
  }

  /** Goes to an address of the desk. `replace`: the address before it is not gone back to. */
  go(address: string, { replace = false }: { replace?: boolean } = {}): void {
    const to = new URL(address, location.href)
    if (to.href === location.href) return
    if (replace) history.replaceState(null, '', to)
    else history.pushState(null, '', to)
    const samePage = to.pathname === this.path
    this.read()
    if (!samePage) {
      this.turn++
      if (to.hash === '') scrollTo({ top: 0, behavior: 'instant' })
    }
  }

  /** Takes over from the address bar. */
  read(): void {
    this.path = location.pathname
    this.search = location.search
    this.hash = location.hash
  }

  /** Follows the browser's back and forth, and links that lead within the desk. */
  listen(): void {
    addEventListener('popstate', () => this.read())
    addEventListener('hashchange', () => this.read())
    document.addEventListener('click', event => {
      if (
        event.defaultPrevented ||
        event.button !== 0 ||
        event.metaKey ||
        event.ctrlKey ||
        event.shiftKey ||
        event.altKey
      )
        return
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      if (!(link instanceof HTMLAnchorElement) || link.target !== '' || link.hasAttribute('download')) return
      const to = new URL(link.href)
      if (to.origin !== location.origin || placeOf(to.pathname).page === 'missing') return
      event.preventDefault()
      this.go(link.href)
    })
  }
}

export const router = new Router()
