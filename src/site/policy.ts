import {firstScriptHash} from './first-script.ts'
import {statusOrigin} from './status-address.ts'

/** What the site's pages ask of Astro, whoever configures it: addresses, static output, and the policy on what a page may load. */
export function sitePolicy() {
  return {
    trailingSlash: 'always' as const,
    output: 'static' as const,
    // Several pages at once: one is rendered while another is written.
    build: {format: 'directory' as const, inlineStylesheets: 'never' as const, assets: 'assets', concurrency: 4},
    devToolbar: {enabled: false},
    prefetch: false,
    // Bodies are highlighted by our own renderer; Astro's would write inline styles, which the policy refuses.
    markdown: {syntaxHighlight: false as const},
    security: {csp: contentSecurityPolicy()},
  }
}

function contentSecurityPolicy() {
  return {
    algorithm: 'SHA-256' as const,
    // Pagefind runs its index as WebAssembly; nothing comes from another origin.
    scriptDirective: {resources: ["'self'", "'wasm-unsafe-eval'"], hashes: [firstScriptHash]},
    styleDirective: {resources: ["'self'"]},
    directives: [
      "default-src 'self'" as const,
      "img-src 'self' data:" as const,
      // What the collector wrote may stand at another origin, when settings say so.
      ["connect-src 'self'", statusOrigin()].filter(Boolean).join(' ') as `connect-src ${string}`,
      "object-src 'none'" as const,
      "base-uri 'self'" as const,
      "form-action 'self'" as const,
    ],
  }
}
