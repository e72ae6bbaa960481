import {make} from './dom.ts'

/** So many labels of an address are shown, and so much of each value; nobody reads more at night. */
const most = {labels: 30, signs: 200}

/** Shows the labels that Alertmanager has put behind the address of an alert's page; hidden where there are none. */
class AskedLabels extends HTMLElement {
  connectedCallback(): void {
    const labels = [...new URLSearchParams(location.search)].filter(([name]) => /^[A-Za-z_]\w*$/.test(name)).slice(0, most.labels)
    const place = this.querySelector('[data-labels]')
    if (labels.length === 0 || !place) return
    const shown = labels.filter(([name, value]) => name !== 'alertname' || value !== this.dataset.alert)
    place.replaceChildren(...shown.flatMap(([name, value]) => [make('code', {}, `${name}=${value.slice(0, most.signs)}`), ' ']))
    this.hidden = shown.length === 0
  }
}

customElements.define('asked-labels', AskedLabels)
