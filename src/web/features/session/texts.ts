/** Words of signing in and of setting a password. */
export const texts = {
  product: { zh: '接运', en: 'Jieyun' },
  claim: {
    zh: '返岗包车：收名单、排车次、出路单',
    en: 'Return-to-work buses: rosters in, bus plans and route sheets out',
  },
  signIn: { zh: '登录', en: 'Sign in' },
  login: { zh: '账号', en: 'Account' },
  loginMissing: { zh: '请填写账号', en: 'Enter your account' },
  password: { zh: '密码', en: 'Password' },
  passwordMissing: { zh: '请填写密码', en: 'Enter your password' },
  wrong: { zh: '账号或密码不对', en: 'Account and password do not fit' },
  locked: {
    zh: '密码错误次数过多，请稍后再试，或请管理员重置',
    en: 'Too many wrong passwords: wait a while, or ask an admin for a reset',
  },
  forgotten: {
    zh: '忘记密码？请管理员发一个新的一次性链接。',
    en: 'Forgotten the password? An admin can give you a new one-time link.',
  },
  demo: { zh: '示例数据：一键进入', en: 'Demo data: step in with one click' },
  demoHint: {
    zh: '这是本机的试用账号，密码人人皆知。',
    en: 'Accounts for looking around on this machine; everybody knows the password.',
  },
  asRole: (role: string) => ({ zh: `以${role}身份进入`, en: `Step in as ${role}` }),
  driver: { zh: '驾驶员', en: 'Driver' },
  setTitle: { zh: '设置密码', en: 'Set a password' },
  setHint: {
    zh: '这个链接只能用一次。请自己想一个密码，至少 10 个字符。',
    en: 'This link works once. Choose a password of at least 10 characters.',
  },
  save: { zh: '保存', en: 'Save' },
  done: { zh: '密码已设置', en: 'The password is set' },
  doneHint: (login: string) => ({ zh: `账号 ${login} 现在可以登录。`, en: `The account ${login} can sign in now.` }),
  toSignIn: { zh: '去登录', en: 'Sign in' },
  spent: { zh: '链接已失效', en: 'The link no longer works' },
  spentHint: {
    zh: '它已经用过、过期，或者抄错了。请管理员再发一个。',
    en: 'It was used already, is too old, or mistyped. Ask an admin for another.',
  },
};
