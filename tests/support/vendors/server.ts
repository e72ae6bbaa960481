import {spawn} from 'node:child_process'
import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {createServer, type IncomingHttpHeaders, type IncomingMessage} from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import path from 'node:path'

/** What a command has sent, with the host it meant. */
export interface Asked {
  method: string
  host: string
  /** Without the query. */
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: string
}

/** What a vendor answers; an object is sent as JSON. */
export interface Answer {
  status: number
  headers?: Record<string, string>
  body?: unknown
}

/** A vendor of the example, as far as its documentation goes. */
export interface Vendor {
  host: RegExp
  /** @param data What the vendor holds, in the vendor's own shape; nothing for any that fits. */
  answer(asked: Asked, data: unknown): Answer | Promise<Answer>
}

/** One request and what came of it. */
export interface Exchange {
  asked: Asked
  answer: Answer
}

/** Stands for a vendor that is away. */
export const outage = Symbol('outage')

const away: Answer = {status: 503, headers: {'content-type': 'text/html'}, body: '<html><body>Service Unavailable</body></html>'}

/** What a command wrote, in one text, and how it ended. */
export interface Written {
  text: string
  status: number | null
}

/** Vendors that listen on this machine, and a shell whose commands reach them in place of the real ones. */
export interface VendorServer {
  exchanges: Exchange[]
  /** What the vendor that is asked next holds; `outage` is a vendor that is away, in front of which a proxy answers. */
  holds(data: unknown): void
  /** @param env The tokens; the folder that commands write into is new for each server. */
  run(command: string, env: Record<string, string>): Promise<Written>
  close(): void
}

/** Starts a stub for each vendor. No request leaves this machine: an address of no vendor is answered with 502. */
export async function startVendors(vendors: readonly Vendor[]): Promise<VendorServer> {
  const exchanges: Exchange[] = []
  let held: unknown
  const server = createServer(async (request, response) => {
    const asked = await askedBy(request)
    const vendor = vendors.find(({host}) => host.test(asked.host))
    const answer = held === outage ? away : vendor ? await vendor.answer(asked, held) : {status: 502, body: `no vendor at ${asked.host}`}
    exchanges.push({asked, answer})
    const {status, headers = {}, body} = answer
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
    response.writeHead(status, {...(typeof body === 'object' ? {'content-type': 'application/json'} : {}), ...headers}).end(text)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const folder = mkdtempSync(path.join(tmpdir(), 'clarity-vendors-'))
  const programs = writePrograms(folder, (server.address() as AddressInfo).port)
  return {
    exchanges,
    holds: data => {
      held = data
    },
    run: (command, env) => runIn(folder, command, {PATH: `${programs}:${process.env.PATH}`, EDI_HOME: folder, ...env}),
    close: () => {
      server.close()
      server.closeAllConnections()
      rmSync(folder, {recursive: true, force: true})
    },
  }
}

// `/api.example.com/v1/things?limit=1` → host, path and query.
async function askedBy(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const [, host = '', rest = '/'] = /^\/([^/?]+)(.*)$/.exec(request.url ?? '') ?? []
  const {pathname, searchParams} = new URL(rest === '' ? '/' : rest, 'http://host')
  const {method = '', headers} = request
  return {method, host, path: pathname, query: searchParams, headers, body: Buffer.concat(chunks).toString()}
}

// curl is the real one: only where an address leads is changed. What else talks to a vendor says what it was told.
function writePrograms(folder: string, port: number): string {
  const bin = path.join(folder, 'bin')
  mkdirSync(bin)
  mkdirSync(path.join(folder, 'tmp'))
  const curl = `#!/bin/bash
words=()
for word in "$@"; do case "$word" in http://*|https://*) word="http://127.0.0.1:${port}/\${word#*://}" ;; esac; words+=("$word"); done
PATH=\${PATH#*:} exec curl --noproxy '*' "\${words[@]}"
`
  const echo = '#!/bin/bash\necho "$0 $*" >&2\n'
  for (const [name, text] of Object.entries({curl, stripe: echo, aws: echo})) {
    writeFileSync(path.join(bin, name), text)
    chmodSync(path.join(bin, name), 0o755)
  }
  return bin
}

function runIn(cwd: string, command: string, env: Record<string, string>): Promise<Written> {
  return new Promise((resolve, reject) => {
    const shell = spawn('bash', ['--norc', '-c', command], {
      cwd,
      env: {LC_ALL: 'C', ...env},
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 20_000,
    })
    const chunks: Buffer[] = []
    shell.stdout.on('data', chunk => chunks.push(chunk))
    shell.stderr.on('data', chunk => chunks.push(chunk))
    shell.on('error', reject)
    shell.on('close', status => resolve({text: Buffer.concat(chunks).toString().trimEnd(), status}))
  })
}
