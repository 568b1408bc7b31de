/** What a roster column may hold. */
export type Field =
  | 'serial'
  | 'name'
  | 'sex'
  | 'birthDate'
  | 'idType'
  | 'idNumber'
  | 'phone'
  | 'company'
  | 'pickup'
  | 'province'
  | 'city'
  | 'county'
  | 'home'
  | 'temperature'
  | 'contact'
  | 'hubei'
  | 'symptom'
  | 'isolation'
  | 'healthState'
  | 'companions'
  | 'remark';

/** How a field's column is recognised by its (normalised) title. */
export interface FieldTitles {
  field: Field;
  /** Titles that mean the field beyond doubt, best first: where two columns fit, the earlier title is taken. */
  exact: readonly string[];
  /** Titles that mean it unless `but` fits as well. */
  like?: RegExp;
  but?: RegExp;
}

/** Somebody else's name or number, not the worker's. */
const others =
  /同行|同车|结伴|随行|陪同|紧急|应急|家属|亲属|亲戚|配偶|父|母|监护|司机|驾驶|填表|填报|经办|负责人|联系人|法人|担保|介绍/;

/**
 * The titles that companies write (domain.md §5, and what was seen beside them), in the order in which fields are tried:
 * a column about contact with people from Hubei is about contact.
 */
export const fieldTitles: readonly FieldTitles[] = [
  { field: 'serial', exact: ['序号', '序', '编号', '行号', 'no', 'no.', '#', '序列', '人数序号'] },
  {
    field: 'companions',
    exact: [
      '同行人',
      '同行人员',
      '同行人姓名',
      '同行者',
      '同行组',
      '同行组号',
      '同行编号',
      '同车人',
      '结伴人',
      '结伴组',
      '随行人员',
      'travel_together',
      'travels_with',
      'travel_party',
      'companion',
      'companions',
      'party',
    ],
    like: /^同行|同行(人|者|组|编号)|同车(人|组)|结伴(人|组)|随行人|travel.?(together|with|party)|companion/,
    but: /人数|几人|数量|关系|体温|是否|有无|健康|接触|隔离|地址|类型/,
  },
  {
    field: 'idType',
    exact: ['证件类型', '证件类别', '证件种类', '证件名称', 'idtype'],
    like: /证[件照].{0,2}(类型|类别|种类)|身份证件类型|^id.?type|document.?type/,
  },
  {
    field: 'idNumber',
    exact: [
      '身份证号码',
      '身份证号',
      '公民身份号码',
      '公民身份证号码',
      '居民身份证号码',
      '证件号码',
      '证件号',
      '身份证',
      '身份证明号码',
      'idnumber',
      'idno',
      'idcard',
      'id',
    ],
    like: /身份证|身份号|证件号|护照号|通行证号|^id.?(no|num|card)|passport.?(no|num)/,
    but: /同行|同车|结伴|随行|地址|住址|有效|期限|发证|机关|照片|正面|反面|复印|前六位|后四位|紧急|家属|联系人/,
  },
  {
    field: 'name',
    exact: [
      '姓名',
      '员工姓名',
      '职工姓名',
      '人员姓名',
      '工人姓名',
      '乘客姓名',
      '乘车人姓名',
      '乘车人员姓名',
      '返岗人员姓名',
      '务工人员姓名',
      '返岗员工姓名',
      '名字',
      '乘车人',
      '返岗人员',
      'name',
      'fullname',
      'workername',
    ],
    like: /姓名|名字|^(worker|employee|passenger|full).?name/,
    but: others,
  },
  {
    field: 'phone',
    exact: [
      '手机号码',
      '手机号',
      '手机',
      '本人手机号',
      '本人手机号码',
      '移动电话',
      '联系手机',
      '联系电话',
      '联系方式',
      '电话号码',
      '本人电话',
      '电话',
      'mobile',
      'phone',
      'tel',
    ],
    like: /手机|电话|联系方式|联系号码|mobile|phone|^tel|cell/,
    but: /同行|同车|结伴|随行|紧急|应急|家属|亲属|家庭|配偶|父|母|企业|单位|公司|固定|座机|宅电|联系人|负责人|司机|经办/,
  },
  { field: 'sex', exact: ['性别', 'sex', 'gender', '男女', '男/女'] },
  {
    field: 'birthDate',
    exact: ['出生日期', '出生年月日', '出生年月', '生日', 'birthdate', 'dateofbirth', 'dob'],
    like: /出生(日期|年月)|birth/,
  },
  {
    field: 'temperature',
    exact: ['体温', '体温情况', '测量体温', '当日体温', '今日体温', 'temperature'],
    like: /体温|temperature/,
  },
  {
    field: 'contact',
    exact: ['接触史'],
    like: /接触|密接|contact.*(case|hubei|confirmed)/,
    but: /无接触配送/,
  },
  {
    field: 'hubei',
    exact: ['湖北史', '旅居史', '湖北旅居史'],
    like: /湖北|武汉|疫区|重点地区|重点疫|疫情.{0,4}地区|高风险|旅居|旅行史|(14|十四)[天日].*(去|到|途|外出|行程|逗留)|hubei|wuhan/,
  },
  {
    field: 'isolation',
    exact: ['隔离', '隔离情况'],
    like: /隔离|quarantine/,
    but: /接受|同意|愿意|能否|需要|场所|宿舍|地点|房|满|解除|已/,
  },
  { field: 'symptom', exact: ['症状'], like: /发热|发烧|咳嗽|症状|不适|fever|symptom/ },
  {
    field: 'healthState',
    exact: ['健康状况', '健康状态', '健康情况', '身体状况', '健康码', '是否健康'],
    like: /健康|身体状|health/,
    but: /健康证|证明|编号|有效|日期|管理/,
  },
  {
    field: 'company',
    exact: [
      '企业编号',
      '企业代码',
      'companyid',
      '企业名称',
      '所属企业',
      '用工企业',
      '用工单位',
      '所属单位',
      '用人单位',
      '接收单位',
      '接收企业',
      '返岗企业',
      '务工企业',
      '工作单位',
      '单位名称',
      '公司名称',
      '所属公司',
      '企业',
      '公司',
      '单位',
      '工厂',
      'company',
      'employer',
      'factory',
    ],
    like: /企业|公司|用工|工厂|单位|company|employer/,
    but: /电话|联系|地址|负责|街道|所在|区$|性质|盖章|意见|类型|派遣|承运|填报|时间|日期/,
  },
  {
    field: 'pickup',
    exact: ['上车点', '上车地点', '乘车点', '乘车地点', '上车站点', '集合点', '集合地点', '上车县', '出发地', 'pickup'],
    like: /上车|乘车[地点站]|乘车县|集合|接人|接送|接站|出发[地点站县]|始发|候车|起点|pick.?up|boarding.?(place|point)|departure/,
    but: /时间|日期|顺序|次序|电话|序号|联系/,
  },
  {
    field: 'province',
    exact: ['省', '省份', '所在省', '所在省份', '户籍省份', '来源省份', '省直辖市', '省自治区', 'province'],
  },
  {
    field: 'city',
    exact: [
      '市',
      '地市',
      '城市',
      '地级市',
      '市州',
      '所在市',
      '所在地市',
      '户籍城市',
      '来源地市',
      '设区市',
      'city',
      'prefecture',
    ],
  },
  {
    field: 'county',
    exact: [
      '县',
      '区',
      '区县',
      '县区',
      '县市',
      '市县',
      '县市区',
      '区县市',
      '县级',
      '所在县',
      '所在区县',
      '所在县区',
      '来源县',
      '县城',
      'county',
      'district',
    ],
    like: /^(现|目前|来源|居住|所在)*(地)?(县市区|区县|县区|县)(名称)?$/,
  },
  {
    field: 'home',
    exact: [
      '现居住地',
      '目前所在地',
      '现所在地',
      '现住址',
      '现居住地址',
      '家庭住址',
      '家庭地址',
      '详细住址',
      '住址',
      '地址',
      '户籍地',
      '户籍所在地',
      '户籍地址',
      '户口所在地',
      '身份证地址',
      '籍贯',
      '户籍',
      '来源地',
      '老家',
      'address',
      'homeaddress',
      'home',
      'hometown',
    ],
    like: /住址|住地|居住|户籍|户口|籍贯|家庭.*址|所在地|来源地|老家|身份证.*址|address|hometown/,
    but: /企业|单位|公司|时间|宿舍|工作|邮箱|email/,
  },
  { field: 'remark', exact: ['备注', '说明', '其他', '备注说明', 'remark', 'remarks', 'note', 'notes'], like: /备注/ },
];
