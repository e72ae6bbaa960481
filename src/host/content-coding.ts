import {createBrotliCompress, createGzip, constants as zlib} from 'node:zlib'
import {lookup} from 'mrmime'

/** A way in which a body is packed on its way, as `Content-Encoding` names it. */
export type Coding = 'br' | 'gzip'

/** How the name of a file ends that holds another one packed. */
export const endings: Readonly<Record<Coding, string>> = {br: '.br', gzip: '.gz'}

/** Below this size a packet carries the whole of it anyway. */
export const leastBytes = 512

/**
 * Gives the smallest way of packing that a client takes; nothing where it takes none.
 *
 * @param accepted `Accept-Encoding`, e.g. `gzip, br;q=0.5`.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding
 */
export function codingOf(accepted: string | undefined): Coding | undefined {
  const weights = weightsOf(accepted ?? '')
  const weightOf = (coding: string) => weights.get(coding) ?? weights.get('*') ?? 0
  const gzip = Math.max(weightOf('gzip'), weights.get('x-gzip') ?? 0)
  if (weightOf('br') > 0 && weightOf('br') >= gzip) return 'br'
  return gzip > 0 ? 'gzip' : undefined
}

/** Tells whether packing makes a file smaller, by its name: text does, images and what is packed already do not. */
export function isPackable(name: string): boolean {
  return /^text\/|[/+](?:json|xml|javascript)\b/.test(lookup(name) ?? '')
}

/** Packs what flows through it, fast rather than small: somebody waits for it. */
export function packing(coding: Coding) {
  return coding === 'br' ? createBrotliCompress({params: {[zlib.BROTLI_PARAM_QUALITY]: 5}}) : createGzip()
}

function weightsOf(accepted: string): Map<string, number> {
  return new Map(
    accepted.split(',').map(item => {
      const [name = '', ...parameters] = item.split(';').map(part => part.trim().toLowerCase())
      const weight = parameters.find(parameter => parameter.startsWith('q='))
      return [name, weight === undefined ? 1 : Number(weight.slice(2)) || 0]
    }),
  )
}
