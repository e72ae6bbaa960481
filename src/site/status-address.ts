import {href, site} from './site.ts'

/** Gives the address where pages read the snapshot: below the site, or at another origin when settings say so. */
export function statusAddress(): string {
  const {snapshot} = site().catalog.settings.status
  return isAbsolute(snapshot) ? snapshot : href(`/${snapshot.replace(/^\/+/, '')}`)
}

/** Gives the origin that pages must be allowed to read from; nothing when the snapshot stands beside them, or there is no content. */
export function statusOrigin(): string | undefined {
  try {
    const {snapshot} = site().catalog.settings.status
    return isAbsolute(snapshot) ? new URL(snapshot).origin : undefined
  } catch {
    // Tools read the configuration without content too; a build then says what is missing.
    return undefined
  }
}

function isAbsolute(address: string): boolean {
  return /^https?:\/\//.test(address) && URL.canParse(address)
}
