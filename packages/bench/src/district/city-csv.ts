import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { randomOf } from './random.ts'

const header =
  'case_enquiry_id,open_dt,target_dt,closed_dt,ontime,case_status,closure_reason,case_title,subject,reason,type,queue,' +
  'department,location,neighborhood,ward,latitude,longitude,source'
const departments = ['PWDx', 'ISD', 'INFO', 'BTDT', 'PARK', 'PROP']
const sources = ['Constituent Call', 'Citizens Connect App', 'Self Service', 'Employee Generated']
const neighborhoods = ['Dorchester', 'Roxbury', 'South Boston', 'Allston / Brighton', 'Jamaica Plain', 'East Boston']
const start = Date.parse('2011-07-01T00:00:00Z')
const halfYear = 184 * 86_400_000
const hour = 3_600_000

/** Rows in the shape of Boston's file, for machines where it is not: the same columns, as many closed, as many never due. */
export async function writeCityCsv(path: string, rows: number): Promise<void> {
  const random = randomOf(11)
  const file = createWriteStream(path)
  file.write(`${header}\n`)
  for (let row = 0; row < rows; row += 1) {
    const opened = start + Math.floor((row / rows) * halfYear)
    const target = random.chance(0.81) ? local(opened + hour * (24 + random.below(480))) : ''
    const closed = random.chance(0.937) ? local(opened + hour * (1 + random.below(600))) : ''
    const status = closed === '' ? 'Open' : 'Closed'
    const kind = `Kind ${random.below(140)}`
    const cells = [
      `1010${String(row).padStart(8, '0')}`,
      local(opened),
      target,
      closed,
      'ONTIME',
      status,
      `Case ${status}`,
      kind,
      'Public Works Department',
      'Street Lights',
      kind,
      'PWDx_Street Light',
      random.pick(departments),
      `${random.below(900)} Washington St`,
      random.pick(neighborhoods),
      `Ward ${random.below(22)}`,
      '42.3',
      '-71.1',
      random.pick(sources),
    ]
    if (!file.write(`${cells.join(',')}\n`)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'close')
}

/** As the city writes it: local time, no offset. */
function local(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 19).replace('T', ' ')
}
