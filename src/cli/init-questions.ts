import type {Readable, Writable} from 'node:stream'
import {Failure} from '../host/failure.ts'
import {categories, type EndSystem, integrationFrom, NoAnswer, named, peopleFrom, personFrom, timeZoneFrom} from '../scaffold/answers.ts'

/** Answers as they are typed; flags give the same words. */
export interface Typed {
  organisation?: string
  timeZone?: string
  team?: string
  person?: string[]
  integration?: string
  mechanism?: string
  service?: string
}

/** Where questions are asked; the terminal of the process when missing. */
export interface Terminal {
  input?: Readable
  output?: Writable
}

type Prompts = typeof import('@clack/prompts')

/**
 * Asks for what is not known yet, four things in all.
 *
 * @param known What flags have said.
 * @param defaults What Enter takes.
 * @throws {Failure} When somebody leaves, by Ctrl+C.
 */
export async function askFor(known: Typed, defaults: Typed, terminal: Terminal = {}): Promise<Typed> {
  const asker = new Asker(await import('@clack/prompts'), terminal)
  const {organisation, timeZone, team} = {
    organisation: known.organisation ?? (await asker.text('What is your organisation called?', defaults.organisation, named)),
    timeZone: known.timeZone ?? (await asker.text('Which time zone is business in?', defaults.timeZone, timeZoneFrom)),
    team: known.team ?? (await asker.text('Which team answers first when something fails?', defaults.team, named)),
  }
  const person = known.person ?? (await asker.people())
  return {organisation, timeZone, team, person, ...(await firstOf(known, asker))}
}

async function firstOf(known: Typed, asker: Asker): Promise<Typed> {
  const isService = known.service !== undefined || (known.integration === undefined && (await asker.isService()))
  if (isService) return {service: known.service ?? (await asker.service())}
  const integration = await asker.integration(known.integration)
  const mechanism = known.mechanism ?? (known.integration === undefined ? await asker.mechanism() : undefined)
  return {integration, ...(mechanism && {mechanism})}
}

/** Asks whether to go on. @throws {Failure} When somebody does not want to. */
export async function confirmed(question: string, terminal: Terminal = {}): Promise<void> {
  const prompts = await import('@clack/prompts')
  const answer = await prompts.confirm({message: question, ...terminal})
  if (answer !== true) throw left()
}

function left(): Failure {
  return new Failure(
    'nothing was written, as the questions were left',
    'Run it again, or answer by flags: `clarity init --help` lists them.',
  )
}

class Asker {
  readonly #prompts: Prompts
  readonly #terminal: Terminal

  constructor(prompts: Prompts, terminal: Terminal) {
    this.#prompts = prompts
    this.#terminal = terminal
  }

  async text(message: string, fallback: string | undefined, read: (text: string) => unknown): Promise<string> {
    return await this.#asked(message, {
      ...(fallback !== undefined && {placeholder: fallback, defaultValue: fallback}),
      validate: text => problemOf(() => read(text || (fallback ?? ''))),
    })
  }

  async people(): Promise<string[]> {
    const people: string[] = []
    for (;;) {
      const isFirst = people.length === 0
      const text = await this.#asked(
        isFirst ? 'Who leads it? Name, telephone, and what else reaches them' : 'Who else? Enter when that is all',
        {
          placeholder: isFirst ? 'Ada Lind, +1-555-0101, ada@example.com' : '',
          validate: text =>
            text || isFirst ? (problemOf(() => peopleFrom([...people, text])) ?? problemOf(() => personFrom(text))) : undefined,
        },
      )
      if (text === '') return people
      people.push(text)
    }
  }

  /** Asks whether the first entry is a service, else an integration. */
  async isService(): Promise<boolean> {
    const options = [
      {value: false, label: 'data that travel from one system to another'},
      {value: true, label: 'a service: an API, a website, a job'},
    ]
    const chosen = await this.#prompts.select({message: 'What do you operate first?', options, ...this.#terminal})
    if (this.#prompts.isCancel(chosen)) throw left()
    return chosen
  }

  async service(): Promise<string> {
    return await this.text('What is the service called?', undefined, named)
  }

  /** Asks for the two systems, then what each is for where its name does not tell. */
  async integration(known: string | undefined): Promise<string> {
    const text =
      known ??
      (await this.#asked('Which data travels? From where to where', {
        placeholder: 'Shopify > NetSuite',
        validate: text => problemOf(() => integrationFrom(text)),
      }))
    const {from, to} = integrationFrom(text)
    return `${await this.#withCategory(from)} > ${await this.#withCategory(to)}`
  }

  async mechanism(): Promise<string> {
    return await this.#asked('How does it travel? Enter when you do not know', {placeholder: 'A webhook to a queue, which a worker reads'})
  }

  async #withCategory({name, category}: EndSystem): Promise<string> {
    if (category !== undefined) return `${name} (${category})`
    const options = categories.map(value => ({value, label: value.replaceAll('-', ' ')}))
    const chosen = await this.#prompts.select({message: `What is ${name} for?`, options, maxItems: 12, ...this.#terminal})
    if (this.#prompts.isCancel(chosen)) throw left()
    return `${name} (${chosen})`
  }

  async #asked(
    message: string,
    options: {placeholder?: string; defaultValue?: string; validate?: (text: string) => string | undefined},
  ): Promise<string> {
    const {validate, ...more} = options
    const answer = await this.#prompts.text({
      message,
      ...more,
      ...(validate && {validate: (text: string | undefined) => validate(text?.trim() ?? '')}),
      ...this.#terminal,
    })
    if (this.#prompts.isCancel(answer)) throw left()
    return (answer ?? '').trim()
  }
}

function problemOf(read: () => unknown): string | undefined {
  try {
    read()
    return undefined
  } catch (error) {
    if (error instanceof NoAnswer) return error.message
    throw error
  }
}
