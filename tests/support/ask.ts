import {loadOptional} from '../../src/host/status/optional-package.ts'
import type {SourceContext} from '../../src/status/source/kind.ts'
import {type Answered, type Asking, type Request, SourceFailure} from '../../src/status/source/source.ts'

/** What a pretended server answers at a path. */
export type Pretended = unknown | ((asking: Asking) => Partial<Answered>)

/** Time at which pretended answers are made. */
export const answeredAt = Date.parse('2026-11-23T02:00:30Z')

/** Pretends a network: answers by path with bodies, or with what a function makes of the question. */
export function pretend(answers: Record<string, Pretended>): Request & {asked: {path: string; asking: Asking}[]} {
  const asked: {path: string; asking: Asking}[] = []
  const request = async (path: string, asking: Asking = {}): Promise<Answered> => {
    asked.push({path, asking})
    const answer = answers[path]
    const given = typeof answer === 'function' ? (answer as (asking: Asking) => Partial<Answered>)(asking) : {body: answer}
    return {status: path in answers ? 200 : 404, body: {}, at: answeredAt, ...given}
  }
  return Object.assign(request, {asked})
}

/** Makes a question of a signal; its name is its query, unless another is given. */
export const question = (signal: string, query = signal, maxAgeMs = 300_000) => ({signal, query, maxAgeMs})

const refuse = () => Promise.reject(new SourceFailure('nothing is allowed'))

/** What a source is given beside its setting: nothing of it answers unless a test says so. */
export const sourceContext = (change: Partial<Omit<SourceContext, 'setting'>> = {}): Omit<SourceContext, 'setting'> => ({
  request: pretend({}),
  text: () => '',
  local: {file: refuse, command: refuse},
  variable: name => process.env[name] ?? '',
  load: loadOptional,
  ...change,
})
