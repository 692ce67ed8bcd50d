export const zh = {
  accounts: '账号',
  organisation: '单位与地点',
  posts: 'A、B岗',
  imports: '导入',
  erasures: '注销个人信息',
  operations: '运行状态',
}
