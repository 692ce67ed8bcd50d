import { HomeOutlined } from '@ant-design/icons'
import { rooms } from '../rooms.ts'
import { type NavEntry, type Role, staff } from '../shared/room.ts'
import { texts } from '../shared/texts.ts'

const home: NavEntry = {
  path: '/',
  title: (language) => texts[language].home.title,
  icon: HomeOutlined,
  roles: staff,
  letter: 'h',
}

/** What stands in the navigation of a role. */
export function entriesOf(role: Role): readonly NavEntry[] {
  return [home, ...rooms.flatMap(({ entries }) => entries)].filter(({ roles }) => roles.includes(role))
}
