// Loaded before the program: what a configuration with a kind of entry of its own does.
import {addKinds} from '../../src/core/content/kinds.ts'
import {vendor} from './vendor-kind.ts'

addKinds([vendor])
