import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import type {TestProject} from 'vitest/node'
import {serveFolder} from '../../src/host/static-server.ts'
import {clarity} from './clarity.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the start page of the example site at `/`. */
    site: string
    /** Address of the same site built under `/docs/`. */
    siteUnderDocs: string
    /** Folder of the site at `/`. */
    siteFolder: string
    /** Folder in which its builds keep bodies; a build of the example with other settings takes what is the same. */
    siteCache: string
  }
}

/** Builds the example content twice, at `/` and under `/docs/`, and serves both while tests run. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'clarity-site-'))
  const plain = await buildAndServe(path.join(folder, 'plain'), '/', folder)
  const docs = await buildAndServe(path.join(folder, 'docs'), '/docs/', folder)
  project.provide('site', plain.url)
  project.provide('siteUnderDocs', docs.url)
  project.provide('siteFolder', path.join(folder, 'plain'))
  project.provide('siteCache', path.join(folder, 'cache'))
  return () => {
    for (const {server} of [plain, docs]) {
      server.close()
      server.closeAllConnections()
    }
  }
}

async function buildAndServe(out: string, base: string, folder: string) {
  const {code, stdout, stderr} = await clarity(['build', '--out', out, '--base', base], {env: {CLARITY_CACHE: path.join(folder, 'cache')}})
  if (code !== 0) throw new Error(`the example site does not build (exit code ${code})\n${stdout}${stderr}`)
  return serveFolder({folder: out, base, host: '127.0.0.1', port: 0})
}
