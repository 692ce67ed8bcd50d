import { routes } from '@wubu/contract'
import t from 'tap'
import { accountNames, password } from './district.ts'
import { startNode } from './node.ts'

const personal = {
  name: '欧阳娜娜',
  phone: '13912345678',
  idNumber: '110101199003074477',
  address: '和平里九区1号楼',
  note: '行动不便',
}
const description = '家门口的井盖丢了'

t.test('no line of the log holds personal data, a password or a token', async (t) => {
  const node = await startNode(t, { WUBU_LOG_LEVEL: 'trace' })
  const { client, send, lines, tokens } = node
  const body = { channel: 'window' as const, description, address: personal.address, resident: personal }
  const { requestId, residentId, receiptNo, progressCode } = await client('window-a').call(routes.registerRequest, {
    body,
  })
  const params = { id: requestId }
  await client('window-a').call(routes.getRequest, { params })
  await node.settled()
  await client('window-a').call(routes.searchResidents, { body: { idNumber: personal.idNumber } })
  await client().call(routes.getProgress, { params: { receiptNo }, body: { code: progressCode } })

  // refused, broken and failing requests are what usually ends up in logs
  const text = JSON.stringify(body)
  await send('window-a', { route: routes.registerRequest, body: text.slice(0, -3) })
  await send('window-a', { route: routes.registerRequest, body: { ...body, [personal.name]: personal.phone } })
  await send('window-a', { url: `/api/${encodeURIComponent(personal.name)}?phone=${personal.phone}` })
  await send(null, { route: routes.openSession, body: { name: personal.name, password: 'wrong' } })
  node.runtime.requests.load = () => Promise.reject(new SyntaxError(`Unexpected token in ${description}`))
  t.match(await send('window-a', { route: routes.getRequest, params }), { status: 500 })
  t.match(await send('admin', { route: routes.requestErasure, params: { id: residentId ?? '' }, body: {} }), {
    status: 400,
  })

  const written = lines.join('')
  t.ok(lines.length > 10, 'there are lines')
  const secrets = [
    ...Object.values(personal),
    description,
    password,
    progressCode,
    ...accountNames.map((one) => tokens[one]),
  ]
  for (const secret of secrets) t.notOk(written.includes(secret), secret)
  t.match(written, /"code":"internal_error"/)
  t.match(written, /"route":"\/api\/requests\/:id"/)
})
