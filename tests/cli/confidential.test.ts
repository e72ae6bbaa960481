import {expect, test} from 'vitest'
import {clarity, folderWith} from '../support/clarity.ts'

const token = 'glpat-aB3dE5fG7hJ9kL1mN3pQ'
const person = (more: string, body = 'Text.') => `---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n${more}---\n${body}\n`

const cwd = folderWith({
  'content/settings.yaml': `sources:
  - {id: metrics, kind: prometheus, url: 'https://p.example.com', auth: {bearer: ${token}}}
  - {id: erp, kind: json, url: 'https://ops:hunter22secret@erp.example.com/x', auth: {bearer: 'my secret pass 42'}, headers: {X-K: zq9-abcdefgh-1234}}
`,
  'content/people/kai.mdx': person(`left: ${token}\ncontacts: [{via: phone, address: ${token}}]\n`),
  'content/people/sam.mdx': person('', `See [a](team:${token}), [b](../teams/${token}.mdx), ![c](${token}.png) and \`{{${token}}}\`.`),
  'content/teams/ops.mdx': `---\ntitle: Ops\npurpose: Orders.\nlead: ${token}\nmembers: [${token}]\n---\nText.\n`,
})

test.each(['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown'])(
  'a secret in the place of something else is not repeated as %s',
  async format => {
    const {code, stdout, stderr} = await clarity(['check', '--format', format], {cwd})
    expect(code).toBe(1)
    expect(stdout).toContain('glpa')
    expect(stdout + stderr).not.toMatch(/aB3dE5fG7|hunter22secret|secret pass 42|abcdefgh-1234/)
  },
)
