import {defineCollection} from 'astro:content'
import {z} from 'astro/zod'
import {kindNames} from '../core/content/kinds.ts'
import {contentLoader} from './loader.ts'

const schema = z.object({title: z.string(), contentPath: z.string()})

export const collections = Object.fromEntries(kindNames.map(kind => [kind, defineCollection({loader: contentLoader(kind), schema})]))
