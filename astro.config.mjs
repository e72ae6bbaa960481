import {defineConfig} from 'astro/config'
import {clarity} from './src/site/integration.ts'

// For editors and `astro check`, and a user of the integration like any other; `clarity build` and `dev` need no such file.
export default defineConfig({srcDir: './src/site', integrations: [clarity()]})
