import { assignmentChart, type Chart, requestChart } from '../../src/index.ts'

const steps: Readonly<Record<string, string>> = {
  collecting: '收集 collecting',
  analyzing: '分析 analyzing',
  handling: '办理 handling',
  feedback: '反馈 feedback',
  evaluating: '评议 evaluating',
  closed: '结案 closed',
}
const names: Readonly<Record<string, string>> = {
  registered: '已登记',
  awaitingMaterials: '待补正',
  triaging: '研判',
  dispatched: '待签收',
  inProgress: '办理中',
  suspended: '挂起',
  awaitingFeedback: '待反馈',
  awaitingEvaluation: '待评议',
  completed: '办结',
  declined: '不予受理',
  withdrawn: '撤回',
  merged: '并案',
  acknowledged: '已签收',
  returned: '已退单',
  transferred: '已转办',
  cancelled: '已取消',
}

/** The state values that can be reached from the first one, in the order in which they are found. */
function reachable(chart: Chart): readonly string[] {
  const found = [chart.initial]
  for (const at of found) {
    for (const type of chart.eventTypes(at)) {
      const to = chart.next(at, type)
      if (to !== null && !found.includes(to)) found.push(to)
    }
  }
  return found
}

/** A Mermaid state diagram of what the chart really does: one line for each pair of states, self-transitions left out. */
function mermaid(chart: Chart): string {
  const states = reachable(chart).filter((at) => at !== chart.initial)
  return ['stateDiagram-v2', ...groups(states), ...arrows(chart)].join('\n')
}

function groups(states: readonly string[]): readonly string[] {
  const parents = [...new Set(states.map((at) => (at.includes('.') ? at.slice(0, at.indexOf('.')) : '')))]
  return parents.flatMap((parent) => {
    const own = states.filter((at) => (parent === '' ? !at.includes('.') : at.startsWith(`${parent}.`)))
    const lines = own.map((at) => `  state "${label(at)}" as ${id(at)}`)
    if (parent === '') return lines
    return [`  state "${steps[parent] ?? parent}" as ${parent} {`, ...lines.map((line) => `  ${line}`), '  }']
  })
}

function arrows(chart: Chart): readonly string[] {
  const byPair = new Map<string, string[]>()
  for (const at of reachable(chart)) {
    for (const type of chart.eventTypes(at)) {
      const to = chart.next(at, type)
      if (to === null || to === at) continue
      const pair = `${at === chart.initial ? '[*]' : id(at)} --> ${id(to)}`
      byPair.set(pair, [...(byPair.get(pair) ?? []), type])
    }
  }
  return [...byPair].map(([pair, types]) => `  ${pair}: ${types.join(', ')}`)
}

const id = (at: string) => at.replace('.', '_')

function label(at: string): string {
  const own = at.slice(at.indexOf('.') + 1)
  return `${names[own] ?? own} ${own}`
}

/** The page docs/reference/lifecycle.md. */
export function lifecyclePage(): string {
  return `# 诉求的五个环节 · The lifecycle of a request

由状态图生成，请勿手改：\`node packages/domain/test/diagrams/write.ts\`。
Generated from the charts in \`packages/domain/src/request\`; do not edit.

## 诉求 Request

图上的每条线是一类事件。不改变状态的事件（DeadlineSet、CorrectionRecorded、RequestClassified、ProgressRecorded 等）不画。
Each arrow is a type of event; events that leave the state as it is are not drawn.

\`\`\`mermaid
${mermaid(requestChart)}
\`\`\`

## 任务 Assignment

一个诉求可以有一个主办任务和若干协办任务，各走各的。
A request has one leading assignment and any number of supporting ones, each with a state of its own.

\`\`\`mermaid
${mermaid(assignmentChart)}
\`\`\`
`
}
