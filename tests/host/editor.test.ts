import path from 'node:path'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import remarkClarity from '../../plugins/remark-clarity.ts'
import {contentAround} from '../../src/host/content-around.ts'
import {rules} from '../../src/rules/index.ts'
import {folderWith} from '../support/clarity.ts'

const files = {
  'content/settings.yaml': 'organisation: Larkmoor\n',
  'content/teams/ops.mdx': '---\nextends: ops\n---\n',
  'vendor/teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\nlead: kai\n---\n',
  'content/people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
}

function found(cwd: string, file: string, value: string, several?: Parameters<typeof contentAround>[1]): string[] {
  const options = {rules, around: contentAround(rules, several), now: () => '2026-11-23T02:00:00Z'}
  const vfile = new VFile({cwd, path: path.join(cwd, file), value})
  unified().use(remarkClarity, options).processSync(vfile)
  return vfile.messages.map(({ruleId, line, reason}) => `${ruleId} ${line}: ${reason}`)
}

test('an editor that is told the roots judges an entry with what it takes over from another root, as it stands in hand', () => {
  const cwd = folderWith(files)
  // Until the roots are named the one around the file is all there is.
  expect(found(cwd, 'content/teams/ops.mdx', files['content/teams/ops.mdx'])[0]).toMatch(/^upstream-unknown 2:|^frontmatter-missing-key/)
  const several = {content: ['content', 'vendor'] as const, cwd}
  const unrecorded = 'upstream-unrecorded 2: it is not recorded which text of team `ops` this entry was written for'
  expect(found(cwd, 'content/teams/ops.mdx', files['content/teams/ops.mdx'], several)).toEqual([unrecorded])
  expect(found(cwd, 'content/teams/ops.mdx', '---\nextends: ops\nlead: nobody\n---\n', several)).toEqual([
    unrecorded,
    'reference-unknown 3: no person `nobody`',
  ])
})
