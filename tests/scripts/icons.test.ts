import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {root} from '../support/clarity.ts'

const file = path.join(root, 'src/site/styles/icons.css')

test('the icons of the site are those of the set that is installed, and each of them is used', () => {
  const kept = readFileSync(file, 'utf8')
  const {status, stdout} = spawnSync(process.execPath, ['scripts/icons.ts', '--print'], {cwd: root, encoding: 'utf8'})
  expect([status, stdout]).toEqual([0, kept])
  const names = [...kept.matchAll(/--icon-[a-z]+/g)].map(([name]) => name)
  const styles = ['links', 'callouts', 'code', 'layout']
    .map(name => readFileSync(path.join(root, `src/site/styles/${name}.css`), 'utf8'))
    .join('')
  expect(names.length).toBeGreaterThan(5)
  expect(names.filter(name => !styles.includes(`var(${name})`))).toEqual([])
})
