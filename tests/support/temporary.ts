import {chmodSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

const prefix = 'clarity-tests-'

/**
 * Gives the tests of a run a temporary folder of their own, and clears it away when they are done.
 *
 * Each project of a run calls this; all share the first one's folder, because folders within folders make paths that are too long for the
 * socket of a browser.
 */
export default function setup(): () => void {
  if (path.basename(tmpdir()).startsWith(prefix)) return () => {}
  const before = process.env.TMPDIR
  const folder = mkdtempSync(path.join(tmpdir(), prefix))
  // Some tests start programs as another user, who has to come through.
  chmodSync(folder, 0o755)
  process.env.TMPDIR = folder
  return () => {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    rmSync(folder, {recursive: true, force: true, maxRetries: 3})
  }
}
