import * as z from 'zod'
import {schemas} from '../core/content/schema/index.ts'
import {usualVocabulary} from '../core/content/schema/vocabulary.ts'
import {nearest} from '../core/format/suggest.ts'
import {idOf} from './new-id.ts'

/** Somebody who can be reached. */
export interface Person {
  id: string
  name: string
  contacts: {via: 'phone' | 'chat' | 'email'; address: string}[]
}

/** A program at one end of the first integration. */
export interface EndSystem {
  id: string
  name: string
  /** What it is for, as the schema of systems names it; missing where it was not said and the name does not tell. */
  category?: string
}

/** Data that travel from one system to another. */
export interface FirstFlow {
  kind: 'integration'
  from: EndSystem
  to: EndSystem
  /** How data moves; missing where nobody said. */
  mechanism?: string
}

/** A program that somebody operates. */
export interface FirstService {
  kind: 'service'
  id: string
  name: string
}

/** What a first content is made of. */
export interface Answers {
  organisation: string
  /** IANA name. */
  timeZone: string
  team: {id: string; name: string}
  /** At least one, and one of them with a telephone; the first one leads the team. */
  people: Person[]
  /** What is operated first. */
  first: FirstFlow | FirstService
}

/** A word that is no answer; the message says what was expected. */
export class NoAnswer extends Error {}

/** Words that a system can be described with, in their order, before there are settings. */
export const categories: readonly string[] = usualVocabulary.category

/** Takes a name as it was typed. @throws {NoAnswer} When nothing of it can stand in an address. */
export function named(text: string): {id: string; name: string} {
  const name = text.replace(/\s+/g, ' ').trim()
  const id = idOf(name)
  if (id === '') throw new NoAnswer(`expected a name with letters or digits, got \`${name}\``)
  return {id, name}
}

/** Takes an IANA time zone. @throws {NoAnswer} */
export function timeZoneFrom(text: string): string {
  const zone = text.trim()
  const parsed = schemas.person.shape.timeZone.safeParse(zone)
  if (parsed.success) return zone
  const guess = nearest(zone, Intl.supportedValuesOf('timeZone'))
  throw new NoAnswer(`expected an IANA time zone such as \`Europe/Berlin\`, got \`${zone}\`${guess ? `; did you mean \`${guess}\`?` : ''}`)
}

/**
 * Takes a person: `Ada Lind, +1-555-0101, ada@example.com, @ada`; the first part is the name, the others how they are reached.
 *
 * @throws {NoAnswer} When the name or all ways to them are missing.
 */
export function personFrom(text: string): Person {
  const [name = '', ...ways] = text
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)
  if (ways.length === 0)
    throw new NoAnswer(`expected a name and how to reach them, such as \`Ada Lind, +1-555-0101, ada@example.com\`, got \`${text.trim()}\``)
  return {...named(name), contacts: ways.map(contactFrom)}
}

/** Tells whether somebody can be called, which an escalation ends with. */
export function hasPhone({contacts}: Person): boolean {
  return contacts.some(({via}) => via === 'phone')
}

/** Takes the people of a team. @throws {NoAnswer} When two have one name, or none of them can be called. */
export function peopleFrom(texts: readonly string[]): Person[] {
  const people = texts.map(personFrom)
  const twice = people.find(({id}, index) => people.findIndex(other => other.id === id) < index)
  if (twice) throw new NoAnswer(`expected another name beside \`${twice.name}\`, got it twice`)
  if (!people.some(hasPhone))
    throw new NoAnswer('expected a telephone number of at least one of them, such as `+1-555-0101`: e-mail wakes nobody')
  return people
}

function contactFrom(text: string): Person['contacts'][number] {
  if (z.email().safeParse(text).success) return {via: 'email', address: text}
  if (/^[@#]\S+$/.test(text)) return {via: 'chat', address: text}
  if (/^\+\d[\d ().-]{5,24}\d$/.test(text)) return {via: 'phone', address: text.replace(/[ ().-]+/g, '-')}
  throw new NoAnswer(`expected a number such as \`+1-555-0101\`, an e-mail address or a chat handle such as \`@ada\`, got \`${text}\``)
}

/**
 * Takes where data come from and where they go: `Shopify > NetSuite`, or with what each is for, `Kasse (storefront) > Lager (warehouse)`.
 *
 * @throws {NoAnswer} When it names no two systems.
 */
export function integrationFrom(text: string): Pick<FirstFlow, 'from' | 'to'> {
  const [from, to, ...more] = text.split(/\s*(?:->|→|>)\s*|\s+to\s+/).filter(part => part.trim() !== '')
  if (from === undefined || to === undefined || more.length > 0)
    throw new NoAnswer(`expected where data come from and where they go, such as \`Shopify > NetSuite\`, got \`${text.trim()}\``)
  const ends = {from: systemFrom(from), to: systemFrom(to)}
  if (ends.from.id === ends.to.id) throw new NoAnswer(`expected two systems, got \`${ends.from.name}\` twice`)
  return ends
}

function systemFrom(text: string): EndSystem {
  const [, bare = text, word] = /^(.*?)\s*\(([^()]*)\)\s*$/.exec(text) ?? []
  const {id, name} = named(bare)
  if (word !== undefined && !categories.includes(word)) {
    const guess = nearest(word, categories)
    throw new NoAnswer(
      `expected one of ${categories.join(', ')} for \`${name}\`, got \`${word}\`${guess ? `; did you mean \`${guess}\`?` : ''}`,
    )
  }
  const category = word ?? wellKnown.find(([pattern]) => pattern.test(id))?.[1]
  return {id, name, ...(category !== undefined && categories.includes(category) && {category})}
}

// What these are for is no guess.
const wellKnown: readonly [RegExp, string][] = [
  [/shopify|magento|woocommerce|bigcommerce|commercetools|adobe-commerce/, 'storefront'],
  [/netsuite|\bsap\b|dynamics|odoo|sage|acumatica/, 'erp'],
  [/stripe|adyen|paypal|klarna|mollie|braintree/, 'payments'],
  [/avalara|avatax|vertex|taxjar/, 'tax'],
  [/amazon|ebay|walmart|zalando/, 'marketplace'],
  [/salesforce|hubspot|zendesk/, 'crm'],
  [/klaviyo|mailchimp|sendgrid|twilio|braze/, 'messaging'],
  [/\bsqs\b|kafka|rabbitmq|pub-?sub/, 'queue'],
  [/celigo|mulesoft|boomi|workato|zapier/, 'integration-platform'],
]
