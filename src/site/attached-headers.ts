import {isShown, savedName} from '../core/catalog/attached-kinds.ts'

/**
 * Gives the headers with which an attached file is served: nothing in it runs, and what no browser shows is downloaded under its own name.
 *
 * @param published Path below `/files/`.
 */
export function attachedHeaders(published: string): Record<string, string> {
  const own = {'X-Content-Type-Options': 'nosniff'}
  if (!isShown(published)) return {...own, 'Content-Disposition': `attachment; filename*=UTF-8''${encoded(savedName(published))}`}
  // The viewers of some browsers do not open a document in a sandbox; they run nothing of it either.
  return /\.pdf$/i.test(published) ? own : {...own, 'Content-Security-Policy': 'sandbox'}
}

/** Gives the same headers by a path of the site, for a server of its folder; none for what is not attached. */
export function headersOfPath(path: string): Record<string, string> {
  return isAttached(path) ? attachedHeaders(decodedOr(path)) : {}
}

/** Tells whether a path of the site is that of an attached file, which may have a packed one of its own beside it. */
export function isAttached(path: string): boolean {
  return /^\/*files\//.test(decodedOr(path))
}

// Names may hold what a header may not; RFC 5987 says how they are written.
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

function decodedOr(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
