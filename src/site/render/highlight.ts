import bash from '@shikijs/langs/bash'
import diff from '@shikijs/langs/diff'
import graphql from '@shikijs/langs/graphql'
import http from '@shikijs/langs/http'
import json from '@shikijs/langs/json'
import sql from '@shikijs/langs/sql'
import xml from '@shikijs/langs/xml'
import yaml from '@shikijs/langs/yaml'
import type {Element, ElementContent, Root} from 'hast'
import {createCssVariablesTheme, createHighlighterCoreSync, type DecorationItem, type ShikiTransformer} from 'shiki/core'
import {createJavaScriptRegexEngine} from 'shiki/engine/javascript'
import {layersInWords} from '../../commands/escape.ts'
import {type Place, placesIn} from '../../commands/places/value-places.ts'

const theme = createCssVariablesTheme({name: 'tokens', variablePrefix: '--code-'})

// The JavaScript engine starts at once, and only languages that runbooks use are loaded.
const highlighter = createHighlighterCoreSync({
  themes: [theme],
  langs: [bash, diff, graphql, http, json, sql, xml, yaml],
  // Expressions with modifiers such as `(?i:…)`, of ES2025, miss what they match in V8 once a process has made 16 MB of code for
  // expressions, as a build does: from then on it compiles them in another way (`node --no-regexp-optimization` shows it at once).
  engine: createJavaScriptRegexEngine({forgiving: true, target: 'ES2024'}),
})

const aliases: Record<string, string> = {
  sh: 'bash',
  shell: 'bash',
  zsh: 'bash',
  yml: 'yaml',
  gql: 'graphql',
  promql: 'text',
  edi: 'text',
  output: 'text',
}
const loadedLanguages = new Set(highlighter.getLoadedLanguages())

/** Whether a block is there to be copied, or shows what comes back. */
export type BlockUse = 'command' | 'output'

/**
 * Highlights code to the children of a `<code>` element; colours are classes, because the site's policy refuses inline styles.
 *
 * `{{name}}` becomes `<var class="input" data-input="name">`, wherever the highlighter splits its tokens; in a command it says how a value
 * is quoted there (`data-quote`), or why that cannot be told (`data-unknown`).
 */
export function highlight(code: string, language: string, use: BlockUse = 'command'): ElementContent[] {
  const name = aliases[language] ?? language
  const lang = loadedLanguages.has(name) ? name : 'text'
  const decorations: DecorationItem[] = placesIn(code, language).map(place => ({
    start: place.start,
    end: place.end,
    tagName: 'var',
    properties: {class: 'input', 'data-input': place.name, ...(use === 'command' && quoting(place))},
    alwaysWrap: true,
  }))
  // Without the highlighter's limit of half a second for a line: a busy machine must not colour a page differently.
  const options = {lang, theme: 'tokens', decorations, transformers: [classesForStyles], tokenizeTimeLimit: 0}
  const root = highlighter.codeToHast(code, options)
  return codeChildren(root as Root)
}

/** Gives the attributes of a place: how a value is quoted there, or why that cannot be told. */
export function quoting({quoting}: Place): Record<string, string> {
  return 'unknown' in quoting ? {'data-unknown': quoting.unknown} : {'data-quote': layersInWords(quoting)}
}

// In: `style="color:var(--code-token-string)"`. Out: `class="code-token-string"`.
const classesForStyles: ShikiTransformer = {
  span(node) {
    const style = String(node.properties.style ?? '')
    const variable = /var\(--(code-token-[\w-]+)\)/.exec(style)?.[1]
    delete node.properties.style
    if (variable) node.properties.class = variable
  },
}

function codeChildren(root: Root): ElementContent[] {
  const pre = root.children.find((node): node is Element => node.type === 'element')
  const code = pre?.children.find((node): node is Element => node.type === 'element')
  return code?.children ?? []
}
