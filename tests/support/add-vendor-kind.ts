// Loaded before the program: what a configuration with a kind of entry and a field of its own does.
import {addFields, addKinds} from '../../src/core/content/kinds.ts'
import {standIn, vendor} from './vendor-kind.ts'

addKinds([vendor])
addFields({team: {standIn}})
