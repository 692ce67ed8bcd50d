/** Says, once before a run of the tests, on which real EventStoreDB some of them run, or that they are skipped and why. */
import { chooseServer } from '../src/event-store-server/real-server.ts'

const choice = await chooseServer()
const told = {
  url: 'on the server at EVENTSTORE_URL 在 EVENTSTORE_URL 指向的服务器上运行',
  container: 'in a container 在容器中运行',
  none: `skipped 跳过:${choice.kind === 'none' ? choice.reason : ''}`,
}
process.stderr.write(`Tests of a real EventStoreDB 真实 EventStoreDB 的测试: ${told[choice.kind]}\n`)
