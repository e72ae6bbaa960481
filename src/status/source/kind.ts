import type * as z from 'zod'
import type {Settings} from '../../core/content/schema/settings.ts'
import type {SourceKind} from '../../core/content/schema/source-kind.ts'
import type {LocalText} from './local-text.ts'
import type {PageFormat} from './page-format.ts'
import type {Request, Source} from './source.ts'

/** A source as the settings name it. */
export type SourceSetting = Settings['sources'][number]

/** What a kind is given to make a source of a setting. */
export interface SourceContext<S extends z.ZodRawShape = z.ZodRawShape> {
  /** What stands in `settings.yaml`, defaults filled in. */
  setting: SourceSetting & z.output<z.ZodObject<S>>
  /** Asks at `url`, or below it, with time and size limits and the headers of the setting; fails for a kind that is not read there. */
  request: Request
  /**
   * Gives the text of `file`.
   *
   * @throws {SourceFailure} When it could not be read.
   */
  text(): string
  /**
   * Reads an environment variable.
   *
   * @throws {SourceFailure} When it is not set.
   */
  variable(name: string): string
  /**
   * Reads what whoever runs the program allows under the id of the source; content names it, and never says what it is.
   *
   * @throws {SourceFailure} When nothing is allowed, or what is allowed cannot be read within the time limit.
   */
  local: {file(): Promise<LocalText>; command(): Promise<LocalText>}
  /**
   * Loads a package that only some sources need, and that this program therefore does not bring.
   *
   * @throws {SourceFailure} Saying what to install, when it is absent.
   */
  load<T>(name: string): Promise<T>
}

/** A kind of status source: all that this program knows of it stands in this one object. */
export interface StatusSourceKind extends SourceKind {
  /** How a whole status page tells the state of a vendor; missing where it is no status page. Its `format` is the id of the kind. */
  readonly statusPage?: PageFormat
  /**
   * Makes the source of a setting.
   *
   * @throws {SourceFailure} When it cannot be read at all.
   */
  open(context: SourceContext): Source
}

/** What has to be said of a kind; what is left out is `url`, no query, no alerts, no demo, no status page, no fields of its own. */
export type SourceDefinition<S extends z.ZodRawShape> = Pick<SourceKind, 'id' | 'title' | 'summary'> &
  Partial<Omit<SourceKind, 'id' | 'title' | 'summary' | 'settings'>> & {
    settings?: S
    statusPage?: PageFormat
    open(context: SourceContext<S>): Source
  }

/**
 * Defines a kind of status source.
 *
 * @throws {RangeError} When the id is no lower-case word, or a field of its own has the name of a field that all sources have.
 */
export function defineSource<S extends z.ZodRawShape = Record<never, z.ZodType>>(definition: SourceDefinition<S>): StatusSourceKind {
  const {id, settings} = definition
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    throw new RangeError(`\`${id}\` is no id of a kind of source: expected lower case, digits, hyphens`)
  const taken = Object.keys(settings ?? {}).find(key => sharedFields.has(key))
  if (taken !== undefined) throw new RangeError(`the kind of source \`${id}\` cannot have a field \`${taken}\`: all sources have it`)
  const rest = {reads: 'url', knowsAlerts: false, isDemo: false, isAskedFirst: false, settings: {}} as const
  return {...rest, ...definition} as StatusSourceKind
}

const sharedFields: ReadonlySet<string> = new Set(['id', 'kind', 'title', 'url', 'file', 'page', 'auth', 'headers', 'timeout', 'can'])

/** Gives the path to ask: below the address of a page, or nothing where the address is the file itself. */
export function pathBelow(url: string | undefined, path: string): string {
  return url !== undefined && /\.json$|\/statuses$/.test(new URL(url).pathname) ? '' : path
}
