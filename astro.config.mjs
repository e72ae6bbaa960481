import mdx from '@astrojs/mdx'
import {defineConfig} from 'astro/config'
import {trustedBodies, trustedProcessor} from './src/site/render/trusted.ts'
import {injectRoutes} from './src/site/routes.ts'
import {statusOrigin} from './src/site/status-address.ts'

const {CLARITY_BASE = '/', CLARITY_SITE} = process.env

export default defineConfig({
  srcDir: './src/site',
  ...(CLARITY_SITE && {site: CLARITY_SITE}),
  base: CLARITY_BASE,
  trailingSlash: 'always',
  output: 'static',
  // Content that is trusted to run code, and the guide, are compiled; all other content is rendered by our loader.
  integrations: [injectRoutes(), mdx({processor: trustedProcessor()})],
  // Several pages at once: one is rendered while another is written.
  build: {format: 'directory', inlineStylesheets: 'never', assets: 'assets', concurrency: 4},
  devToolbar: {enabled: false},
  prefetch: false,
  // Bodies are highlighted by our own renderer; Astro's would write inline styles, which the policy refuses.
  markdown: {syntaxHighlight: false},
  security: {
    csp: {
      // Pagefind runs its index as WebAssembly; nothing comes from another origin.
      scriptDirective: {resources: ["'self'", "'wasm-unsafe-eval'"]},
      styleDirective: {resources: ["'self'"]},
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        // What the collector wrote may stand at another origin, when settings say so.
        ["connect-src 'self'", statusOrigin()].filter(Boolean).join(' '),
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
    },
  },
  vite: {build: {assetsInlineLimit: 0}, plugins: [trustedBodies()]},
})
