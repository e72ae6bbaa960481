import type {Route} from './firing.ts'
import {readFiring} from './firing-files.ts'

/** Writes the routes of a configuration in one form, for a comparison: receivers, matchers and order, without comments and addresses. */
export function routingsInWords(file: string, text: string): string {
  return JSON.stringify(readFiring(file, text).routings.map(({root}) => inWords(root)))
}

function inWords({receiver, matchers, continues, mutes, actives, routes}: Route): unknown {
  const asked = matchers.map(({name, operator, value}) => `${name}${operator}${value}`).sort()
  return [receiver?.text, asked, continues, mutes.map(({text}) => text), actives.map(({text}) => text), routes.map(inWords)]
}
