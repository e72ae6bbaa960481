import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {openOutput, replaceOutput} from '../../src/host/output-folder.ts'
import {makeWorkFolder} from '../../src/host/work-folder.ts'
import {folderWith} from '../support/clarity.ts'

const gone = 2 ** 22 + 1
const built = {'site/index.html': 'new', 'site/assets/app.js': 'new'}
const team = {'content/teams/order-ops.mdx': 'A team'}

function build(folder: string, out: string, snapshot = 'status.json'): void {
  const output = openOutput(path.join(folder, out), {content: path.join(folder, 'content'), snapshot})
  replaceOutput(path.join(folder, 'site'), output)
}

function texts(folder: string): string[] {
  return readdirSync(folder, {recursive: true}).map(String).sort()
}

describe('the folder of a built site', () => {
  test('is made where there is none, and bears a mark', () => {
    const folder = folderWith({...built, ...team})
    build(folder, 'deep/dist')
    expect(texts(path.join(folder, 'deep'))).toEqual(['dist', 'dist/.clarity-site', 'dist/assets', 'dist/assets/app.js', 'dist/index.html'])
  })

  test.each([
    ['is empty', {}],
    ['is a disk of its own, new', {'dist/lost+found/x': ''}],
    ['holds what the collector wrote first', {'dist/status.json': '{}', 'dist/.status.json.7.draft': '{}'}],
    ['was built before', {'dist/.clarity-site': '', 'dist/index.html': 'old', 'dist/old.html': 'old'}],
  ])('is replaced where it %s', (_name, files) => {
    const folder = folderWith({...built, ...team, ...files})
    mkdirSync(path.join(folder, 'dist'), {recursive: true})
    build(folder, 'dist')
    expect(readFileSync(path.join(folder, 'dist/index.html'), 'utf8')).toBe('new')
    expect(existsSync(path.join(folder, 'dist/old.html'))).toBe(false)
    expect(existsSync(path.join(folder, 'dist/status.json'))).toBe('dist/status.json' in files)
    expect(readdirSync(folder).filter(name => name !== 'content')).toEqual(['dist'])
  })

  test.each([
    ['holds files of somebody else', 'work', {'work/thesis.txt': 'x'}, 'it holds files that no build has put there'],
    ['holds a folder of somebody else', 'work', {'work/photos/1.png': 'x'}, 'it holds files that no build has put there'],
    ['is the content', 'content', {'content/.clarity-site': ''}, 'it holds the content'],
    ['lies above the content', '.', {'.clarity-site': ''}, 'it holds the content'],
    ['is a repository, marked or not', 'pages', {'pages/.git/HEAD': 'x', 'pages/.clarity-site': ''}, 'it is a repository'],
    ['is a file', 'notes.txt', {'notes.txt': 'x'}, 'it is not a folder'],
    [
      'holds a folder named like that of a nested snapshot',
      'www',
      {'www/live/page.html': 'x'},
      'it holds files that no build has put there',
    ],
    [
      'looks like a site of before the mark',
      'dist',
      {'dist/index.html': '', 'dist/pagefind/x': '', 'dist/lookup.json': '', 'dist/runbooks/x': '', 'dist/rules/x': ''},
      'it looks like a site of an earlier version, which left no mark in it',
    ],
  ])('is refused where it %s', (_name, out, files, why) => {
    const folder = folderWith({...built, ...team, ...files})
    const before = texts(folder)
    expect(() => build(folder, out, 'live/status.json')).toThrow(`: ${why}`)
    expect(texts(folder)).toEqual(before)
  })

  test.each([
    ['in the content, new', 'content/site', {}, 'write'],
    ['deep in the content, new', 'content/teams/new/site', {}, 'write'],
    ['in the content, with the mark of a site', 'content/site', {'content/site/.clarity-site': ''}, 'replace'],
  ])('is refused %s', (_name, out, files, verb) => {
    const folder = folderWith({...built, ...team, ...files})
    const before = texts(folder)
    expect(() => build(folder, out)).toThrow(`cannot ${verb} `)
    expect(() => build(folder, out)).toThrow(': it lies in the content, and the next check would read the pages')
    expect(texts(folder)).toEqual(before)
  })

  test('may be hidden in the content, where nothing is read', () => {
    const folder = folderWith({...built, ...team})
    build(folder, 'content/.site')
    expect(readFileSync(path.join(folder, 'content/.site/index.html'), 'utf8')).toBe('new')
  })

  test('is refused where a link leads into the content', () => {
    const folder = folderWith({...built, ...team})
    symlinkSync('content', path.join(folder, 'www'))
    expect(() => build(folder, 'www/site')).toThrow('it lies in the content')
    expect(existsSync(path.join(folder, 'content/site'))).toBe(false)
  })

  test('is refused when somebody put a file there while the site was being built', () => {
    const folder = folderWith({...built, ...team})
    const output = openOutput(path.join(folder, 'dist'), {content: path.join(folder, 'content'), snapshot: 'status.json'})
    mkdirSync(output.folder)
    writeFileSync(path.join(output.folder, 'letter.txt'), 'mine')
    expect(() => replaceOutput(path.join(folder, 'site'), output)).toThrow('it holds files that no build has put there')
    expect(readdirSync(output.folder)).toEqual(['letter.txt'])
  })

  test('that a link leads to is replaced, and the link stays', () => {
    const folder = folderWith({...built, ...team, 'disk/site-1/.clarity-site': '', 'disk/site-1/index.html': 'old'})
    symlinkSync('disk/site-1', path.join(folder, 'www'))
    build(folder, 'www')
    expect(lstatSync(path.join(folder, 'www')).isSymbolicLink()).toBe(true)
    expect(readFileSync(path.join(folder, 'disk/site-1/index.html'), 'utf8')).toBe('new')
  })

  test('is refused where a link leads nowhere', () => {
    const folder = folderWith({...built, ...team})
    symlinkSync('missing', path.join(folder, 'www'))
    expect(() => build(folder, 'www')).toThrow('there is no such file or folder')
  })

  test('keeps its place where it cannot be renamed: everything in it is replaced, a disk keeps its own folder', () => {
    const folder = folderWith({
      ...built,
      ...team,
      'dist/.clarity-site': '',
      'dist/index.html': 'old',
      'dist/old/x.html': 'old',
      'dist/lost+found/y': '',
      'dist/status.json': '{}',
    })
    const dist = path.join(folder, 'dist')
    const {ino} = lstatSync(dist)
    const from = process.cwd()
    process.chdir(dist)
    try {
      build(folder, 'dist')
    } finally {
      process.chdir(from)
    }
    expect(lstatSync(dist).ino).toBe(ino)
    expect(texts(dist)).toEqual(['.clarity-site', 'assets', 'assets/app.js', 'index.html', 'lost+found', 'lost+found/y', 'status.json'])
    expect(readFileSync(path.join(dist, 'index.html'), 'utf8')).toBe('new')
  })

  test('comes back, and drafts go, after a build that was killed in between', () => {
    const folder = folderWith({
      ...built,
      ...team,
      'dist/.clarity-site': '',
      'dist/index.html': 'old',
      [`dist.new-${gone}/.clarity-site`]: '',
    })
    renameSync(path.join(folder, 'dist'), path.join(folder, `dist.old-${gone}`))
    openOutput(path.join(folder, 'dist'), {content: path.join(folder, 'content'), snapshot: 'status.json'})
    expect(readdirSync(folder).sort()).toEqual(['content', 'dist', 'site'])
    expect(readFileSync(path.join(folder, 'dist/index.html'), 'utf8')).toBe('old')
  })

  test('leaves alone what only is named like a draft', () => {
    const folder = folderWith({...built, ...team, [`dist.new-${gone}/letter.txt`]: 'mine'})
    build(folder, 'dist')
    expect(existsSync(path.join(folder, `dist.new-${gone}/letter.txt`))).toBe(true)
  })
})

describe('the folder a build works in', () => {
  test('is its own, and clears away those of builds that are gone', () => {
    const parent = folderWith({[`build-${gone}/site/index.html`]: '', 'pages/kept.json': '', [`build-${process.ppid}/x`]: ''})
    // A disk may go by another clock than this process.
    utimesSync(path.join(parent, `build-${process.ppid}`), new Date(), new Date())
    const [first, second] = [makeWorkFolder(parent), makeWorkFolder(parent)]
    expect(first).not.toBe(second)
    expect(readdirSync(parent)).toEqual(expect.arrayContaining(['pages', `build-${process.ppid}`]))
    expect(readdirSync(parent)).not.toContain(`build-${gone}`)
    rmSync(parent, {recursive: true})
  })
})
