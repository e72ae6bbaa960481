import {readFileSync, realpathSync, statSync} from 'node:fs'
import path from 'node:path'
import {imageSize} from 'image-size'
import {fileAddress} from '../core/catalog/address.ts'
import {type FileState, type FileView, maxDrawingBytes, maxServedBytes, whyUnserved} from '../core/catalog/attached-files.ts'
import {isDrawing, isPicture, isShown, publishedPath} from '../core/catalog/attached-kinds.ts'
import {type ContentRoots, located} from './roots.ts'

/** Gives a question about a content root: what stands at a path below it, entry or not. */
export function fileStates(root: ContentRoots): (contentPath: string) => FileState {
  return contentPath => lookAt(root, contentPath).state
}

/** Answers for files beside the entries: where they stand on the site, and how large an image is. */
export function contentFiles(root: ContentRoots): (contentPath: string) => FileView | undefined {
  return contentPath => {
    const real = servedFile(root, contentPath)
    if (real === undefined) return undefined
    const address = fileAddress(publishedPath(contentPath))
    const saveAs = isShown(contentPath) ? {} : {saveAs: path.posix.basename(contentPath)}
    return {address, ...saveAs, ...(isPicture(contentPath) && pictureOf(real, {contentPath, address}))}
  }
}

// A drawing may hold scripts. As a picture it runs none; at an address of the site somebody could open it as a page.
function pictureOf(real: string, {contentPath, address}: {contentPath: string; address: string}): Pick<FileView, 'picture' | 'size'> {
  const bytes = readFileSync(real)
  if (isDrawing(contentPath) && bytes.length > maxDrawingBytes) return {}
  const size = sizeOf(bytes)
  return {picture: isDrawing(contentPath) ? `data:image/svg+xml;base64,${bytes.toString('base64')}` : address, ...(size && {size})}
}

/** Reads a file beside the entries; nothing where there is none that the site may hold. */
export function readContentFile(root: ContentRoots, contentPath: string): Buffer | undefined {
  const real = servedFile(root, contentPath)
  return real === undefined ? undefined : readFileSync(real)
}

function servedFile(root: ContentRoots, contentPath: string): string | undefined {
  if (whyUnserved(contentPath) !== undefined) return undefined
  const {state, real} = lookAt(root, contentPath)
  return state === 'there' || state === 'heavy' ? real : undefined
}

function lookAt(root: ContentRoots, contentPath: string): {state: FileState; real: string} {
  try {
    const {root: own, below} = located(root, contentPath)
    const real = realpathSync(path.join(own, below))
    // What a link leads to may be anything on the machine that builds.
    if (!real.startsWith(realpathSync(own) + path.sep)) return {state: 'outside', real}
    const found = statSync(real)
    if (!found.isFile()) return {state: 'missing', real}
    if (found.size > maxServedBytes) return {state: 'too-large', real}
    return {state: isDrawing(contentPath) && found.size > maxDrawingBytes ? 'heavy' : 'there', real}
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
