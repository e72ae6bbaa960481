/**
 * The schemas: what each kind of entry, the settings and the configuration hold, as zod schemas and as JSON Schema.
 *
 * @module
 */
export {configSchema} from '../config.ts'
export {type Kind, kindNames, kinds} from '../core/content/kinds.ts'
export {describeFields, type FieldDescription} from '../core/content/schema/describe.ts'
export {editorSchemas} from '../core/content/schema/editor.ts'
export {schemas} from '../core/content/schema/index.ts'
export {settingsSchemaOf} from '../core/content/schema/settings.ts'

// Which status pages can be read is known to those who read them.
import '../status/source/index.ts'
