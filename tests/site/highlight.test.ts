import {spawnSync} from 'node:child_process'
import path from 'node:path'
import {expect, test} from 'vitest'
import {root} from '../support/clarity.ts'

// A build makes so much code for expressions that V8 stops optimizing them; the switch makes it do so at once.
test.each(['--regexp-optimization', '--no-regexp-optimization'])('code is highlighted the same with %s', flag => {
  const script = `
    const {highlight} = await import(${JSON.stringify(path.join(root, 'src/site/render/highlight.ts'))})
    console.log(JSON.stringify(highlight('SELECT a AS n, COUNT(*) AS m', 'sql')))`
  const {stdout} = spawnSync(process.execPath, [flag, '--input-type=module', '-e', script], {encoding: 'utf8'})
  expect(stdout).toContain('{"class":"code-token-function"},"children":[{"type":"text","value":"COUNT"}]')
})
