import {lengthInWords} from '../../core/format/duration.ts'
import {SourceFailure} from '../../status/source/source.ts'
import {Failure} from '../failure.ts'
import {fetchAlong, HttpRefusal} from '../http.ts'
import {knownNetworkFailure} from './failure-words.ts'
import {loadOptional} from './optional-package.ts'

/** A place elsewhere that a snapshot is put to, as a whole. */
export interface Publisher {
  /** The place, without secrets. */
  place: string
  /**
   * Puts a text there; what was there before stays until the whole text has come.
   *
   * @throws {Error} In words without secrets.
   */
  put(text: string): Promise<void>
}

const limitMs = 20_000
const type = 'application/json'
// Pages ask again and again: a cache in between must ask too.
const cacheControl = 'no-cache'

/**
 * Makes the publisher of an address: `https://…` is sent with PUT, `s3://bucket/key` goes into a bucket.
 *
 * A bucket that is not of Amazon is named with `?endpoint=https://…&region=…`. Credentials come from the environment alone.
 *
 * @throws {Failure} When the address is none of these.
 */
export async function publisherOf(address: string, env: NodeJS.ProcessEnv): Promise<Publisher> {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url?.protocol === 's3:' && url.hostname !== '' && url.pathname.length > 1) return await bucketOf(url)
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Failure(
      `\`${address}\` is no address to publish to`,
      'Name one such as `s3://bucket/status.json` or `https://files.example.com/status.json`.',
    )
  if (url.username || url.password)
    throw new Failure(
      'the address to publish to carries a password',
      'Put the value of the header into `CLARITY_PUBLISH_AUTHORIZATION` instead.',
    )
  return {place: `${url.origin}${url.pathname}`, put: text => sent(url, text, env.CLARITY_PUBLISH_AUTHORIZATION)}
}

async function sent(url: URL, body: string, authorization: string | undefined): Promise<void> {
  try {
    const response = await fetchAlong({
      url,
      body: {value: body, type, method: 'PUT'},
      headers: {'Cache-Control': cacheControl},
      ...(authorization && {secret: {Authorization: authorization}}),
      schemes: [url.protocol],
      // Who we are is told to this address, and to nobody it may lead to.
      redirects: 0,
      signal: AbortSignal.timeout(limitMs),
    })
    await response.body?.cancel()
    if (!response.ok) throw new SourceFailure(`it answered ${response.status}`)
  } catch (error) {
    throw error instanceof HttpRefusal ? new SourceFailure('it redirects') : inWords(error)
  }
}

interface S3 {
  S3Client: new (options: object) => {send(command: unknown, options: object): Promise<unknown>}
  PutObjectCommand: new (input: object) => unknown
}

async function bucketOf({hostname, pathname, searchParams}: URL): Promise<Publisher> {
  const {S3Client, PutObjectCommand} = await loadOptional<S3>('@aws-sdk/client-s3').catch(error => {
    throw new Failure(error.message, 'It is needed for `--publish s3://…` alone.')
  })
  const [endpoint, region] = [searchParams.get('endpoint'), searchParams.get('region')]
  const elsewhere = endpoint === null ? {} : {endpoint, forcePathStyle: true}
  // Other stores than Amazon's do not all know its newer checksums.
  const client = new S3Client({...elsewhere, ...(region !== null && {region}), requestChecksumCalculation: 'WHEN_REQUIRED', maxAttempts: 3})
  const Key = decodeURIComponent(pathname.slice(1))
  return {
    place: `s3://${hostname}/${Key}`,
    async put(Body) {
      const command = new PutObjectCommand({Bucket: hostname, Key, Body, ContentType: type, CacheControl: cacheControl})
      try {
        await client.send(command, {abortSignal: AbortSignal.timeout(limitMs)})
      } catch (error) {
        throw inWords(error)
      }
    },
  }
}

// Messages of clients may repeat what was signed; the name of the error says enough.
function inWords(error: unknown): Error {
  if (error instanceof SourceFailure) return error
  const {name, $metadata} = error as Error & {$metadata?: {httpStatusCode?: number}}
  if (name === 'TimeoutError' || name === 'AbortError') return new Error(`no answer within ${lengthInWords(limitMs)}`)
  const failure = knownNetworkFailure(error)
  if (failure) return failure
  if (name === 'CredentialsProviderError') return new Error('there are no credentials in the environment')
  return new Error($metadata?.httpStatusCode === undefined ? `it failed (${name})` : `it answered ${$metadata.httpStatusCode} (${name})`)
}
