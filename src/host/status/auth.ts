import type {SourceSetting} from '../../status/source/kind.ts'
import {SourceFailure} from '../../status/source/source.ts'

/**
 * Gives the headers that say who we are, from the environment.
 *
 * @throws {SourceFailure} Naming the variable that is missing or cannot travel in a header; never its value.
 */
export function authHeaders({auth = {}, headers}: Pick<SourceSetting, 'auth' | 'headers'>, env: NodeJS.ProcessEnv): Record<string, string> {
  const read = (name: string): string => {
    const value = variableOf(name, env)
    // A key that was pasted with its line end would end the header; `fetch` would say the value itself.
    if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) throw new SourceFailure(`\`${name}\` holds characters no header may have`, {whole: true})
    return value
  }
  const own = Object.entries(headers).map(([header, name]) => [header, read(name)] as const)
  return {...authorization(auth, read), ...Object.fromEntries(own)}
}

/**
 * Reads an environment variable.
 *
 * @throws {SourceFailure} Naming the one that is missing or empty.
 */
export function variableOf(name: string, env: NodeJS.ProcessEnv): string {
  const value = env[name]
  if (value === undefined || value === '') throw new SourceFailure(`the environment variable \`${name}\` is not set`, {whole: true})
  return value
}

function authorization(
  {bearer, user, password}: NonNullable<SourceSetting['auth']>,
  read: (name: string) => string,
): Record<string, string> {
  if (bearer !== undefined) return {Authorization: `Bearer ${read(bearer)}`}
  if (user === undefined) return {}
  const pair = `${read(user)}:${password === undefined ? '' : read(password)}`
  return {Authorization: `Basic ${Buffer.from(pair).toString('base64')}`}
}
