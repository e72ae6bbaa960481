import {spawn} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {folderWith, root, userEnv} from '../support/clarity.ts'

const team = '---\ntitle: Order operations\npurpose: Orders.\nlead: kai\n---\n'

async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    if (await holds()) return
    await new Promise(resolve => setTimeout(resolve, 200))
  }
  throw new Error(`waited in vain for ${what}`)
}

test('clarity dev shows a change and its findings as files are saved', async () => {
  const folder = folderWith({
    'content/teams/order-ops.mdx': team,
    'content/people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: Europe/Lisbon\n---\n',
  })
  const file = path.join(folder, 'content/teams/order-ops.mdx')
  const env = userEnv({CLARITY_CACHE: path.join(folder, 'cache')})
  const child = spawn(process.execPath, [path.join(root, 'bin/clarity'), 'dev', '--port', '0'], {cwd: folder, env})
  let said = ''
  child.stdout.on('data', data => (said += data))
  const ended = new Promise(resolve => child.on('close', resolve))
  try {
    await until(() => said.includes('The site is at'), 'the address')
    expect(said).toMatch(/^no findings in 2 files/)
    const url = /The site is at (\S+)/.exec(said)?.[1] ?? ''
    const page = async () => (await fetch(`${url}people/kai/`)).text()
    expect(await page()).toContain('Order operations')

    writeFileSync(file, team.replace('Order operations', 'Order desk').replace('lead: kai', 'lead: kay'))
    await until(() => said.includes('no person `kay`; did you mean `kai`? (reference-unknown)'), 'the finding')

    writeFileSync(file, team.replace('Order operations', 'Order desk'))
    await until(async () => (await page()).includes('Order desk'), 'the new name')

    const image = Buffer.from([0, 255, 13, 10, 0, 128])
    writeFileSync(path.join(folder, 'content/teams/flow 1.png'), image)
    writeFileSync(file, `${team}![The flow](flow%201.png)\n`)
    await until(async () => (await (await fetch(`${url}teams/order-ops/`)).text()).includes('src="/files/teams/flow%201.png"'), 'the image')
    const answer = await fetch(`${url}files/teams/flow%201.png`)
    expect([answer.status, answer.headers.get('content-type'), Buffer.from(await answer.arrayBuffer())]).toEqual([200, 'image/png', image])
  } finally {
    child.kill('SIGTERM')
    await ended
  }
})
