export const zh = {
  signIn: '登录',
  purpose: '一口受理、后台协同，收集、分析、办理、反馈、评议。',
  home: '首页',
  hello: (name: string) => `${name}，您好`,
  toWork: '从这里开始',
  keysHint: '按 ? 查看全部快捷键；按 / 查诉求。',
}
