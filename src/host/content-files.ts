import {readFileSync, realpathSync, statSync} from 'node:fs'
import path from 'node:path'
import {imageSize} from 'image-size'
import {fileAddress} from '../core/catalog/address.ts'
import {type FileState, type FileView, maxServedBytes, whyUnserved} from '../core/catalog/attached-files.ts'

const images = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico|tiff?)$/i

/** Gives a question about a content root: what stands at a path below it, entry or not. */
export function fileStates(root: string): (contentPath: string) => FileState {
  return contentPath => lookAt(root, contentPath).state
}

/** Answers for files beside the entries: where they stand on the site, and how large an image is. */
export function contentFiles(root: string): (contentPath: string) => FileView | undefined {
  return contentPath => {
    const real = servedFile(root, contentPath)
    if (real === undefined) return undefined
    const size = images.test(contentPath) ? sizeOf(readFileSync(real)) : undefined
    return {address: fileAddress(contentPath), ...(size && {size})}
  }
}

/** Reads a file beside the entries; nothing where there is none that the site may hold. */
export function readContentFile(root: string, contentPath: string): Buffer | undefined {
  const real = servedFile(root, contentPath)
  return real === undefined ? undefined : readFileSync(real)
}

function servedFile(root: string, contentPath: string): string | undefined {
  if (whyUnserved(contentPath) !== undefined) return undefined
  const {state, real} = lookAt(root, contentPath)
  return state === 'there' ? real : undefined
}

function lookAt(root: string, contentPath: string): {state: FileState; real: string} {
  try {
    const real = realpathSync(path.join(root, contentPath))
    // What a link leads to may be anything on the machine that builds.
    if (!real.startsWith(realpathSync(root) + path.sep)) return {state: 'outside', real}
    const found = statSync(real)
    if (!found.isFile()) return {state: 'missing', real}
    return {state: found.size > maxServedBytes ? 'too-large' : 'there', real}
  } catch {
    return {state: 'missing', real: ''}
  }
}

function sizeOf(bytes: Buffer): FileView['size'] {
  try {
    const {width, height, orientation = 1} = imageSize(bytes)
    // A photo that a camera has turned is shown upright.
    const [wide, high] = orientation >= 5 ? [height, width] : [width, height]
    return wide > 0 && high > 0 ? {width: Math.round(wide), height: Math.round(high)} : undefined
  } catch {
    return undefined
  }
}
