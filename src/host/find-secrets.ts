import type {Catalog} from '../core/catalog/catalog.ts'
import {isStandIn, mayHoldKnownSecret} from '../core/content/secrets.ts'
import type {LineIndex} from '../core/content/span.ts'
import type {FoundSecret} from '../core/lint/rule.ts'

/**
 * Finds secrets in all texts of a catalog with a maintained set of patterns, in no order.
 *
 * The set is asynchronous and slow to load; it is loaded only where a text may hold something for it.
 *
 * @see https://github.com/secretlint/secretlint for the patterns.
 */
export async function findSecrets(catalog: Catalog): Promise<FoundSecret[]> {
  const texts = [...catalog.documents.filter(({mayHoldSecret}) => mayHoldSecret), ...(catalog.settingsFile ? [catalog.settingsFile] : [])]
  const suspects = texts.filter(({text}) => mayHoldKnownSecret(text))
  if (suspects.length === 0) return []
  const find = await loadPatterns()
  return (await Promise.all(suspects.map(suspect => inText(find, suspect)))).flat()
}

type Find = (text: string) => Promise<{rule: string; range: readonly [number, number]}[]>

async function inText(find: Find, {file, text, lines}: {file: string; text: string; lines: LineIndex}): Promise<FoundSecret[]> {
  return (await find(text)).flatMap(({rule, range: [start, end]}) => {
    const value = text.slice(start, end)
    if (isStandIn(value)) return []
    return [{value, what: wordsOf(rule), at: {file, start: lines.point(start), end: lines.point(end)}}]
  })
}

async function loadPatterns(): Promise<Find> {
  const [{lintSource}, {creator}] = await Promise.all([import('@secretlint/core'), import('@secretlint/secretlint-rule-preset-recommend')])
  const config = {rules: [{id: '@secretlint/secretlint-rule-preset-recommend', rule: creator, options: {}}]}
  return async text => {
    // Its own comments could switch a rule off behind our back; ours are suppressions with a reason and an end.
    const content = text.replaceAll('secretlint-', 'secretlint_')
    const source = {content, filePath: 'content.mdx', ext: '.mdx', contentType: 'text' as const}
    const {messages} = await lintSource({source, options: {config}})
    return messages.filter(({messageId}) => !harmless.has(messageId)).map(({ruleId, range}) => ({rule: ruleId, range}))
  }
}

// The number of an account opens nothing.
const harmless = new Set(['AWSAccountID'])

// `@secretlint/secretlint-rule-shopify` → `a secret of shopify`
function wordsOf(rule: string): string {
  const name = rule.replace(/^.*secretlint-rule-/, '')
  const words: Record<string, string> = {
    privatekey: 'a private key',
    basicauth: 'a user with a password',
    'database-connection-string': 'a user with a password',
  }
  return words[name] ?? `a key for ${name}`
}
