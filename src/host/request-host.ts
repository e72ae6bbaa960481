import type {IncomingMessage} from 'node:http'
import {isIP} from 'node:net'

/**
 * Tells whether a request that reached this machine's own address was meant for another name.
 *
 * A page of somebody else can give its name our address (DNS rebinding) and then read us as itself; the name in `Host` tells.
 *
 * @param host Address we listen on; where it is not one of the machine itself, names are up to the network and none is foreign.
 * @param allowed Names by which a proxy before us is asked.
 */
export function isForeignHost(request: IncomingMessage, host: string, allowed: readonly string[] = []): boolean {
  const asked = request.headers.host
  return isOwn(host) && asked !== undefined && !isOwn(nameIn(asked)) && !allowed.some(name => nameIn(name) === nameIn(asked))
}

function isOwn(name: string): boolean {
  if (name === 'localhost' || name.endsWith('.localhost') || name === '::1') return true
  return isIP(name) === 4 && name.startsWith('127.')
}

// `[::1]:4321` → `::1`
function nameIn(asked: string): string {
  return asked
    .trim()
    .toLowerCase()
    .replace(/:\d*$/, '')
    .replace(/^\[(.*)\]$/, '$1')
}
