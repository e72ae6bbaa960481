import {readFileSync, statSync} from 'node:fs'
import path from 'node:path'

/**
 * Gives the header of pages with which a browser asks for the stylesheet before it has read a page; undefined where no page names one.
 *
 * On a slow line this is what the first paint waits for, and a page may take as long to come as the styles.
 *
 * @param folder Absolute path of the built site.
 */
export function styleHint(folder: string): string | undefined {
  try {
    const found = /<link rel="stylesheet" href="([^"]*\/assets\/[^"]+\.css)"/.exec(readFileSync(path.join(folder, 'index.html'), 'utf8'))
    return found ? `<${found[1]}>; rel=preload; as=style` : undefined
  } catch {
    return undefined
  }
}

/** Gives the same for a server of the folder, which a build may swap in between; only pages have it. */
export function hintsOf(folder: string): (path: string) => {Link?: string} {
  let [hint, built] = [styleHint(folder), writtenAt(folder)]
  return name => {
    if (!/(?:\/|\.html)$/.test(name)) return {}
    const now = writtenAt(folder)
    if (now !== built) [hint, built] = [styleHint(folder), now]
    return hint === undefined ? {} : {Link: hint}
  }
}

function writtenAt(folder: string): number | undefined {
  return statSync(path.join(folder, 'index.html'), {throwIfNoEntry: false})?.mtimeMs
}
