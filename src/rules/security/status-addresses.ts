import type {Catalog} from '../../core/catalog/catalog.ts'
import type {Document} from '../../core/content/document.ts'
import type {Path} from '../../core/content/frontmatter.ts'
import type {SettingsFile} from '../../core/content/settings.ts'

/** An address that live status is read from, or that its pages show. */
export interface StatusAddress {
  /** What it is, e.g. `` source `metrics` ``. */
  of: string
  url: string
  /** File it stands in. */
  in: Document | SettingsFile
  path: Path
  /** True where a token or password is sent along. */
  sendsSecret: boolean
  /** True where people open it, and nothing is read from it. */
  isForPeople: boolean
}

/** Lists the addresses of sources, of the snapshot and of vendors' status pages, in no order. */
export function* statusAddresses(catalog: Catalog): Generator<StatusAddress> {
  const {settings, settingsFile} = catalog
  if (settingsFile) yield* inSettings(settings, settingsFile)
  for (const {id, data, document} of catalog.list('system')) {
    const api = data.statusPage?.api
    if (api === undefined) continue
    const of = `the status page of system \`${id}\``
    yield {of, url: api, in: document, path: ['statusPage', 'api'], sendsSecret: false, isForPeople: false}
  }
}

function* inSettings({sources, status}: Catalog['settings'], file: SettingsFile): Generator<StatusAddress> {
  for (const [index, {id, url, page, auth, headers}] of sources.entries()) {
    // A tenant is no secret; what such a header is called usually says whether it is one.
    const sendsSecret = auth !== undefined || Object.keys(headers).some(name => /auth|token|key|secret|cookie/i.test(name))
    const shared = {of: `source \`${id}\``, in: file, sendsSecret}
    if (url !== undefined) yield {...shared, url, path: ['sources', index, 'url'], isForPeople: false}
    if (page !== undefined) yield {...shared, url: page, path: ['sources', index, 'page'], isForPeople: true}
  }
  if (snapshotOrigin(status.snapshot) === undefined) return
  yield {of: 'the snapshot', url: status.snapshot, in: file, path: ['status', 'snapshot'], sendsSecret: false, isForPeople: false}
}

/** Gives the origin that pages read the snapshot from, such as `https://status.example.com`; nothing when it is their own. */
export function snapshotOrigin(snapshot: string): string | undefined {
  if (!/^https?:\/\//i.test(snapshot) || !URL.canParse(snapshot)) return undefined
  return new URL(snapshot).origin
}

/** Tells whether an address goes over the network as plain text: `http`, and not on the machine itself. */
export function isUnencrypted(url: string): boolean {
  if (!/^http:/i.test(url) || !URL.canParse(url)) return false
  const {hostname} = new URL(url)
  return !/^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}

/** A stretch of an address that lets whoever has it in; 0-based offsets, `end` exclusive. */
export interface UrlCredential {
  what: 'a user' | 'a password' | 'a token'
  start: number
  end: number
}

/** Finds a user, a password or a token in an address; placeholders such as `{token}` are none. */
export function credentialIn(url: string): UrlCredential | undefined {
  const user = /^https?:\/\/([^/?#@:]*)(?::([^/?#@]*))?@/di.exec(url)
  const [start, end] = user?.indices?.[2] ?? user?.indices?.[1] ?? [0, 0]
  if (user && end > start) return {what: user[2] === undefined ? 'a user' : 'a password', start, end}
  const token =
    /[?&#](?:[\w-]*(?:token|secret|passw(?:or)?d|signature)|api[_-]?key|access[_-]?key|key|auth|sig)=([^&#{}$]{6,})(?=[&#]|$)/di.exec(url)
  const place = token?.indices?.[1]
  return place && {what: 'a token', start: place[0], end: place[1]}
}
