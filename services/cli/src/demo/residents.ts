import { idOf } from '@wubu/api'
import type { ResidentStep } from './steps.ts'

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨']
const given = [...'甲乙丙丁戊己庚辛壬癸']

/** Residents who do not exist, and look like it: 虚构 in every name, and a prefix that no telephone has. */
export function demoResident(seed: number, index: number): ResidentStep['data'] {
  const name = `${surnames[index % surnames.length]}虚构${given[Math.floor(index / surnames.length) % given.length]}`
  return {
    residentId: idOf('demo resident', seed, index),
    name: `${name}${index}`,
    phone: `000-${String(index).padStart(8, '0')}`,
    idNumber: null,
    address: null,
    note: null,
  }
}
