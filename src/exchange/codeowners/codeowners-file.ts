import ignore from 'ignore'
import {LineIndex} from '../../core/content/span.ts'
import type {ExchangeFinding} from '../finding.ts'

/** One rule of a CODEOWNERS file. */
export interface CodeownersRule {
  /** 1-based. */
  line: number
  pattern: string
  /** Handles as written; empty where the rule takes owners away. */
  owners: readonly string[]
  /** Name of the section of GitLab that it stands in; missing before the first one. */
  section?: string
  /** Tells whether a path from the root of the repository is meant. */
  matches(path: string): boolean
}

/** What a CODEOWNERS file says. */
export interface Codeowners {
  rules: CodeownersRule[]
  /** What stands in sections of GitLab, with the owners of the section where a line names none. */
  inSections: CodeownersRule[]
  /** Lines that the code host passes over. */
  findings: ExchangeFinding[]
}

/** Where the lines begin and end that are written from the content; all others are somebody's own. */
export const blockBegin = '# clarity:begin'
/** End of the lines that are written from the content. */
export const blockEnd = '# clarity:end'

/**
 * Reads a CODEOWNERS file as GitHub does: the last rule that matches decides. What stands in sections of GitLab is kept apart: a section asks for
 * approvals of its own, and who owns a file is said before the first one.
 *
 * @see https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export function parseCodeowners(file: string, text: string): Codeowners {
  const found: Codeowners = {rules: [], inSections: [], findings: []}
  let section: SectionHead | undefined
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = index + 1
    const trimmed = raw.replace(/^\uFEFF/, '').trim()
    const [pattern, ...rest] = trimmed.split(/(?<!\\)\s+/)
    if (!pattern || pattern.startsWith('#')) continue
    const head = headOf(trimmed)
    section = head ?? section
    if (head) continue
    const problem = problemOf(pattern)
    const named = untilComment(rest)
    if (problem === undefined && section) {
      const owners = named.length > 0 ? named : section.owners
      found.inSections.push({line, pattern, owners, section: section.title, matches: matcherOf(pattern)})
    } else if (problem === undefined) found.rules.push({line, pattern, owners: named, matches: matcherOf(pattern)})
    else
      found.findings.push({
        severity: 'warning',
        at: {file, line, column: raw.indexOf(pattern) + 1},
        message: problem,
        help: 'Write the line in another form; a code host passes over it.',
      })
  }
  return found
}

/** Gives the rule that decides about a path; nothing where none matches. */
export function decidingRule({rules}: Codeowners, path: string): CodeownersRule | undefined {
  return rules.findLast(rule => rule.matches(path))
}

/**
 * Puts lines between the markers of a CODEOWNERS file, and leaves all others as they are.
 *
 * Without markers they come at the end, where they win over what stands above; before the first section of GitLab, where there is one, or
 * they would be part of the last one.
 *
 * @returns Nothing when a marker lacks its other half: what would have to be replaced is not certain.
 */
export function withBlock(text: string, block: string): string | undefined {
  const begins = placesOf(text, blockBegin)
  const ends = placesOf(text, blockEnd)
  if (begins.length === 0 && ends.length === 0) return text.trim() === '' ? block : added(text, block)
  const [begin, end] = [begins[0], ends[0]]
  if (begins.length !== 1 || ends.length !== 1 || begin === undefined || end === undefined || end < begin) return undefined
  const lines = new LineIndex(text)
  const after = lines.offset({line: lines.point(end).line + 1, column: 1})
  const rest = text.slice(Math.min(after, text.length))
  return text.slice(0, begin) + block + (rest.startsWith(blockEnd) ? '' : rest)
}

/** Head of a section as GitLab writes it: `[Docs]`, `^[Docs][2] @example/docs`. */
const sectionHead = /^\^?\[[^\]]+\](?:\[\d+\])?(?:\s+[@\w].*)?$/

interface SectionHead {
  title: string
  owners: string[]
}

function headOf(line: string): SectionHead | undefined {
  if (!sectionHead.test(line)) return undefined
  const end = line.indexOf(']')
  const rest = line.slice(end + 1).replace(/^\[\d+\]/, '')
  return {title: line.slice(line.indexOf('[') + 1, end), owners: untilComment(rest.split(/\s+/).filter(Boolean))}
}

function added(text: string, block: string): string {
  const lines = text.split('\n')
  const first = lines.findIndex(line => sectionHead.test(line.trim()))
  if (first < 0) return `${text.trimEnd()}\n\n${block}`
  const above = lines.slice(0, first).join('\n').trimEnd()
  return `${above === '' ? '' : `${above}\n\n`}${block}\n${lines.slice(first).join('\n')}`
}

function placesOf(text: string, marker: string): number[] {
  return [...text.matchAll(new RegExp(`^${marker}\\s*$`, 'gm'))].map(({index}) => index)
}

function untilComment(words: readonly string[]): string[] {
  const comment = words.findIndex(word => word.startsWith('#'))
  return comment < 0 ? [...words] : words.slice(0, comment)
}

// GitHub knows neither negation nor sets of characters in these patterns, unlike the ignore files they come from.
function problemOf(pattern: string): string | undefined {
  if (pattern.startsWith('!')) return `the pattern \`${pattern}\` is a negation, which CODEOWNERS does not know`
  if (/^\^?\[/.test(pattern)) return `\`${pattern}\` is no pattern; sections are known to GitLab alone`
  if (/\[.*\]/.test(pattern)) return `the pattern \`${pattern}\` is a set of characters, which CODEOWNERS does not know`
  return undefined
}

function matcherOf(pattern: string): (path: string) => boolean {
  // Most patterns are plain paths from the root; thousands of them are compared with thousands of files.
  if (/^\/[^*?\\]+$/.test(pattern)) {
    const plain = pattern.slice(1)
    const folder = plain.endsWith('/') ? plain : `${plain}/`
    return path => path === plain || path.startsWith(folder)
  }
  const rules = ignore({ignorecase: false}).add(pattern)
  if (!pattern.endsWith('/*')) return path => rules.ignores(path)
  // `docs/*` means the files of that folder and, other than in an ignore file, not those of the folders in it.
  return path => rules.ignores(path) && !(path.includes('/') && rules.ignores(`${path.slice(0, path.lastIndexOf('/'))}/`))
}
