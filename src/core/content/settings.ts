import {type Problem, readText} from './document.ts'
import {type Frontmatter, parseYaml} from './frontmatter.ts'
import {defaultSettings, type Settings, settingsSchema} from './schema/settings.ts'
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
  /** Why the file itself could not be read; an empty file is no problem, all settings have defaults. */
  problem?: Problem
}

/** Reads the settings file; never throws. */
export function parseSettings(source: SourceFile): SettingsFile {
  const read = readText(source)
  const text = 'text' in read ? read.text : ''
  const lines = new LineIndex(text)
  const frontmatter = parseYaml(source.file, text, lines)
  const problem = 'problem' in read && read.problem.type !== 'file-empty' ? {problem: read.problem} : {}
  return {file: source.file, text, lines, frontmatter, settings: readSettings(frontmatter.data), ...problem}
}

function readSettings(data: Record<string, unknown>): Settings {
  const parsed = settingsSchema.safeParse(data)
  if (parsed.success) return parsed.data
  const bad = new Set(parsed.error.issues.flatMap(issue => (issue.code === 'unrecognized_keys' ? issue.keys : issue.path.slice(0, 1))))
  const good = settingsSchema.safeParse(Object.fromEntries(Object.entries(data).filter(([key]) => !bad.has(key))))
  return good.success ? good.data : defaultSettings
}
