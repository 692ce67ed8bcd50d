export const zh = { figures: '统计研判', wall: '指挥调度中心', cases: '指标明细' }
