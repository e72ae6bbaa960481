import type {Element, ElementContent, Root, RootContent} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
import {declaredRisk, outputLanguages, type Risk} from '../../core/content/commands.ts'
import {highlight} from './highlight.ts'

/**
 * Turns code blocks into commands that can be copied, and outputs that cannot; marks `{{inputs}}` in inline code.
 *
 * In: `<pre><code class="language-sh">`. Out: `<copy-command class="command" data-language="sh"><pre tabindex="0">…`;
 * a fence that declares a risk, ` ```sh reads `, gives `data-risk="reads"` and the risk in words.
 */
export default function rehypeCommands() {
  return (tree: Root): void => visit(tree)
}

function visit(parent: Root | Element): void {
  for (const [index, child] of parent.children.entries()) {
    if (child.type !== 'element') continue
    const code = child.tagName === 'pre' ? codeOf(child) : undefined
    if (code) parent.children[index] = block(code) as RootContent & ElementContent
    else if (child.tagName === 'code') child.children = markInputs(child)
    else if (child.tagName === 'table') parent.children[index] = scrolling(child) as RootContent & ElementContent
    else visit(child)
  }
}

function codeOf(pre: Element): Element | undefined {
  const [first] = pre.children
  return first?.type === 'element' && first.tagName === 'code' ? first : undefined
}

function block(code: Element): Element {
  const language = languageOf(code)
  const text = textOf(code).replace(/\n$/, '')
  const isOutput = outputLanguages.has(language)
  const children = highlight(text, language, isOutput ? 'output' : 'command')
  const risk = isOutput ? undefined : declaredRisk({meta: String((code.data as {meta?: unknown} | undefined)?.meta ?? '')})
  const label = isOutput ? 'Expected output' : ['Command', language, ...(risk ? [riskWords[risk]] : [])].join(', ')
  const pre: Element = {
    type: 'element',
    tagName: 'pre',
    properties: {tabIndex: 0, role: 'group', ariaLabel: label},
    children: [{type: 'element', tagName: 'code', properties: {}, children}],
  }
  const properties = {className: [isOutput ? 'output' : 'command'], dataLanguage: language, ...(risk && {dataRisk: risk})}
  return {type: 'element', tagName: isOutput ? 'div' : 'copy-command', properties, children: risk ? [riskLabel(risk), pre] : [pre]}
}

const riskWords: Record<Risk, string> = {reads: 'only reads', reversible: 'reversible change', irreversible: 'cannot be undone'}

function riskLabel(risk: Risk): Element {
  return {type: 'element', tagName: 'span', properties: {className: ['risk']}, children: [{type: 'text', value: riskWords[risk]}]}
}

function languageOf(code: Element): string {
  const names = code.properties.className
  const name = Array.isArray(names) ? names.map(String).find(each => each.startsWith('language-')) : undefined
  return name?.slice('language-'.length) ?? 'text'
}

function markInputs(code: Element): ElementContent[] {
  return textOf(code)
    .split(/(\{\{\s*[a-z][a-z0-9_]*\s*\}\})/)
    .filter(part => part !== '')
    .map(part => {
      const name = /^\{\{\s*([a-z][a-z0-9_]*)\s*\}\}$/.exec(part)?.[1]
      const text: ElementContent = {type: 'text', value: part}
      return name ? {type: 'element', tagName: 'var', properties: {className: ['input'], dataInput: name}, children: [text]} : text
    })
}

// A wide table scrolls inside itself; the page never does.
function scrolling(table: Element): Element {
  const properties = {className: ['table-scroll'], tabIndex: 0, role: 'group', ariaLabel: 'Table'}
  return {type: 'element', tagName: 'div', properties, children: [table]}
}
