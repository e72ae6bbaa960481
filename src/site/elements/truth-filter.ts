/** Shows only the data objects that one system knows, and says how many these are; the choice stands in the address. */
class TruthFilter extends HTMLElement {
  connectedCallback(): void {
    const select = this.querySelector('select')
    if (!select) return
    const asked = new URLSearchParams(location.search).get('system')
    if (asked && [...select.options].some(({value}) => value === asked)) select.value = asked
    select.addEventListener('change', () => {
      const address = new URL(location.href)
      if (select.value) address.searchParams.set('system', select.value)
      else address.searchParams.delete('system')
      history.replaceState(null, '', address)
      this.#show(select.value)
    })
    this.#show(select.value)
  }

  #show(system: string): void {
    const rows = [...this.querySelectorAll<HTMLTableRowElement>('tr[data-systems]')]
    for (const row of rows) row.hidden = system !== '' && !row.dataset.systems?.split(' ').includes(system)
    for (const cell of this.querySelectorAll<HTMLElement>('[data-system]')) {
      cell.toggleAttribute('data-chosen', system !== '' && cell.dataset.system === system)
    }
    const objects = new Set(rows.filter(row => !row.hidden).map(({dataset}) => dataset.object))
    const output = this.querySelector('output')
    if (output)
      output.textContent = system === '' ? '' : `${objects.size} of ${new Set(rows.map(({dataset}) => dataset.object)).size} data objects`
  }
}

customElements.define('truth-filter', TruthFilter)
