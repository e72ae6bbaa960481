import {PassThrough} from 'node:stream'
import {stripVTControlCharacters} from 'node:util'
import {describe, expect, test} from 'vitest'
import {askFor, confirmed} from '../../src/cli/init-questions.ts'

const enter = '\r'
const down = '\x1b[B'
const controlC = '\x03'

// Types an answer as soon as its question stands there: `[question, keys]` in their order.
function terminal(...turns: (readonly [question: string, keys: string])[]) {
  const input = new PassThrough()
  const output = new PassThrough()
  let shown = ''
  output.on('data', chunk => {
    shown += stripVTControlCharacters(String(chunk))
    const [turn] = turns
    if (turn === undefined || !shown.includes(turn[0])) return
    turns.shift()
    shown = ''
    setImmediate(() => input.write(turn[1]))
  })
  return {input, output, left: turns}
}

const defaults = {organisation: 'runbooks', timeZone: 'Europe/Berlin', team: 'Operations'}

describe('the questions of init, typed at a terminal', () => {
  test('are four, and Enter takes what stands there', async () => {
    const at = terminal(
      ['organisation called', `Larkmoor${enter}`],
      ['Which time zone', enter],
      ['Which team answers first', enter],
      ['Who leads it', `Ada Lind, +1-555-0101, ada@example.com${enter}`],
      ['Who else', enter],
      ['What do you operate first', enter],
      ['Which data travels', `Shopify > NetSuite${enter}`],
      ['How does it travel', enter],
    )
    const answers = await askFor({}, defaults, at)
    expect(at.left).toEqual([])
    expect(answers).toEqual({
      organisation: 'Larkmoor',
      timeZone: 'Europe/Berlin',
      team: 'Operations',
      person: ['Ada Lind, +1-555-0101, ada@example.com'],
      integration: expect.stringMatching(/^Shopify \(\S+\) > NetSuite \(\S+\)$/),
    })
  })

  test('ask for the name of a service where that is what comes first', async () => {
    const at = terminal(['What do you operate first', `${down}${enter}`], ['What is the service called', `Checkout API${enter}`])
    const known = {organisation: 'Larkmoor', timeZone: 'UTC', team: 'Operations', person: ['Ada Lind, +1-555-0101']}
    expect(await askFor(known, defaults, at)).toEqual({...known, service: 'Checkout API'})
    expect(at.left).toEqual([])
  })

  test('say what is wrong with an answer, and wait for another', async () => {
    const at = terminal(['Which time zone', `Berlin${enter}`], ['Europe/', `${'\x7f'.repeat(6)}Europe/Vienna${enter}`])
    const known = {organisation: 'Larkmoor', team: 'Operations', person: ['Ada Lind, +1-555-0101'], integration: 'Shopify > NetSuite'}
    const answers = await askFor(known, {...defaults, timeZone: 'UTC'}, at)
    expect(answers.timeZone).toBe('Europe/Vienna')
  })

  test('ask what a system is for where its name does not tell', async () => {
    const at = terminal(['What is Till for', `${down}${enter}`], ['What is Stock for', enter])
    const known = {
      organisation: 'Larkmoor',
      timeZone: 'UTC',
      team: 'Operations',
      person: ['Ada Lind, +1-555-0101'],
      integration: 'Till > Stock',
    }
    const {integration} = await askFor(known, defaults, at)
    expect(at.left).toEqual([])
    expect(integration).toMatch(/^Till \(\S+\) > Stock \(\S+\)$/)
  })

  test.each([
    ['the first question', () => askFor({}, defaults, terminal(['organisation called', controlC]))],
    ['the last one', () => confirmed('Write it?', terminal(['Write it', `n`]))],
  ])('end without a trace when somebody leaves at %s', async (_name, run) => {
    await expect(run()).rejects.toThrow('nothing was written, as the questions were left')
  })
})
