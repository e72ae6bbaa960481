import {commandsUsing, noticing} from '../changes/who-notices.ts'
import type {Catalog, Entry, Part} from '../core/catalog/catalog.ts'
import {nameInWords} from '../core/catalog/queries/find-by-name.ts'
import {failureModesOf} from '../core/catalog/queries/owner.ts'
import {bySeverity} from '../core/catalog/queries/ranks.ts'
import {firstRunbookOf} from '../core/catalog/queries/runbook-of.ts'
import type {Document} from '../core/content/document.ts'
import type {Span} from '../core/content/span.ts'
import type {Consequence} from './consequence.ts'
import type {Removal} from './removal.ts'

/**
 * Lists what uses a contract field beside mappings: the commands that write or read it, the integrations that notice, keys of its contract,
 * the failure modes of the contract, and the lines of their files and runbooks that write its name. Of a contract, the commands that use any
 * of its fields.
 */
export function fieldUses({before, of}: Removal): Consequence[] {
  if (of.kind === 'contract') return commands(before, of)
  if (of.kind !== 'field') return []
  const field = of
  const contract = field.entry
  const modes = bySeverity(
    before,
    before.list('failure-mode').filter(({data}) => data.contract === contract.id),
  )
  const inCommands = commands(before, contract, field.data.name)
  const lines = new Set(inCommands.map(({at}) => `${at.file}:${at.start.line}`))
  return [
    ...inCommands,
    ...consumers(before, field),
    ...keysOf(contract, field),
    ...modes.map(mode => ofMode(contract, mode)),
    ...modes.flatMap(mode => mentions(before, mode, field)).filter(({at}) => !lines.has(`${at.file}:${at.start.line}`)),
  ]
}

function commands(catalog: Catalog, contract: Entry<'contract'>, name?: string): Consequence[] {
  return commandsUsing(catalog, contract, name).flatMap(({document: {kind, id}, at, writes, name: used}) => {
    if (kind === undefined) return []
    const severity = kind === 'runbook' ? failureModesOf(catalog, id)[0]?.data.severity : undefined
    return {
      harm: 'breaks' as const,
      what: 'runbook' as const,
      target: {kind, id},
      direct: true,
      at,
      message: `a command of ${nameInWords({kind, id})} ${writes ? 'writes' : 'reads'} \`${used}\``,
      ...(severity && {severity}),
      rules: [],
    }
  })
}

// The integration of the field's own contract, and those that the value travels on to or comes from.
function consumers(catalog: Catalog, field: Part<'field'>): Consequence[] {
  return noticing(catalog, field).integrations.map(id => ({
    harm: 'breaks' as const,
    what: 'flow' as const,
    target: {kind: 'integration' as const, id},
    direct: id === field.entry.data.integration,
    at: field.entry.document.frontmatter.valueSpan(['integration']),
    message: `integration \`${id}\` uses ${nameInWords(field)}`,
    rules: [],
  }))
}

function keysOf({document, data}: Entry<'contract'>, {data: {name}, entry}: Part<'field'>): Consequence[] {
  const at = (path: (string | number)[]) => document.frontmatter.valueSpan(path)
  const use = (at: Span, message: string): Consequence => {
    return {harm: 'breaks', what: 'flow', target: {kind: 'contract', id: entry.id}, direct: true, at, message, rules: []}
  }
  const keys = data.keys.flatMap((key, index) =>
    key === name ? [use(at(['keys', index]), `${nameInWords(entry)} tells its messages apart by it`)] : [],
  )
  const idempotent = wordIn(name).test(data.idempotencyKey ?? '')
  return idempotent ? [...keys, use(at(['idempotencyKey']), `a second delivery to ${nameInWords(entry)} is no longer harmless`)] : keys
}

function ofMode(contract: Entry<'contract'>, mode: Entry<'failure-mode'>): Consequence {
  return {
    harm: 'weakens',
    what: 'failure-mode',
    target: {kind: 'failure-mode', id: mode.id},
    direct: false,
    at: mode.document.frontmatter.valueSpan(['contract']),
    message: `${nameInWords(mode)} is a failure of ${nameInWords(contract)}, which loses the field`,
    severity: mode.data.severity,
    rules: [],
  }
}

// A name that could be a plain word, such as `item`, would be found everywhere.
function mentions(catalog: Catalog, mode: Entry<'failure-mode'>, {data: {name}}: Part<'field'>): Consequence[] {
  if (!/[A-Z_.[\]\d-]/.test(name)) return []
  const runbook = catalog.get('runbook', firstRunbookOf(mode) ?? '')
  return [mode, ...(runbook ? [runbook] : [])].flatMap(entry =>
    placesOf(entry.document, name).map(at => ({
      harm: 'names' as const,
      what: 'reference' as const,
      target: {kind: entry.kind, id: entry.id},
      direct: true,
      at,
      message: `${nameInWords(entry)} writes \`${name}\``,
      severity: mode.data.severity,
      rules: [],
    })),
  )
}

// One place a line is enough to find them all.
function placesOf({file, text, lines}: Document, name: string): Span[] {
  const spans = [...text.matchAll(wordIn(name, 'g'))].map(({index}) => ({
    file,
    start: lines.point(index),
    end: lines.point(index + name.length),
  }))
  return spans.filter(({start}, index) => spans[index - 1]?.start.line !== start.line)
}

function wordIn(name: string, flags = ''): RegExp {
  return new RegExp(`(?<![\\w.])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w])`, flags)
}
