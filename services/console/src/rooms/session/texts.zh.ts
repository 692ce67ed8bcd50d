export const zh = {
  signIn: '登录',
  purpose: '一口受理、后台协同，收集、分析、办理、反馈、评议。',
}
