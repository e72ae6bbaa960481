import {codeSlug} from '../address.ts'
import type {Catalog, Entry} from '../catalog.ts'

/** One failure mode that shows itself by a code. */
export interface CodeClaim {
  /** The code exactly as it appears. */
  code: string
  /** Who says it, as written; missing where any system may. */
  system?: string
  meaning?: string
  /** False where another failure mode is the first to check. */
  primary: boolean
  mode: Entry<'failure-mode'>
}

/** Everything known of the codes that share a page; usually one code. */
export interface CodePage {
  slug: string
  /** The codes of the page, exactly as they appear. */
  codes: string[]
  /** First to check first: primary ones, then the worse. */
  claims: CodeClaim[]
}

/** Lists the pages of all error codes, by code. */
export function codePages(catalog: Catalog): CodePage[] {
  const bySlug = new Map<string, CodeClaim[]>()
  for (const claim of claimsOf(catalog)) {
    const slug = codeSlug(claim.code)
    bySlug.set(slug, [...(bySlug.get(slug) ?? []), claim])
  }
  const pages = [...bySlug].map(([slug, claims]) => ({
    slug,
    codes: [...new Set(claims.map(({code}) => code))],
    claims: claims.sort(firstToCheck),
  }))
  return pages.sort((a, b) => compare(a.slug.toLowerCase(), b.slug.toLowerCase()))
}

function claimsOf(catalog: Catalog): CodeClaim[] {
  return catalog.list('failure-mode').flatMap(mode =>
    mode.data.codes.map(({code, system, meaning, primary}) => ({
      code,
      ...(system !== undefined && {system}),
      ...(meaning !== undefined && {meaning}),
      primary,
      mode,
    })),
  )
}

function firstToCheck(a: CodeClaim, b: CodeClaim): number {
  return Number(b.primary) - Number(a.primary) || compare(a.mode.data.severity, b.mode.data.severity)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
