import {cpSync, existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import {clarity, folderWith, root} from '../support/clarity.ts'

const now = ['--now', '2026-11-23T02:00:00Z']

describe('an organisation that has services, and severities, tiers and classes of its own', () => {
  let folder: string
  const page = (address: string) => readFileSync(path.join(folder, 'dist', address, 'index.html'), 'utf8')
  /** What is read on a page, without what stands in scripts, styles and attributes. */
  const shown = (address: string) =>
    page(address)
      .replace(/<head>[\s\S]*?<\/head>|<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')

  beforeAll(async () => {
    folder = folderWith({})
    cpSync(path.join(root, 'tests/fixtures/fernhill/content'), path.join(folder, 'content'), {recursive: true})
    const {code, stdout, stderr} = await clarity(['build', '--no-precompress', ...now], {cwd: folder})
    expect([code, stdout, stderr]).toEqual([0, expect.stringMatching(/^no findings in \d+ files[\s\S]*Built \d+ pages/), ''])
  })

  test.each([
    '',
    'status',
    'status/matchmaking',
    'search',
    'oncall',
    'coverage',
    'ownership',
    'ownership/matchmaking',
    'failure-modes',
    'failure-modes/matchmaking-down',
    'services',
    'services/matchmaking',
    'services/matchmaking/handoff',
    'runbooks',
    'runbooks/restart-matchmaking',
    'alerts',
    'alerts/MatchmakingDown',
    'alerts/RedisMemoryHigh',
    'codes/MM-503',
    'escalation-paths/play',
    'incidents/friday',
    'systems',
    'systems/redis',
    'teams/play',
  ])('has no word on /%s/ of integrations, nor of severities that it does not have', address => {
    const text = shown(address)
    expect(text.length).toBeGreaterThan(200)
    expect(text.match(/.{0,40}(?:SEV\d|integration).{0,40}/gi) ?? []).toEqual([])
  })

  test('tells on the page of a service what whoever is called needs', () => {
    const text = shown('services/matchmaking')
    for (const words of [
      'Tier gold',
      'production',
      'Iris Vang',
      'No matches are made',
      'P1',
      'Restart matchmaking',
      'MatchmakingDown',
      'Redis',
      'Profiles',
    ])
      expect(text).toContain(words)
    expect(page('services/matchmaking')).toContain('href="/services/matchmaking/handoff/"')
    expect(shown('services/matchmaking/handoff')).toContain('npx clarity export handoff matchmaking --output handoff.md')
    expect(shown('services/matchmaking/handoff')).toMatch(/Signed off .*Nov 2, 2026 +Iris Vang +Tove Dahl/)
  })

  test('leads from an alert straight to its runbook, with the rule that fires and whom to call', () => {
    const text = shown('alerts/RedisMemoryHigh')
    for (const words of ['Redis is full', 'alerts/rules.yaml', 'redis_memory_ratio &gt; 0.9', 'Iris Vang']) expect(text).toContain(words)
    expect(page('alerts')).toContain('href="/alerts/RedisMemoryHigh/"')
    expect(page('runbooks/redis-memory')).toContain('href="/alerts/RedisMemoryHigh/"')
    const lookup = readFileSync(path.join(folder, 'dist/lookup.json'), 'utf8')
    expect(lookup).toContain('/alerts/RedisMemoryHigh/')
    expect(existsSync(path.join(folder, 'dist/alerts/RedisMemoryHigh/index.html'))).toBe(true)
  })

  test('is answered in its own words in the terminal', async () => {
    const asked = [
      ['ready', '--on', '2026-12-01'],
      ['explain', 'matchmaking'],
      ['impact', 'service:matchmaking'],
    ]
    for (const args of asked) expect((await clarity([...args, ...now], {cwd: folder})).stdout).not.toMatch(/integration|SEV\d/i)
    expect((await clarity(['ready', ...now], {cwd: folder})).stdout).toMatch(/^GO for 2 services /)
    const {stdout} = await clarity(['oncall', '--at', '2026-11-23T02:00:00Z', '--failure-mode', 'matchmaking-down'], {cwd: folder})
    expect(stdout).toContain('Iris Vang')
    expect(stdout).not.toMatch(/integration|SEV\d/i)
  })
})
