import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {packProblems, releasedChangelog, ruleNotes} from '../../scripts/release-notes.ts'
import {rules} from '../../src/rules/index.ts'
import {root} from '../support/clarity.ts'

describe('a release', () => {
  test('says which rules are new, stricter, milder and gone', () => {
    const before = {'owner-unknown': 'warning', 'link-broken': 'error', 'old-rule': 'note', same: 'error'}
    const after = {'owner-unknown': 'error', 'link-broken': 'note', 'new-rule': 'error', 'new-note': 'note', same: 'error'}
    expect(ruleNotes(before, after)).toEqual([
      '- New, error: `new-rule`.',
      '- New, note: `new-note`.',
      '- Stricter: `owner-unknown` (warning → error).',
      '- Milder: `link-broken` (error → note).',
      '- Gone: `old-rule`.',
    ])
    expect(ruleNotes(before, before)).toEqual([])
  })

  test('moves what is unreleased under its version, with the rules behind it', () => {
    const made = releasedChangelog('# Changelog\n\n## Unreleased\n\n### Added\n\n- A.\n\n## 0.1.0\n\n- First.\n', {
      version: '0.2.0',
      day: '2026-11-23',
      rules: ['- New, error: `a`.'],
    })
    expect(made).toBe(
      '# Changelog\n\n## Unreleased\n\n## 0.2.0 – 2026-11-23\n\n### Added\n\n- A.\n\n### Rules\n\n- New, error: `a`.\n\n## 0.1.0\n\n- First.\n',
    )
    expect(() => releasedChangelog('## Unreleased\n\n## 0.1.0\n', {version: '0.2.0', day: '', rules: []})).toThrow('nothing unreleased')
  })

  test('is refused while a door is not packed, or tests are', () => {
    const files = ['bin/clarity', 'lib/src/index.js', 'src/site/components/A.astro', 'tests/a.test.ts'].map(file => ({path: file, size: 1}))
    const doors = ['bin/clarity', 'lib/src/index.js', 'lib/src/index.d.ts', 'src/site/components/*', 'src/site/layouts/*']
    expect(packProblems({files}, {doors})).toEqual([
      '`lib/src/index.d.ts` is not packed',
      '`src/site/layouts/*` is not packed',
      '`tests/a.test.ts` is packed',
    ])
  })

  test('knows the rules of the last one, and that of the changelog', () => {
    const {version, rules: before} = JSON.parse(readFileSync(path.join(root, 'scripts/released-rules.json'), 'utf8'))
    expect(readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8')).toContain(`## ${version}`)
    const now = Object.fromEntries(rules.map(({id, severity}) => [id, severity]))
    expect(Object.keys(before).filter(id => id in now).length).toBeGreaterThan(100)
  })

  test('goes with the package of `npm create`, which asks for the same version', () => {
    const manifest = (name: string) => JSON.parse(readFileSync(path.join(root, name), 'utf8'))
    const {version} = manifest('package.json')
    expect(manifest('plugins/create/package.json')).toMatchObject({version, dependencies: {'operational-clarity': version}})
  })

  test.each(['0.0.9', 'next', '0.1.0'])('is refused as %s', version => {
    const {status, stderr} = spawnSync(process.execPath, ['scripts/release.ts', version], {cwd: root, encoding: 'utf8'})
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^release: expected one version above \d/)])
  })
})
