import type { Limit, PlaceKind, UnitCommand } from '@wubu/domain'
import { type Line, lines } from './items.ts'

export interface DemoPlace {
  readonly id: string
  readonly kind: PlaceKind
  readonly name: string
  readonly parent: { readonly id: string; readonly kind: PlaceKind } | null
}

export interface DemoUnit {
  readonly id: string
  readonly kind: Extract<UnitCommand, { type: 'register-unit' }>['data']['kind']
  readonly name: string
  readonly place: string | null
  readonly parent: string | null
  /** How long it takes compared to others: 1 is usual, 1.3 slow. */
  readonly tempo: number
}

export interface DemoItem {
  readonly code: string
  readonly name: string
  readonly line: Line
  /** Promised limit in working days. */
  readonly days: number
  readonly instant: boolean
  readonly legal: Limit
  readonly promised: Limit
}

export interface Community {
  /** Of the place and of the unit that runs its counter. */
  readonly id: string
  readonly street: string
  readonly grids: readonly string[]
}

export interface District {
  readonly places: readonly DemoPlace[]
  readonly units: readonly DemoUnit[]
  readonly items: readonly DemoItem[]
  readonly communities: readonly Community[]
}

/** 指挥调度中心: takes the hotline, classifies and dispatches. */
export const dispatchCentre = 'D-ZH'
export const companies = ['Q-WY', 'Q-GS', 'Q-HW'] as const

const districtId = 'DEMO'
const streetNames = ['和平', '新华', '滨河', '东湖', '西山', '南苑', '北关', '长青', '朝阳']
const communityNames = ['春晖', '和顺', '明德', '安居', '同心', '兴业', '康宁', '文昌', '永宁', '迎宾']
const communityKinds = ['里', '园', '苑', '坊', '桥', '湾']
const communityCount = 60
const gridCount = 620

const departments: readonly (readonly [id: string, name: string])[] = [
  ['D-ZH', '指挥调度中心(演示)'],
  ['D-SB', '社会保险事业中心(演示)'],
  ['D-MZ', '民政局(演示)'],
  ['D-WJ', '卫生健康局(演示)'],
  ['D-JY', '就业服务中心(演示)'],
  ['D-ZF', '住房保障中心(演示)'],
  ['D-CL', '残疾人联合会(演示)'],
  ['D-CG', '综合治理与城市管理局(演示)'],
  ['D-GA', '公安分局(演示)'],
  ['D-SJ', '市场监督管理局(演示)'],
  ['D-SF', '司法局(演示)'],
]
const companyNames: Readonly<Record<(typeof companies)[number], string>> = {
  'Q-WY': '物业服务公司(演示)',
  'Q-GS': '供水公司(演示)',
  'Q-HW': '环卫公司(演示)',
}

/** 五步示范区, which does not exist: 9 streets, 60 communities, 620 grids, 7 lines with 122 items. Always the same. */
export function demoDistrict(): District {
  const district: DemoPlace = { id: districtId, kind: 'district', name: '五步示范区(演示)', parent: null }
  const streets = streetNames.map((name, index) => street(name, index))
  const communities = Array.from({ length: communityCount }, (_, index) => community(index))
  const grids = communities.flatMap(({ id, grids }) => grids.map((grid, index) => gridPlace(grid, id, index)))
  return {
    places: [district, ...streets, ...communities.map(communityPlace), ...grids],
    units: [...departmentUnits(), ...streets.map(streetUnit), ...communities.map(communityUnit)],
    items: lines.flatMap(itemsOf),
    communities,
  }
}

function street(name: string, index: number): DemoPlace {
  return { id: numbered('J', index), kind: 'street', name: `${name}街道`, parent: { id: districtId, kind: 'district' } }
}

function community(index: number): Community {
  const id = numbered('C', index)
  // 620 grids over 60 communities: ten each, and eleven in the first twenty
  const grids = Math.floor(gridCount / communityCount) + (index < gridCount % communityCount ? 1 : 0)
  return {
    id,
    street: numbered('J', index % streetNames.length),
    grids: Array.from({ length: grids }, (_, grid) => `${id}-W${String(grid + 1).padStart(2, '0')}`),
  }
}

function communityPlace({ id, street }: Community, index: number): DemoPlace {
  return { id, kind: 'community', name: `${communityName(index)}社区`, parent: { id: street, kind: 'street' } }
}

function gridPlace(id: string, communityId: string, index: number): DemoPlace {
  return { id, kind: 'grid', name: `第${index + 1}网格`, parent: { id: communityId, kind: 'community' } }
}

function departmentUnits(): readonly DemoUnit[] {
  const all = [...departments.map(([id, name]) => [id, name, 'department'] as const)]
  const firms = companies.map((id) => [id, companyNames[id], 'company'] as const)
  return [...all, ...firms].map(([id, name, kind], index) => ({
    id,
    kind,
    name,
    place: districtId,
    parent: null,
    tempo: tempoOf(index),
  }))
}

function streetUnit({ id, name }: DemoPlace, index: number): DemoUnit {
  return { id, kind: 'street', name: `${name}办事处(演示)`, place: id, parent: null, tempo: tempoOf(index + 3) }
}

function communityUnit({ id, street }: Community, index: number): DemoUnit {
  const name = `${communityName(index)}社区居委会(演示)`
  return { id, kind: 'community', name, place: id, parent: street, tempo: tempoOf(index + 5) * 0.9 }
}

/** 0.7 to 1.3, scattered over the units, so that the same figure differs from one to the next. */
function tempoOf(index: number): number {
  return 0.7 + ((index * 7) % 13) * 0.05
}

function itemsOf(line: Line): readonly DemoItem[] {
  return line.items.map(([name, days, instant], index) => ({
    code: numbered(line.code, index),
    name,
    line,
    days,
    instant: instant !== undefined,
    legal: { amount: Math.max(1, days * 2), unit: 'workingDays' },
    promised: { amount: days, unit: 'workingDays' },
  }))
}

function communityName(index: number): string {
  const kind = communityKinds[Math.floor(index / communityNames.length)] ?? ''
  return `${communityNames[index % communityNames.length]}${kind}`
}

function numbered(prefix: string, index: number): string {
  return `${prefix}-${String(index + 1).padStart(2, '0')}`
}
