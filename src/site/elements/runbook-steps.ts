/** Lets finished steps be checked off; they recede, and stay so for this tab. */
class RunbookSteps extends HTMLElement {
  connectedCallback(): void {
    const done = new Set(read(this.#key))
    for (const step of this.querySelectorAll<HTMLElement>('.step')) this.#addCheck(step, done)
  }

  get #key(): string {
    return `steps:${this.dataset.runbook ?? ''}`
  }

  #addCheck(step: HTMLElement, done: Set<string>): void {
    const mark = step.querySelector('.step-mark')
    if (!mark || mark.querySelector('input')) return
    const label = document.createElement('label')
    label.className = 'step-done'
    const box = document.createElement('input')
    box.type = 'checkbox'
    box.checked = done.has(step.id)
    box.ariaLabel = `${step.querySelector('.step-number')?.getAttribute('aria-label') ?? step.id}: done`
    const word = document.createElement('span')
    word.textContent = 'done'
    label.append(box, word)
    mark.append(label)
    step.toggleAttribute('data-done', box.checked)
    box.addEventListener('change', () => {
      step.toggleAttribute('data-done', box.checked)
      if (box.checked) done.add(step.id)
      else done.delete(step.id)
      write(this.#key, [...done])
    })
  }
}

function read(key: string): string[] {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
    return Array.isArray(value) ? value.map(String) : []
  } catch {
    return []
  }
}

function write(key: string, ids: string[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(ids))
  } catch {
    // Without storage the marks hold until the page is left.
  }
}

customElements.define('runbook-steps', RunbookSteps)
