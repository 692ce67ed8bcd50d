import { routes } from '@wubu/contract'
import t from 'tap'
import { startNode } from './node.ts'

const resident = {
  name: '欧阳·建国',
  phone: '13812345678',
  idNumber: '11010119900101001X',
  address: '一号楼',
  note: '耳背',
}

t.test('looking for a resident at intake', async (t) => {
  const node = await startNode(t)
  const register = node.client('window-a').call(routes.registerRequest, {
    body: { channel: 'window', item: 'road-repair', place: 'grid-a', resident },
  })
  const { residentId, position: minPosition } = await register
  type Body = Parameters<typeof search>[1]
  const search = async (
    account: 'window-a' | 'window-b' | 'grid-a' | 'dispatcher',
    body: { name?: string; phone?: string; phoneTail?: string; idNumber?: string },
  ) => (await node.client(account).call(routes.searchResidents, { body, minPosition })).residents
  const ids = async (account: Parameters<typeof search>[0], body: Body) =>
    (await search(account, body)).map((one) => one.residentId)

  t.test('by name or the last four digits, the own counter finds them, masked', async (t) => {
    const masked = { residentId, name: '欧阳·建国', phone: '138****5678', idNumber: '110***********001X', masked: true }
    t.match(await search('window-a', { name: '欧阳建国' }), [{ ...masked, address: null, note: null }])
    t.match(await search('window-a', { phoneTail: '5678' }), [masked])
    t.match(await search('dispatcher', { name: '欧阳建国', phoneTail: '5678' }), [masked])
    t.same(await ids('window-a', { name: '欧阳建国', phoneTail: '1111' }), [])
  })

  t.test('another counter finds them by a whole number alone, and then in full', async (t) => {
    t.same(await ids('window-b', { name: '欧阳建国' }), [])
    t.same(await ids('window-b', { phoneTail: '5678' }), [])
    t.match(await search('window-b', { idNumber: resident.idNumber }), [{ ...resident, masked: false }])
  })

  t.test('a grid worker finds nobody but of their own requests, and masked', async (t) => {
    t.same(await ids('grid-a', { phone: resident.phone }), [])
    const body = { channel: 'grid', item: 'road-repair', place: 'grid-a', residentId } as const
    const own = await node.client('grid-a').call(routes.registerRequest, { body })
    const { residents } = await node
      .client('grid-a')
      .call(routes.searchResidents, { body: { phone: resident.phone }, minPosition: own.position })
    t.match(residents, [{ residentId, phone: '138****5678', address: null, masked: true }])
  })

  t.test('nothing to look for, or less than four digits, is malformed', async (t) => {
    for (const body of [{}, { phoneTail: '567' }, { name: ' ' }]) {
      t.match(await node.send('window-a', { route: routes.searchResidents, body }), { status: 400 })
    }
  })
})
