/** One person of the demo city. The login is the token's subject; who may do what is the organization service's word. */
export interface DemoLogin {
  readonly login: string;
  readonly who: string;
  readonly purpose: string;
}

export const demoLogins: readonly DemoLogin[] = [
  {
    login: 'office',
    who: '局领导小组办公室',
    purpose: '开展活动、受理、销号、公示 · run a campaign',
  },
  {
    login: 'office-2',
    who: '镜湖区局办公室',
    purpose: '另一个局，只见本局 · another bureau',
  },
  {
    login: 'office-3',
    who: '剡溪区局办公室',
    purpose: '第三个局，只见本局 · a third bureau',
  },
  {
    login: 'city',
    who: '市级办公室',
    purpose: '看各局情况（不见明细）· all bureaus, aggregates only',
  },
  {
    login: 'supervision-leader',
    who: '督导组组长',
    purpose: '组织评议、核验整改 · appraise, verify',
  },
  {
    login: 'liaison',
    who: '督导组联络员 ★',
    purpose: '会议、督导记录 · meetings, oversight notes',
  },
  {
    login: 'principal',
    who: '单位主要负责人',
    purpose: '本单位任务、台账、结果 · our duties and results',
  },
  { login: 'contact', who: '单位联系人', purpose: '填报进展与佐证 · report progress' },
  { login: 'head', who: '科室负责人', purpose: '本科室整改 · our department' },
  {
    login: 'voter-001',
    who: '职工（至 voter-060）',
    purpose: '不记名评议 · the secret ballot, up to voter-060',
  },
  { login: 'frontend', who: '前端团队', purpose: '只看图的结构 · the graph, no bureau role' },
  { login: 'analytics', who: '数据分析团队', purpose: '事件流与汇总 · events, no bureau role' },
];

const voter = /^voter-\d{3}$/;

/** Whether the issuer signs this subject in: a listed login, or any voter-NNN. */
export function isDemoLogin(login: string): boolean {
  return voter.test(login) || demoLogins.some((known) => known.login === login);
}
