import {kindNames, kinds} from './kinds.ts'
import {otherPlaces, type Place} from './other-places.ts'
import {placeGroups} from './schema/kind.ts'

/** Lists the places in the order people need them: the incident first, planning last. */
export function places(): Place[] {
  const placed = kindNames.flatMap(kind => {
    const {place, folder} = kinds[kind]
    return place ? [{...place, key: folder, address: `/${folder}/`}] : []
  })
  const groupOf = ({group}: Place) => placeGroups.indexOf(group)
  return [...otherPlaces, ...placed].toSorted((a, b) => groupOf(a) - groupOf(b) || a.rank - b.rank)
}
