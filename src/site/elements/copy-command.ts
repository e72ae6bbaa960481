import {announce} from './announce.ts'

/** Adds a copy button to a command; copies it with the inputs as they are filled in. */
class CopyCommand extends HTMLElement {
  connectedCallback(): void {
    if (this.querySelector('.copy')) return
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy'
    button.textContent = 'Copy'
    button.addEventListener('click', () => this.#copy(button))
    this.append(button)
  }

  async #copy(button: HTMLButtonElement): Promise<void> {
    const code = this.querySelector('code')
    if (!code) return
    const said = (await written(code.textContent ?? '')) ? 'Copied' : selected(code)
    button.textContent = said
    announce(said)
    setTimeout(() => {
      button.textContent = 'Copy'
    }, 2000)
  }
}

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
  return 'Selected'
}

customElements.define('copy-command', CopyCommand)
