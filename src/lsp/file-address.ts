import path from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'

/**
 * Gives the absolute path behind the address of a text in an editor, also of one that was never saved: `untitled:/srv/content/teams/a.mdx`.
 *
 * @returns Nothing for an address without a place on this machine, such as `untitled:Untitled-1`.
 */
export function pathOfUri(uri: string): string | undefined {
  try {
    const {protocol, pathname} = new URL(uri)
    if (protocol === 'file:') return fileURLToPath(uri)
    const isPlaced = protocol === 'untitled:' && pathname.startsWith('/')
    return isPlaced ? fileURLToPath(pathToFileURL(decodeURIComponent(pathname))) : undefined
  } catch {
    return undefined
  }
}

/** Gives the address of a file. */
export function uriOfPath(absolute: string): string {
  return pathToFileURL(absolute).href
}

/** Gives the path of a file below a folder, with `/`; nothing for a file elsewhere, and for the folder itself. */
export function pathBelow(folder: string, file: string): string | undefined {
  const below = path.relative(folder, file)
  return below === '' || below.startsWith('..') || path.isAbsolute(below) ? undefined : below.split(path.sep).join('/')
}
