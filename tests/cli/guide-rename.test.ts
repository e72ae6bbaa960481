import {execFileSync} from 'node:child_process'
import {cpSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {clarity, folderWith, root} from '../support/clarity.ts'

/** A block of the guide: an edit, commands, or what they say. */
interface Block {
  language: 'diff' | 'sh' | 'output'
  text: string
  line: number
}

function blocksOf(guide: string): Block[] {
  const text = readFileSync(path.join(root, 'src/site/guide', guide), 'utf8')
  return [...text.matchAll(/^(`{3,})(diff|sh|output)\n([\s\S]*?\n)\1$/gm)].map(({1: _, 2: language, 3: body = '', index}) => ({
    language: language as Block['language'],
    text: body,
    line: text.slice(0, index).split('\n').length,
  }))
}

/** The example organisation in a repository of its own, on `main`. */
function repository(): string {
  const cwd = folderWith({})
  cpSync(path.join(root, 'content'), path.join(cwd, 'content'), {recursive: true})
  git(cwd, ['init', '-q', '-b', 'main'])
  git(cwd, ['add', '-A'])
  git(cwd, ['commit', '-qm', 'Content'])
  return cwd
}

function git(cwd: string, args: readonly string[], input?: string): void {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false']
  execFileSync('git', [...identity, ...args], {cwd, stdio: ['pipe', 'pipe', 'pipe'], ...(input !== undefined && {input})})
}

/** Words of a command as a shell splits them, where only double quotes hold some together. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}

test('the guide on renaming a field can be followed as it is written', async () => {
  const cwd = repository()
  const env: Record<string, string> = {}
  let ran = {code: 0 as number | null, stdout: ''}
  for (const {language, text, line} of blocksOf('rename-a-field.mdx')) {
    const place = `rename-a-field.mdx:${line}`
    if (language === 'diff') git(cwd, ['apply', '-'], text)
    if (language === 'output') {
      for (const expected of text.trimEnd().split('\n')) expect(ran.stdout, place).toContain(expected)
      if (text.startsWith('no findings')) expect(ran.code, place).toBe(0)
      if (text.startsWith('error')) expect(ran.code, place).toBe(1)
    }
    if (language !== 'sh') continue
    for (const command of text.trimEnd().split('\n')) {
      const [program, ...args] = wordsOf(command)
      const [name = '', value = ''] = (args[0] ?? '').split('=')
      if (program === 'export') env[name] = value
      else if (program === 'git') git(cwd, args)
      else if (program === 'sed' || program === 'rm') execFileSync(program, args, {cwd})
      else if (command.startsWith('npm run -s clarity -- ')) ran = await clarity(args.slice(4), {cwd, env})
      else throw new Error(`${place}: nobody here knows \`${program}\``)
    }
  }
}, 240_000)
