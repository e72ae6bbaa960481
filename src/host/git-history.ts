import path from 'node:path'
import {decode} from '../core/content/source.ts'
import {askGit, askGitForTexts} from './git.ts'

/** A text of a file at a commit. */
export interface TextAt {
  /** Short id of the commit. */
  commit: string
  /** Day of the commit, as it was there. */
  day: string
  text: string
}

/** So many commits of one file are looked at. */
const mostCommits = 500

/** Lists the texts that a file has had, the newest first, also under another name; none outside of a repository. */
export function textsOverTime(file: string): TextAt[] {
  const [folder, name] = [path.dirname(file), path.basename(file)]
  const args = [
    '-c',
    'core.quotePath=false',
    '--literal-pathspecs',
    'log',
    `-${mostCommits}`,
    '--follow',
    '--name-only',
    '--format=%x00%H %h %cs',
    '--',
    name,
  ]
  const commits = (askGit(folder, args) ?? '').split('\0').flatMap(block => {
    const [head = '', ...rest] = block.split('\n')
    const [full, commit, day] = head.split(' ')
    const at = rest.find(line => line !== '')
    return full && commit && day && at !== undefined ? [{object: `${full}:${at}`, commit, day}] : []
  })
  const texts = askGitForTexts(
    folder,
    commits.map(({object}) => object),
  )
  return commits.flatMap(({commit, day}, index) => {
    const decoded = decode(texts[index] ?? Buffer.alloc(0))
    return decoded.state === 'text' ? [{commit, day, text: decoded.text}] : []
  })
}
