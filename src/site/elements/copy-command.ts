import {words} from '../words/browser.ts'
import {announce} from './announce.ts'
import {askBefore} from './ask-before.ts'
import {make} from './dom.ts'

/** Adds a copy button to a command; copies it as the inputs fill it, never while one is empty, and asks first where it cannot be undone. */
class CopyCommand extends HTMLElement {
  #why: HTMLElement | undefined

  connectedCallback(): void {
    if (this.querySelector('.copy')) return
    const button = make('button', {type: 'button', class: 'copy'}, words.copy.copy)
    button.addEventListener('click', () => this.#copy(button))
    this.append(button)
    document.addEventListener('inputs-changed', () => this.#sayWhy(undefined))
  }

  async #copy(button: HTMLButtonElement): Promise<void> {
    const code = this.querySelector('code')
    if (!code) return
    const block = blockOf(code)
    this.#sayWhy(block?.reason)
    if (block) {
      button.textContent = words.copy.notCopied
      announce(`${words.copy.notCopied}. ${block.reason}`)
      if (block.input !== undefined) document.dispatchEvent(new CustomEvent('input-wanted', {detail: block.input}))
    } else if (await askBefore(this)) {
      const said = (await written(code.textContent ?? '')) ? words.copy.copied : selected(code)
      button.textContent = said
      announce(said)
    }
    setTimeout(() => {
      button.textContent = words.copy.copy
    }, 2000)
  }

  #sayWhy(reason: string | undefined): void {
    this.#why?.remove()
    this.#why = reason === undefined ? undefined : make('p', {class: 'copy-why'}, reason)
    if (this.#why) this.append(this.#why)
  }
}

/** Why a command is not copied, and the input to look at. */
interface Block {
  reason: string
  input?: string
}

function blockOf(code: Element): Block | undefined {
  for (const {dataset} of code.querySelectorAll<HTMLElement>('var.input')) {
    const {input = '', unknown, problem} = dataset
    if (unknown !== undefined) return {reason: words.copy.unsafe(input, plain(unknown))}
    if (problem !== undefined) return {reason: words.copy.unfit(input, plain(problem)), input}
    if (dataset.filled === undefined) return {reason: words.copy.empty(input), input}
  }
  return undefined
}

const plain = (text: string) => text.replaceAll(/`(?=\w)|(?<=\w)`/g, '')

async function written(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

// The clipboard is closed to pages without TLS; a selection is one key away from copied.
function selected(code: Element): string {
  getSelection()?.selectAllChildren(code)
  return words.copy.selected
}

customElements.define('copy-command', CopyCommand)
