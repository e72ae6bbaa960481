import {baselineName} from './additions.ts'
import type {NewFile} from './entry-text.ts'

/** Code hosts whose CI a file is written for. */
export const ciHosts = ['github', 'gitlab'] as const

/** One of them. */
export type CiHost = (typeof ciHosts)[number]

interface Place {
  /** Path of the folder below the root of its repository, with slashes; empty at the root. */
  below: string
  installer: 'npm' | 'pnpm' | 'yarn'
  /** True where the findings of the beginning are kept in a baseline. */
  hasBaseline?: boolean
}

/** Makes the file that lets a host check and build each change; it stands at the root of the repository. */
export function ciFile(host: CiHost, place: Place): NewFile {
  const up = place.below === '' ? '' : '../'.repeat(place.below.split('/').length)
  return host === 'github'
    ? {path: `${up}.github/workflows/runbooks.yml`, text: github(place)}
    : {path: `${up}.gitlab-ci.yml`, text: gitlab(place)}
}

const baselineFlag = (hasBaseline: boolean) => (hasBaseline ? ` --baseline ${baselineName}` : '')

const installs = {
  npm: 'npm install',
  pnpm: 'npx --yes pnpm@10 install',
  yarn: 'npx --yes yarn@1 install',
}

function github({below, installer, hasBaseline = false}: Place): string {
  const flag = baselineFlag(hasBaseline)
  const inside = below === '' ? '' : `    defaults: {run: {working-directory: ${JSON.stringify(below)}}}\n`
  return `# Checks the runbooks of each change, with findings at their lines, and keeps the site that was built.
name: runbooks
on:
  push: {branches: [main, master]}
  pull_request:

permissions: {contents: read}

jobs:
  runbooks:
    runs-on: ubuntu-latest
${inside}    steps:
      - uses: actions/checkout@v5
        with: {persist-credentials: false}
      - uses: actions/setup-node@v5
        with: {node-version: 24}
      - run: ${installs[installer]}
      - run: npx clarity check --format github${flag}
      - run: npx clarity build${flag}
      - uses: actions/upload-artifact@v4
        with: {name: site, path: ${JSON.stringify(below === '' ? 'dist' : `${below}/dist`)}}
`
}

function gitlab({below, installer, hasBaseline = false}: Place): string {
  const flag = baselineFlag(hasBaseline)
  const enter = below === '' ? '' : `    - cd ${quoted(below)}\n`
  const inside = (file: string) => JSON.stringify(below === '' ? file : `${below}/${file}`)
  return `# Checks the runbooks of each change, with findings at their lines, and keeps the site that was built.
runbooks:
  image: node:24
  script:
${enter}    - ${installs[installer]}
    - npx clarity check --format gitlab${flag} > findings.json
    - npx clarity build${flag}
  artifacts:
    when: always
    paths: [${inside('dist')}]
    reports: {codequality: ${inside('findings.json')}}
`
}

// For the shell, and then for YAML.
function quoted(folder: string): string {
  return JSON.stringify(`'${folder.replaceAll("'", `'\\''`)}'`)
}
