import {spawn} from 'node:child_process'
import {cpSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, onTestFinished, test, vi} from 'vitest'
import {clarity, folderWith, root, userEnv} from '../support/clarity.ts'

const system = (owner: string) => `---\ntitle: NetSuite\ncategory: erp\nowner: ${owner}\n---\n`
const files = {
  'content/teams/order-ops.mdx': '---\ntitle: Order operations\npurpose: Orders.\nlead: kai\n---\n',
  'content/people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: America/New_York\n---\n',
  'content/systems/netsuite.mdx': system('order-ops'),
}

/** Starts to watch; `until` gives what was said once a check has ended that said it. */
function watching(cwd: string) {
  const child = spawn(process.execPath, [path.join(root, 'bin/clarity'), 'check', '--watch'], {cwd, env: userEnv()})
  let said = ''
  child.stdout.on('data', data => (said += data))
  child.stderr.on('data', data => (said += data))
  onTestFinished(() => void child.kill('SIGKILL'))
  const until = async (text: RegExp) => {
    await vi.waitUntil(() => text.test(said) && /Watching for changes \(stop with Ctrl\+C\)\n$/.test(said), {timeout: 15_000})
    const all = said
    said = ''
    return all
  }
  return {child, until, rest: () => said}
}

/** Saves as many editors do: writes beside the file and renames over it. */
function saveOver(file: string, text: string): void {
  writeFileSync(`${file}.tmp`, text)
  renameSync(`${file}.tmp`, file)
}

describe('clarity check --watch', () => {
  test('sees every save of an editor that renames over the file, and folders that are replaced', {timeout: 60_000}, async () => {
    const cwd = folderWith(files)
    const {until} = watching(cwd)
    await until(/^no findings in 3 files/)
    const netsuite = path.join(cwd, 'content/systems/netsuite.mdx')
    for (const name of ['nobody', 'no-one', 'none']) {
      saveOver(netsuite, system(name))
      expect(await until(/1 error in 3 files/)).toContain(`Changed: systems/netsuite.mdx\n\nerror: no owner \`${name}\``)
    }

    cpSync(path.join(cwd, 'content/systems'), path.join(cwd, 'systems'), {recursive: true})
    rmSync(path.join(cwd, 'content/systems'), {recursive: true})
    await until(/no findings in 2 files/)
    renameSync(path.join(cwd, 'systems'), path.join(cwd, 'content/systems'))
    await until(/no owner `none`/)
    saveOver(netsuite, system('order-ops'))
    await until(/no findings in 3 files/)

    cpSync(path.join(cwd, 'content'), path.join(cwd, 'next'), {recursive: true})
    renameSync(path.join(cwd, 'content'), path.join(cwd, 'before'))
    renameSync(path.join(cwd, 'next'), path.join(cwd, 'content'))
    await until(/no findings in 3 files/)
    saveOver(netsuite, system('nobody'))
    await until(/no owner `nobody`/)
  })

  test('checks again when content is saved, added or removed, and ends cleanly on Ctrl+C', {timeout: 60_000}, async () => {
    const cwd = folderWith(files)
    const {child, until, rest} = watching(cwd)
    await until(/^no findings in 3 files/)

    writeFileSync(path.join(cwd, 'content/systems/netsuite.mdx'), system('nobody'))
    expect(await until(/1 error in 3 files/)).toMatch(/^\nChanged: systems\/netsuite.mdx\n\nerror: no owner `nobody` \(owner-unknown\)\n/)

    mkdirSync(path.join(cwd, 'content/runbooks'))
    writeFileSync(path.join(cwd, 'content/teams/nobody.mdx'), files['content/teams/order-ops.mdx'])
    await until(/no findings in 4 files/)

    rmSync(path.join(cwd, 'content/teams/nobody.mdx'))
    await until(/1 error in 3 files/)

    writeFileSync(path.join(cwd, 'content/notes.txt'), 'No entry.')
    const ended = new Promise(resolve => child.on('exit', (code, signal) => resolve([code, signal])))
    child.kill('SIGINT')
    expect(await ended).toEqual([0, null])
    expect(rest()).toBe('')
  })

  test('checks again when a specification is saved, in the content or beside it', {timeout: 60_000}, async () => {
    const contract = (file: string) =>
      `---\ntitle: Orders\nintegration: orders\nsystem: netsuite\ntransport: file\nendpoint: a\nspec: {file: ${file}}\nfields: [{name: id, type: string}]\n---\n`
    const schema = (name: string) => `properties: {${name}: {type: string}}\n`
    const cwd = folderWith({
      ...files,
      'content/integrations/orders.mdx':
        '---\ntitle: Orders\nfrom: [netsuite]\nto: [netsuite]\nmechanism: A file.\ntier: 2\nowner: order-ops\n---\n',
      'content/contracts/a.mdx': contract('specs/a.yaml'),
      'content/contracts/b.mdx': contract('../specs/b.yaml'),
      'content/specs/a.yaml': schema('id'),
      'specs/b.yaml': schema('id'),
      '.git/HEAD': 'ref: refs/heads/main\n',
    })
    const {until} = watching(cwd)
    await until(/in 6 files/)
    saveOver(path.join(cwd, 'content/specs/a.yaml'), schema('ID'))
    expect(await until(/`specs\/a.yaml` has no field `id`/)).toContain('Changed: specs/a.yaml\n')
    saveOver(path.join(cwd, 'specs/b.yaml'), schema('ID'))
    expect(await until(/`..\/specs\/b.yaml` has no field `id`/)).toContain('Changed: ../specs/b.yaml\n')
  })

  test('checks again when a rule file of the alerting system is saved, beside the content', {timeout: 60_000}, async () => {
    const cwd = folderWith({
      ...files,
      '.git/HEAD': 'ref: refs/heads/main\n',
      'content/settings.yaml': 'alerts: {files: [../monitoring/*.yaml]}\n',
      'monitoring/rules.yaml': 'groups: []\n',
    })
    const {until} = watching(cwd)
    await until(/no findings in/)
    saveOver(path.join(cwd, 'monitoring/rules.yaml'), 'groups: [{name: a, rules: [{alert: Stray, expr: up == 0}]}]\n')
    expect(await until(/no failure mode names/)).toContain('monitoring/rules.yaml:1:')
    saveOver(path.join(cwd, 'monitoring/rules.yaml'), 'groups: []\n')
    await until(/no findings in/)
  })

  test('refuses formats for programs, and a content root that is missing', async () => {
    expect((await clarity(['check', '--watch', '--format', 'json'])).code).toBe(2)
    expect((await clarity(['check', '--watch', '--content', 'nowhere'])).code).toBe(2)
  })
})
