import {site} from '../site.ts'
import {said} from './said.ts'

/** What that which fails, is measured and owned is called on this site. */
export interface SubjectWords {
  one: string
  many: string
  /** Both as a heading has them. */
  One: string
  Many: string
  /** One, as a sentence of English begins with it: `an integration`. */
  anyOne: string
  /** Folder that they are written in. */
  folder: string
}

/** Gives the words for integrations where there are none but these, or nothing yet; for services where there are only those; else for both. */
export function subjectsSaid(): SubjectWords {
  const {catalog} = site()
  const hasServices = catalog.list('service').length > 0
  const isMixed = hasServices && catalog.list('integration').length > 0
  const kind = isMixed ? 'both' : hasServices ? 'service' : 'integration'
  const [one, many] = said().subjects[kind]
  const anyOne = `${/^[aeiou]/i.test(one) ? 'an' : 'a'} ${one}`
  return {one, many, One: capital(one), Many: capital(many), anyOne, folder: kind === 'service' ? 'services/' : 'integrations/'}
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
