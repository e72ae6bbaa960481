/** A page that was open in this browser. */
export interface RecentPage {
  url: string
  title: string
  /** What stands above its title, such as `Runbook RB-01`. */
  what: string
}

const most = 8

/** Lists the pages that were open here, the newest first, without the one that is; empty where the browser keeps nothing. */
export function recentPages(): RecentPage[] {
  return kept().filter(({url}) => url !== location.pathname)
}

/** Forgets them. */
export function forgetRecent(): void {
  try {
    localStorage.removeItem(keyOf())
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** Remembers the page that is open; pages that search does not find, such as search itself, are left out. */
export function rememberPage(): void {
  const main = document.querySelector('main[data-pagefind-body]')
  const title = main?.querySelector('h1')?.textContent.trim()
  if (!main || !title) return
  const page = {url: location.pathname, title, what: main.querySelector('.kicker')?.textContent.trim() ?? ''}
  try {
    localStorage.setItem(keyOf(), JSON.stringify([page, ...recentPages()].slice(0, most)))
  } catch {
    // Then nothing is remembered.
  }
}

// Two sites may share an origin, each below its own base.
function keyOf(): string {
  return `recent-pages ${document.querySelector<HTMLElement>('offline-notice')?.dataset.base ?? '/'}`
}

function kept(): RecentPage[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(keyOf()) ?? '[]')
    return Array.isArray(read) ? read.filter(isRecent).slice(0, most) : []
  } catch {
    return []
  }
}

// What another program may have written is no address of ours: only a path is followed.
function isRecent(page: unknown): page is RecentPage {
  const {url, title, what} = (page ?? {}) as Partial<Record<keyof RecentPage, unknown>>
  return typeof url === 'string' && /^\/(?![/\\])/.test(url) && typeof title === 'string' && typeof what === 'string'
}

rememberPage()
