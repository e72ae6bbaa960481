import {describe, expect, test} from 'vitest'
import {readFiring} from '../../src/alerts/firing-files.ts'
import {type Replayed, replayRules} from '../../src/alerts/replay/fire.ts'
import {exampleOf, labelExample} from '../../src/alerts/replay/label-example.ts'
import {answersByFile, firedIn, heldTrials, refusalIn} from '../../src/alerts/replay/promtool-answer.ts'
import {queryFacts} from '../../src/alerts/replay/query-facts.ts'
import {findPromtool, promtoolRunner} from '../../src/host/promtool.ts'
import {onPath} from '../support/prometheus.ts'

const rules = `groups:
- name: made
  rules:
  - {alert: Above, expr: 'sum(queue{name="orders"}) > 9', for: 10m, labels: {severity: page}}
  - {alert: Below, expr: 'min(credential_expires_seconds) / 86400 < 30'}
  - {alert: Gone, expr: 'absent(up{job="erp"})', for: 5m}
  - {alert: Between, expr: 'x > 3 and x < 5'}
  - {alert: Quantile, expr: 'histogram_quantile(0.99, sum by (le, job) (rate(http_bucket{job=~"api|web"}[5m]))) > 1', for: 10m}
  - {alert: Burn, expr: 'sum(rate(e{code=~"5.."}[1h])) / sum(rate(e[1h])) > 0.0144 and sum(rate(e{code=~"5.."}[5m])) / sum(rate(e[5m])) > 0.0144', for: 2m}
  - {alert: Success, expr: 'sum(rate(e{code="200"}[5m])) / sum(rate(e[5m])) < 0.9'}
  - {alert: Joined, expr: 'sum by (team) (x) * on(team) group_left(owner) info > 3', labels: {team2: '{{ $labels.owner }}'}, annotations: {runbook_url: 'https://x.example.com/{{ $labels.team }}/', says: "a \\"quoted\\" {{ $value }}"}}
  - {alert: Many, expr: 'count(up == 0) > 5'}
  - {alert: Never, expr: 'x > 5 and x < 3'}
  - {alert: Wrong, expr: 'foo(x)'}
  - {alert: Long, expr: 'x > 1', for: 400d}
`

describe.skipIf(!onPath('promtool'))('rules are fired by the real promtool', () => {
  test('with series that are made for them, or it is said why not', async () => {
    const read = readFiring('rules.yaml', rules).rules
    const answers = await replayRules(read, promtoolRunner(findPromtool(undefined)))
    const said = Object.fromEntries(read.map(rule => [rule.name, inWords(answers.get(rule))]))
    expect(said).toEqual({
      Above: 'fired {"alertname":"Above","severity":"page"} by `queue{name="orders"}` 1000000000',
      Below: 'fired {"alertname":"Below"} by `credential_expires_seconds` rising by 1000 a minute',
      Gone: 'fired {"alertname":"Gone","job":"erp"} by `up{job="erp"}` not there',
      Between: 'fired {"alertname":"Between"} by `x` 4',
      Quantile: 'fired {"alertname":"Quantile","job":"api"} by `http_bucket{job=~"api|web"}` rising by 1000 a minute',
      Burn: 'fired {"alertname":"Burn"} by `e{code=~"5.."}` rising by 1000 a minute, `e` rising by 1000 a minute',
      Success: 'fired {"alertname":"Success"} by `e{code="200"}` rising by 1000 a minute, `e` rising by 1000 a minute',
      Joined: 'fired {"alertname":"Joined","owner":"example","team":"example","team2":"example"} by `x` 1000000000, `info` 1000000000',
      Many: 'fired {"alertname":"Many"} by `up` 0 in each of 30 series',
      Never: expect.stringMatching(/^silent none of \d+ sets of made series makes its expression true$/),
      Wrong: 'refused Prometheus refuses it: unknown function with name "foo"',
      Long: 'untried its windows or its `for` are too long to be played',
    })
    const joined = answers.get(read[7] as (typeof read)[number])
    expect(joined?.state === 'fired' && joined.alerts[0]?.annotations).toEqual({
      runbook_url: 'https://x.example.com/example/',
      says: 'a "quoted" 1e+18',
    })
  }, 120_000)
})

function inWords(replayed: Replayed | undefined): string {
  if (replayed?.state !== 'fired') return `${replayed?.state} ${replayed?.reason}`
  return `fired ${JSON.stringify(replayed.alerts[0]?.labels)} by ${replayed.because.join(', ')}`
}

describe('series are made', () => {
  test('of what a query says', () => {
    expect(queryFacts('sum by (v) (rate(a{job="x",c!~`5..`}[5m])) / on(w) {__name__="b"} offset 1h > 3.5')).toEqual({
      selectors: [
        {
          metric: 'a',
          asks: [
            {name: 'job', operator: '=', value: 'x'},
            {name: 'c', operator: '!~', value: '5..'},
          ],
        },
        {metric: 'b', asks: []},
      ],
      labels: ['v', 'w'],
      numbers: [3.5],
      windows: [300_000, 3_600_000],
    })
  })

  test.each([
    ['5..', '500'],
    ['5..|timeout', '500'],
    ['orders-.+', 'orders-0'],
    ['(api|web)-[a-z]+', 'api-a'],
    ['v\\d+\\.x', 'v0.x'],
    ['^(?:a|b)$', 'a'],
  ])('a text that fits %s is %s', (pattern, text) => {
    expect(exampleOf(pattern)).toBe(text)
    expect(labelExample([{name: 'x', operator: '=~', value: pattern}], 'wished')).toBe(text)
  })

  test('nothing fits what contradicts itself', () => {
    expect(
      labelExample(
        [
          {name: 'x', operator: '=', value: 'a'},
          {name: 'x', operator: '=', value: 'b'},
        ],
        'a',
      ),
    ).toBeUndefined()
  })
})

test('an answer of promtool is taken apart by file', () => {
  const [first, second] = answersByFile(`Unit Testing:  1.json
  FAILED:
    expr: "x > 1", time: 5m,
        exp: {clarity_trial="0 first"} 1E+00
        got: nil

    expr: "x > 1", time: 5m,
        exp: {clarity_trial="3 first"} 1E+00
        got: {v="example"} 5E+00

    expr: "x > 1", time: 9m,
        exp: {clarity_trial="3 held"} 1E+00
        got: {v="example"} 5E+00

Unit Testing:  2.json
  FAILED:
rule-of-2.json: 1:53: group "a", rule 1, "A": could not parse expression: 1:1: parse error: unexpected end of input
`)
  expect(first && heldTrials(first)).toEqual({held: [3], first: [3]})
  expect(first && refusalIn(first)).toBeUndefined()
  expect(second && [refusalIn(second), firedIn(second)]).toEqual(['unexpected end of input', []])
})
