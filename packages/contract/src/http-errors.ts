/** What the API itself refuses, with its status; the rules of the aggregates are in their own refusals.ts. */
export const httpErrors = {
  malformed_request: {
    status: 400,
    zh: '请求格式不正确，请按接口说明修改。',
    en: 'The request is malformed; see `issues`.',
  },
  idempotency_key_missing: {
    status: 400,
    zh: '写操作必须带 Idempotency-Key 请求头。',
    en: 'A write needs the header Idempotency-Key.',
  },
  idempotency_key_malformed: {
    status: 400,
    zh: 'Idempotency-Key 须为 1 至 200 个可见字符。',
    en: 'Idempotency-Key has 1 to 200 visible ASCII characters.',
  },
  if_match_malformed: {
    status: 400,
    zh: 'If-Match 须为带引号的版本号，例如 "3"。',
    en: 'If-Match is one quoted revision, such as "3"; weak ones and lists are not taken.',
  },
  min_position_malformed: {
    status: 400,
    zh: 'Wubu-Min-Position 不是本日志的位置。',
    en: 'Wubu-Min-Position is no position of this log.',
  },
  known_malformed: {
    status: 400,
    zh: 'known 不是本日志的位置，请用先前答复中的 known。',
    en: 'This is no position of the log; take `known` from an earlier answer.',
  },
  known_too_far_back: {
    status: 422,
    zh: '该位置之后写入的内容过多，无法按当时所知统计；请改用较近的 known，或只用 at。',
    en: 'Too much was written since that position to tell what was known then; take a later `known`, or `at` alone.',
  },
  cursor_malformed: {
    status: 400,
    zh: '分页游标无效，请从第一页开始。',
    en: 'The cursor is not valid; begin with the first page.',
  },
  not_signed_in: { status: 401, zh: '请先登录。', en: 'Sign in first.' },
  sign_in_failed: { status: 401, zh: '用户名或密码不正确。', en: 'Name or password is wrong.' },
  origin_not_permitted: {
    status: 403,
    zh: '不接受来自其他网站的请求。',
    en: 'Requests from another site are not taken.',
  },
  other_unit: {
    status: 403,
    zh: '只能查看本单位的任务。',
    en: 'You may ask about your own unit alone.',
  },
  current_password_wrong: {
    status: 403,
    zh: '当前密码不正确。',
    en: 'The current password is wrong.',
  },
  no_such_route: { status: 404, zh: '没有这个地址。', en: 'There is no such address.' },
  receipt_or_code_wrong: {
    status: 404,
    zh: '回执号或查询码不正确。',
    en: 'The receipt number or the code is wrong.',
  },
  source_already_registered: {
    status: 409,
    zh: '该来源编号的诉求已经登记，请勿重复登记。',
    en: 'A request with this source reference is registered already.',
  },
  key_erased: {
    status: 409,
    zh: '该居民的个人信息已删除，不能再登记。',
    en: "The resident's data was erased; nothing can be stored about them any more.",
  },
  stale_revision: {
    status: 412,
    zh: '内容已被他人更新，请刷新后重试。',
    en: 'Somebody was faster: the revision in If-Match is no longer the newest.',
  },
  request_too_slow: {
    status: 408,
    zh: '请求发送过慢，请检查网络后重试。',
    en: 'The request took too long to arrive; send it again.',
  },
  headers_too_large: {
    status: 431,
    zh: '请求头过大，请减少后重试。',
    en: 'The headers are too large; send fewer or shorter ones.',
  },
  request_too_large: { status: 413, zh: '内容过大，请缩短。', en: 'The content is too large; shorten it.' },
  media_type_not_supported: { status: 415, zh: '只接受 application/json。', en: 'Send application/json.' },
  idempotency_key_reused: {
    status: 422,
    zh: '同一 Idempotency-Key 已用于另一请求，请换一个。',
    en: 'This Idempotency-Key was sent with another body before; take a new one.',
  },
  too_many_requests: {
    status: 429,
    zh: '请求过于频繁，请稍后再试。',
    en: 'Too many requests; wait as Retry-After says.',
  },
  internal_error: { status: 500, zh: '系统出错，请联系管理员。', en: 'Something went wrong on our side.' },
  log_unavailable: {
    status: 503,
    zh: '日志暂不可用，请用同一 Idempotency-Key 重试。',
    en: 'The log is not available now; try again with the same Idempotency-Key.',
  },
  node_older_than_log: {
    status: 503,
    zh: '本节点版本低于日志，请升级后重试。',
    en: 'This node is older than the log and decides nothing on it; update it.',
  },
  contended: {
    status: 503,
    zh: '同时操作的人太多，请用同一 Idempotency-Key 重试。',
    en: 'Others were faster again and again; nothing was written, try again with the same Idempotency-Key.',
  },
  read_models_behind: {
    status: 503,
    zh: '数据尚在更新，请稍后再查。',
    en: 'The read models have not reached that position yet; try again.',
  },
  rebuild_running: {
    status: 409,
    zh: '本节点正在重建读模型，请等它结束。',
    en: 'The read models of this node are being rebuilt; wait until that has ended.',
  },
  no_such_import_file: {
    status: 404,
    zh: '本节点没有这个上传文件（可能已过期或节点已重启），请重新上传。',
    en: 'This node has no such file any more; upload it again.',
  },
  no_such_import_run: {
    status: 404,
    zh: '本节点没有这次运行的记录（节点可能已重启）。',
    en: 'This node knows no such run; it may have been restarted.',
  },
  no_such_mapping: {
    status: 422,
    zh: '没有这个导入映射，请从映射列表中选择。',
    en: 'There is no such mapping; choose one of the list.',
  },
  import_running: {
    status: 409,
    zh: '本节点已有导入、试导入或撤销在进行，请等它结束。',
    en: 'An import, a trial or an undoing is running on this node; wait until it has ended.',
  },
  import_file_empty: {
    status: 422,
    zh: '文件是空的，请检查后重新上传。',
    en: 'The file is empty; check it and upload it again.',
  },
  import_file_too_large: {
    status: 413,
    zh: '文件超过上限，请压缩（gzip）或分成几个文件。',
    en: 'The file is larger than this node takes; gzip it, or cut it into several.',
  },
  too_many_import_files: {
    status: 409,
    zh: '上传的文件过多，请先导入或删除已有文件。',
    en: 'This node keeps too many files; import or remove some first.',
  },
  upload_broken_off: {
    status: 400,
    zh: '上传中断，请重新上传。',
    en: 'The upload was broken off; send it again.',
  },
  stopping: { status: 503, zh: '服务正在停止，请稍后重试。', en: 'This node is stopping; try again.' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly zh: string; readonly en: string }>>

export type HttpErrorCode = keyof typeof httpErrors
