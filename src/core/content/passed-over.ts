import ignore from 'ignore'
import {isAboutFolder} from './markup.ts'

/**
 * Gives the question which files below a content root are passed over: those that speak of their folder, and those that settings ignore.
 *
 * @param patterns As `.gitignore` writes them; one that cannot be read ignores nothing.
 */
export function passedOver(patterns: readonly string[]): (contentPath: string) => boolean {
  const ignored = ignore().add([...patterns])
  return contentPath =>
    isAboutFolder(contentPath) || (patterns.length > 0 && ignore.isPathValid(contentPath) && ignored.ignores(contentPath))
}
