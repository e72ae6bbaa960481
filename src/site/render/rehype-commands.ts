import type {Element, ElementContent, Root, RootContent} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
import {type Place, placesInSentence} from '../../commands/places/value-places.ts'
import {declaredRisk, outputLanguages, type Risk} from '../../core/content/commands.ts'
import {highlight, quoting} from './highlight.ts'

/**
 * Turns code blocks into commands that can be copied, and outputs that cannot; marks `{{inputs}}` in inline code, quoted for a shell where it is
 * a command too.
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
  const text = textOf(code)
  const children: ElementContent[] = []
  let from = 0
  for (const place of placesInSentence(text)) {
    if (place.start > from) children.push({type: 'text', value: text.slice(from, place.start)})
    children.push(input(place, text.slice(place.start, place.end)))
    from = place.end
  }
  return from < text.length || children.length === 0 ? [...children, {type: 'text', value: text.slice(from)}] : children
}

function input(place: Place, written: string): Element {
  const {'data-quote': quote, ...more} = quoting(place)
  const properties = {className: ['input'], dataInput: place.name, ...more, ...(quote && {'data-quote': quote})}
  return {type: 'element', tagName: 'var', properties, children: [{type: 'text', value: written}]}
}

// A wide table scrolls inside itself; the page never does.
function scrolling(table: Element): Element {
  const properties = {className: ['table-scroll'], tabIndex: 0, role: 'group', ariaLabel: 'Table'}
  return {type: 'element', tagName: 'div', properties, children: [table]}
}
