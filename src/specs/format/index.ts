import type {SpecFormat} from '../spec.ts'
import {asyncapi} from './asyncapi.ts'
import {graphqlSdl} from './graphql.ts'
import {jsonSchema} from './json-schema.ts'
import {odcs} from './odcs.ts'
import {openapi} from './openapi.ts'
import {x12Guide} from './x12.ts'

/** The forms in which specifications are written, in the order in which they are tried. */
export const specFormats: readonly SpecFormat[] = [openapi, asyncapi, odcs, graphqlSdl, x12Guide, jsonSchema]
