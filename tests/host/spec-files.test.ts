import {mkdirSync, symlinkSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {parseDocument} from '../../src/core/content/document.ts'
import {readSpecFiles} from '../../src/host/spec-files.ts'
import {folderWith} from '../support/clarity.ts'

const repository = folderWith({
  'docs/content/specs/a.yaml': "a: {$ref: './parts/b.yaml#/B'}\nc: {$ref: '#/a'}\nd: {$ref: 'https://example.com/d.yaml'}\n",
  'docs/content/specs/parts/b.yaml': 'B: {"$ref": "../../../../shared/c.json"}\n',
  'shared/c.json': '{"$ref": "./c.json"}',
  'docs/content/specs/out.yaml': 'a: {$ref: ../../../../secret.yaml}\nb: {$ref: /etc/passwd}\nc: {$ref: gone.yaml}\n',
  'docs/content/specs/empty.yaml': '',
})
const content = path.join(repository, 'docs/content')
const outside = folderWith({'secret.yaml': 'secret: 1\n'})
mkdirSync(path.join(repository, '.git'))
symlinkSync(path.join(outside, 'secret.yaml'), path.join(content, 'specs/leads-out.yaml'))

function read(file: string) {
  const text = `---\ntitle: A\nspec: {file: ${file}}\n---\n`
  const document = parseDocument({file: 'docs/content/contracts/a.mdx', contentPath: 'contracts/a.mdx', content: text})
  return readSpecFiles([document], content, repository)
}

describe('specifications that contracts name', () => {
  test('are read with what they refer to, also beside the content root, each once', () => {
    const files = [...read('./specs/a.yaml').values()]
    expect(files.map(({file}) => file)).toEqual(['docs/content/specs/a.yaml', 'docs/content/specs/parts/b.yaml', 'shared/c.json'])
    expect([...read('../../shared/c.json').keys()]).toEqual(['../../shared/c.json'])
  })

  test('nothing outside the repository is read, and a file that is gone is not there', () => {
    expect([...read('specs/out.yaml').values()].map(file => [file.contentPath, 'problem' in file && file.problem])).toEqual([
      ['specs/out.yaml', false],
      ['../../../secret.yaml', 'it is outside the repository'],
    ])
    expect([...read('/etc/passwd').keys()]).toEqual([])
    expect([...read('C:\\\\specs.yaml').keys()]).toEqual([])
    expect([...read('specs/gone.yaml').keys()]).toEqual([])
  })

  test.each([
    ['specs/leads-out.yaml', 'it leads out of the repository'],
    ['specs/empty.yaml', 'it is empty'],
    ['specs', 'it is not a regular file'],
  ])('%s has no text, and says why', (file, problem) => {
    expect(read(file).get(file)).toMatchObject({problem})
  })
})
