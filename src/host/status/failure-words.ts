import {SourceFailure} from '../../status/source/source.ts'
import {HttpRefusal, maxAnswerBytes} from '../http.ts'

interface Known {
  words: string
  passing?: boolean
}

// Codes of Node's network, of OpenSSL and of Node's HTTP parser. An address never stands in the words: it may be internal, or carry a secret.
const causes: Record<string, Known> = {
  ECONNREFUSED: {words: 'it refuses the connection', passing: true},
  ECONNRESET: {words: 'it broke the connection off', passing: true},
  EPIPE: {words: 'it broke the connection off', passing: true},
  UND_ERR_SOCKET: {words: 'it broke the connection off', passing: true},
  ETIMEDOUT: {words: 'no connection could be made in time', passing: true},
  UND_ERR_CONNECT_TIMEOUT: {words: 'no connection could be made in time', passing: true},
  EHOSTUNREACH: {words: 'no network leads to it', passing: true},
  ENETUNREACH: {words: 'no network leads to it', passing: true},
  EAI_AGAIN: {words: 'DNS does not answer', passing: true},
  ENOTFOUND: {words: 'DNS does not know its name'},
  CERT_HAS_EXPIRED: {words: 'its TLS certificate has expired'},
  CERT_NOT_YET_VALID: {words: 'its TLS certificate is not valid yet'},
  DEPTH_ZERO_SELF_SIGNED_CERT: {words: 'its TLS certificate is self-signed'},
  SELF_SIGNED_CERT_IN_CHAIN: {words: 'its TLS certificate comes from an authority we do not trust'},
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: {words: 'its TLS certificate comes from an authority we do not trust'},
  UNABLE_TO_GET_ISSUER_CERT: {words: 'its TLS certificate comes from an authority we do not trust'},
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: {words: 'its TLS certificate comes from an authority we do not trust'},
  ERR_TLS_CERT_ALTNAME_INVALID: {words: 'its TLS certificate is for another name'},
  ERR_SSL_WRONG_VERSION_NUMBER: {words: 'it does not speak TLS'},
  ERR_SSL_PACKET_LENGTH_TOO_LONG: {words: 'it does not speak TLS'},
  EPROTO: {words: 'TLS could not be agreed'},
  UND_ERR_HEADERS_OVERFLOW: {words: 'its headers are too long'},
}

const refusals: Record<HttpRefusal['because'], string> = {
  scheme: 'it redirects to something that is no web address',
  downgrade: 'it redirects from https to http',
  redirects: 'it redirects in a circle',
  size: `it answered more than ${maxAnswerBytes / 1_000_000} MB`,
}

/** Says in words why the network gave nothing: what `fetch` throws, with its causes. */
export function networkFailure(error: unknown): SourceFailure {
  if (error instanceof SourceFailure) return error
  if (error instanceof HttpRefusal) return new SourceFailure(refusals[error.because], {whole: true})
  for (const code of codesOf(error)) {
    const found = causes[code]
    if (found) return new SourceFailure(found.words, {passing: found.passing ?? false, whole: found.words !== causes.ECONNRESET?.words})
    // Node does not always give the parser's error its code.
    if (code.startsWith('HPE_') || code === 'HTTPParserError') return new SourceFailure('it does not speak HTTP', {whole: true})
    if (/CERT|_SSL_|_TLS_/.test(code)) return new SourceFailure('its TLS certificate is not accepted', {whole: true})
  }
  return new SourceFailure('it broke the answer off', {passing: true})
}

/** Says in words why a client of another protocol found no network; nothing where it is another failure. */
export function knownNetworkFailure(error: unknown): SourceFailure | undefined {
  return codesOf(error).some(code => Object.hasOwn(causes, code)) ? networkFailure(error) : undefined
}

function codesOf(error: unknown): string[] {
  const codes: string[] = []
  // A cause may have a cause; nothing promises that they do not go round in a circle.
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const {code} = at as NodeJS.ErrnoException
    codes.push(typeof code === 'string' ? code : at.name)
    if (at instanceof AggregateError) codes.push(...at.errors.flatMap(codesOf))
  }
  return codes
}

const statusWords: Record<number, Known> = {
  401: {words: 'it does not accept who we are (401); look at `auth` and its environment variables'},
  403: {words: 'it does not allow us to read (403)'},
  404: {words: 'it has nothing at this address (404)'},
  408: {words: 'it gave up waiting for us (408)', passing: true},
  425: {words: 'it was not ready (425)', passing: true},
  429: {words: 'it is asked too often (429)', passing: true},
  500: {words: 'it failed inside (500)', passing: true},
  502: {words: 'what stands before it does not reach it (502)', passing: true},
  503: {words: 'it is not available (503)', passing: true},
  504: {words: 'what stands before it waited in vain (504)', passing: true},
}

/** Says in words what an HTTP status that carries no usable answer means. */
export function statusFailure(status: number): SourceFailure {
  const {words, passing = false} = statusWords[status] ?? {words: `it answered ${status}`}
  return new SourceFailure(words, {passing, whole: status === 401 || status === 403, status})
}
