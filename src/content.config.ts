import {defineCollection} from 'astro:content'
import {z} from 'astro/zod'
import {kindNames} from './core/kinds.ts'
import {contentLoader} from './site/loader.ts'

const schema = z.object({title: z.string(), contentPath: z.string()})

export const collections = Object.fromEntries(kindNames.map(kind => [kind, defineCollection({loader: contentLoader(kind), schema})]))
