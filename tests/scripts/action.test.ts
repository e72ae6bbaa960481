import {spawnSync} from 'node:child_process'
import {chmodSync, existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {parse, parseDocument} from 'yaml'
import {folderWith, root} from '../support/clarity.ts'

const action = path.join(root, '.github/actions/check')

// What runners bring, in its place: each writes what it is asked into `calls`, and answers as a test wants.
function runner(answers: {npx?: string; gh?: string}) {
  const folder = folderWith({calls: '', summary: '', output: ''})
  for (const name of ['npx', 'gh'] as const) {
    const file = path.join(folder, name)
    writeFileSync(file, `#!/bin/sh\necho "${name} $*" >>"$CALLS"\n${answers[name] ?? ''}\n`)
    chmodSync(file, 0o755)
  }
  const at = (name: string) => path.join(folder, name)
  const env = {
    PATH: `${folder}:${process.env.PATH}`,
    CALLS: at('calls'),
    RUNNER_TEMP: folder,
    GITHUB_OUTPUT: at('output'),
    GITHUB_STEP_SUMMARY: at('summary'),
  }
  return {
    read: (name: string) => readFileSync(at(name), 'utf8').replaceAll(folder, 'TEMP'),
    run: (script: string, more: Record<string, string> = {}) =>
      spawnSync('bash', [path.join(action, script)], {env: {...env, ...more}, encoding: 'utf8'}),
  }
}

const review = 'echo "<!-- clarity-review -->"; echo "### What"'
const pull = {BASE: 'abc123', GH_REPO: 'larkmoor/content', PULL_REQUEST: '12', PREVIEW: '', CONFIG: ''}

describe('the action of a code host', () => {
  test('names scripts that are there', () => {
    const {runs} = parse(readFileSync(path.join(action, 'action.yml'), 'utf8'))
    const named = runs.steps.flatMap(({run = ''}: {run?: string}) => /\/([\w-]+\.sh)"/.exec(run)?.[1] ?? [])
    expect(named.sort()).toEqual(readdirSync(action).filter(name => name.endsWith('.sh')))
  })

  test('checks with annotations, and fails as the check does', () => {
    const {run, read} = runner({npx: 'exit 1'})
    expect(run('check.sh', {FAIL_ON: 'warning', CONFIG: '', SARIF: ''}).status).toBe(1)
    expect(read('calls')).toBe('npx --no-install clarity check --format github --fail-on warning\n')
  })

  test('hands findings to code scanning, and nothing where the check could not run', () => {
    const found = runner({npx: 'exit 1'})
    expect(found.run('check.sh', {SARIF: 'true', CONFIG: 'base.config.ts'}).status).toBe(1)
    expect(found.read('output')).toBe('sarif=TEMP/clarity.sarif\n')
    expect(found.read('calls')).toContain('clarity check --format sarif --config base.config.ts\n')
    const torn = runner({npx: 'exit 2'})
    expect(torn.run('check.sh', {SARIF: 'true', CONFIG: ''}).status).toBe(2)
    expect(torn.read('output')).toBe('')
  })

  test('begins a comment, and the next time changes the same', () => {
    const first = runner({npx: review})
    expect(first.run('comment.sh', pull).status).toBe(0)
    expect(first.read('calls')).toContain('npx --no-install clarity review --since abc123 --format markdown\n')
    expect(first.read('calls')).toContain(
      'gh api --method POST repos/larkmoor/content/issues/12/comments --field body=@TEMP/clarity-review.md --silent\n',
    )
    expect(first.read('summary')).toContain('### What')
    const next = runner({npx: review, gh: 'case "$*" in *--jq*) echo 71; echo 72;; esac'})
    expect(next.run('comment.sh', {...pull, PREVIEW: 'https://p.example.com/'}).status).toBe(0)
    expect(next.read('calls')).toContain('--format markdown --preview https://p.example.com/\n')
    expect(next.read('calls')).toContain('gh api --method PATCH repos/larkmoor/content/issues/comments/71 ')
  })

  test('says so where a fork may not write, and does not fail', () => {
    const {run, read} = runner({npx: review, gh: 'exit 1'})
    const {status, stdout} = run('comment.sh', pull)
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^::notice::The comments of the pull request cannot be read/)])
    expect(read('summary')).toContain('### What')
  })

  test('fails where the review cannot be made', () => {
    const {run} = runner({npx: 'exit 2'})
    expect(run('comment.sh', pull).status).toBe(2)
  })

  test('says where the preview stands', () => {
    const {run, read} = runner({})
    expect(run('build.sh', {CONFIG: ''}).status).toBe(0)
    expect(read('output')).toBe('site=TEMP/clarity-site\n')
  })
})

describe('what other hosts include', () => {
  test.each(['.gitlab/check.yml', '.pre-commit-hooks.yaml', '.github/actions/check/action.yml'])('%s is YAML', name => {
    expect(existsSync(path.join(root, name))).toBe(true)
    expect(parseDocument(readFileSync(path.join(root, name), 'utf8')).errors).toEqual([])
  })

  test('the commands of a GitLab job are shell', () => {
    const {runbooks} = parse(readFileSync(path.join(root, '.gitlab/check.yml'), 'utf8'))
    const {status, stderr} = spawnSync('bash', ['-n'], {input: runbooks.script.join('\n'), encoding: 'utf8'})
    expect([status, stderr]).toEqual([0, ''])
  })

  test('pre-commit starts a program that the package has', () => {
    const [hook] = parse(readFileSync(path.join(root, '.pre-commit-hooks.yaml'), 'utf8'))
    const {bin} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
    expect(Object.keys(bin)).toContain(hook.entry.split(' ')[0])
    expect(new RegExp(hook.files).test('content/runbooks/a.mdx')).toBe(true)
  })
})
