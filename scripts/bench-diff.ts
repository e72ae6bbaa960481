import {execFileSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {cpus, tmpdir} from 'node:os'
import path from 'node:path'
import {corpus, writeCorpus} from './corpus.ts'
import {measure, printRows} from './measure.ts'

/** How much to compare. */
export interface DiffBench {
  documents: number
  contracts: number
}

/** Times `diff` beside `check` on a generated corpus in a repository: a field of each contract is renamed since the commit. */
export async function benchDiff({documents, contracts}: DiffBench): Promise<void> {
  const cwd = mkdtempSync(path.join(tmpdir(), 'clarity-bench-'))
  try {
    writeCorpus(path.join(cwd, 'content'), corpus(documents, contracts))
    commit(cwd)
    for (let number = 0; number < contracts; number++) renameField(path.join(cwd, `content/contracts/contract-${number}.mdx`))
    console.log(`${documents} documents, ${contracts} contracts, ${cpus().length} cores, Node ${process.versions.node}`)
    const run = (name: string, args: string[], cache: string) => measure({name, args, cwd, cache: path.join(cwd, cache), codes: [0, 1]})
    printRows([
      await run('check, cold', ['check'], '.cold-check'),
      await run('diff, cold', ['diff', 'HEAD'], '.cold-diff'),
      await run('check, nothing changed', ['check'], '.cold-check'),
      await run('diff, nothing changed', ['diff', 'HEAD'], '.cold-diff'),
      await run('check --since', ['check', '--since', 'HEAD'], '.cold-check'),
    ])
  } finally {
    rmSync(cwd, {recursive: true, force: true})
  }
}

function commit(cwd: string): void {
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', ...args], {cwd})
  git('init', '-q')
  git('add', '-A')
  git('commit', '-qm', 'Corpus')
}

function renameField(file: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(/name: field_(\d+_3),/, 'name: renamed_$1,'))
}
