import {type Problem, readText} from './document.ts'
import {type Frontmatter, parseYaml} from './frontmatter.ts'
import {defaultSettings, type Settings, type SettingsSchema, settingsSchemaOf} from './schema/settings.ts'
import type {SiteLanguage} from './schema/site.ts'
import type {SourceKind} from './schema/source-kind.ts'
import type {SourceFile} from './source.ts'
import {LineIndex} from './span.ts'

/** `settings.yaml` with the place of each value. */
export interface SettingsFile {
  file: string
  text: string
  lines: LineIndex
  frontmatter: Frontmatter
  /** Settings as far as they can be read: a part that does not fit is left at its default, and a finding. */
  settings: Settings
  /** What the settings had to fit: it knows the kinds of sources of this program. */
  schema: SettingsSchema
  /** Why the file itself could not be read; an empty file is no problem, all settings have defaults. */
  problem?: Problem
}

/**
 * Reads the settings file; never throws.
 *
 * @param kinds Kinds of status sources that the file may name.
 */
export function parseSettings(source: SourceFile, kinds: readonly SourceKind[]): SettingsFile {
  const schema = schemaFor(kinds)
  const read = readText(source)
  const text = 'text' in read ? read.text : ''
  const lines = new LineIndex(text)
  const frontmatter = parseYaml(source.file, text, lines)
  const problem = 'problem' in read && read.problem.type !== 'file-empty' ? {problem: read.problem} : {}
  return {file: source.file, text, lines, frontmatter, settings: readSettings(schema, frontmatter.data), schema, ...problem}
}

const schemas = new WeakMap<readonly SourceKind[], SettingsSchema>()

function schemaFor(kinds: readonly SourceKind[]): SettingsSchema {
  const schema = schemas.get(kinds) ?? settingsSchemaOf(kinds)
  schemas.set(kinds, schema)
  return schema
}

// Content comes from whoever may open a pull request; it never decides that it may run code.
function readSettings(schema: SettingsSchema, data: Record<string, unknown>): Settings {
  return {...withLocale(readAsFarAsPossible(schema, data), data), trusted: false}
}

// A site in German writes its dates so; only settings that name a locale mean another.
function withLocale(settings: Settings, data: Record<string, unknown>): Settings {
  return data.locale === undefined ? {...settings, locale: localeOf[settings.site.language]} : settings
}

const localeOf: Record<SiteLanguage, string> = {en: defaultSettings.locale, de: 'de-DE'}

function readAsFarAsPossible(schema: SettingsSchema, data: Record<string, unknown>): Settings {
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  const bad = new Set(parsed.error.issues.flatMap(issue => (issue.code === 'unrecognized_keys' ? issue.keys : issue.path.slice(0, 1))))
  const good = schema.safeParse(Object.fromEntries(Object.entries(data).filter(([key]) => !bad.has(key))))
  return good.success ? good.data : defaultSettings
}
