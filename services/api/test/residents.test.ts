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

t.test('looking for a resident who is to be erased', async (t) => {
  const node = await startNode(t)
  const admin = node.client('admin')
  const { residentId, receiptNo } = await node.client('window-a').call(routes.registerRequest, {
    body: { channel: 'window', item: 'road-repair', place: 'grid-a', resident },
  })
  await node.settled()
  const look = (by: 'phone' | 'idNumber' | 'receiptNo', value: string) =>
    admin.call(routes.findForErasure, { body: { by, value, reason: 'resident-asked' } })
  const shown = { residentId, name: '欧**', phone: '138****5678', idNumber: '110***********001X', erasureAsked: false }
  const events = async () => (await node.store.readStream(`resident-${residentId}`)).map(({ type }) => type)

  t.test('an administrator finds them by a whole number alone, masked, and each time it is recorded', async (t) => {
    t.same((await look('phone', '+86 138 1234 5678')).residents, [shown])
    t.same((await look('idNumber', '11010119900101001x')).residents, [shown])
    t.same((await look('receiptNo', receiptNo)).residents, [shown])
    t.same(await events(), ['ResidentRegistered', ...Array<string>(3).fill('ResidentLookedUp')])
    const last = (await node.store.readStream(`resident-${residentId}`)).at(-1)
    t.match(JSON.parse(last?.data ?? ''), { by: 'receiptNo', reason: 'resident-asked' })
    t.match(JSON.parse(last?.metadata ?? ''), { actor: { role: 'admin' } })
  })

  t.test('nobody is found by a part, and nothing recorded', async (t) => {
    const before = await events()
    for (const value of ['1381234567', '5678', '欧阳·建国']) t.same((await look('phone', value)).residents, [])
    t.same(await events(), before)
  })

  t.test('others than administrators are not shown', async (t) => {
    const body = { by: 'phone', value: resident.phone, reason: 'resident-asked' }
    t.match(await node.send('dispatcher', { route: routes.findForErasure, body }), { status: 403 })
  })

  t.test('who is erased is not found any more', async (t) => {
    const params = { id: residentId ?? '' }
    await admin.call(routes.requestErasure, { params, body: { reason: 'resident-asked' } })
    await node.settled()
    t.match((await look('phone', resident.phone)).residents, [{ erasureAsked: true }])
    await node.client('admin-b').call(routes.eraseResident, { params, body: {} })
    t.same((await look('receiptNo', receiptNo)).residents, [])
  })
})
