import type * as z from 'zod'

/** What a kind of status source can do; settings, rules, collector and pages ask this and never the name of a kind. */
export interface SourceAbilities {
  /** What people call it, such as `Alertmanager`. */
  readonly title: string
  /** Where it is read: at the address `url`, from the `file` of the content, or by what its own settings say. */
  readonly reads: 'url' | 'file' | 'settings'
  /**
   * What its queries are written in; missing where it answers none. `promql` and `json-path` are checked by rules, `name` is the name of
   * something, `any` goes by the id of the signal and needs no query; a kind may have a word of its own.
   */
  readonly language?: string
  /** True where it can say which alerts are active. */
  readonly knowsAlerts: boolean
  /** True where what it says is recorded: it is labelled wherever it shows. */
  readonly isDemo: boolean
  /** True where signals that name no source are asked of it before others. */
  readonly isAskedFirst: boolean
}

/** A kind of status source, as far as content needs to know it. */
export interface SourceKind extends SourceAbilities {
  /** The word in `kind`. */
  readonly id: string
  /** What it is, to go on after `<id> is `. */
  readonly summary: string
  /** Fields that only this kind has, each with its note. */
  readonly settings: z.ZodRawShape
}

/** Gives what a kind can do, as plain data that may travel between threads. */
export function abilitiesOf({title, reads, language, knowsAlerts, isDemo, isAskedFirst}: SourceKind): SourceAbilities {
  return {title, reads, ...(language !== undefined && {language}), knowsAlerts, isDemo, isAskedFirst}
}
