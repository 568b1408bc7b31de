import { isFever } from '../policy/fever.ts';
import type { Policy } from '../policy/schema.ts';
import type { Field } from './fields.ts';
import type { RowScope, Verdict } from './rowScope.ts';
import { compactText } from './text.ts';
import { hiddenValue } from './verdicts.ts';

/**
 * The health declaration (domain.md 1.18: fever, Hubei or contact within 14 days do not board). An empty cell declares
 * nothing and refuses nobody; the check at boarding remains. What was declared is never repeated in a message.
 */
export function readHealth(scope: RowScope, policy: Policy): void {
  readTemperature(scope, policy);
  for (const { field, message } of questions) {
    for (const { column, text } of scope.filled(field)) {
      const verdict = judge(field, compactText(text).toLowerCase());
      if (verdict === 'excluded') scope.reject(column, 'health_excluded', hiddenValue, { message, remedy: wait });
      if (verdict === 'unclear') scope.warn(column, 'health_unclear', unclear);
    }
  }
}

const wait: Verdict['remedy'] = {
  zh: '本批次不得乘车；核实有误请改正后重新发送',
  en: 'the person may not board in this batch; if the entry is wrong, correct it and send it again',
};

const unclear: Verdict = {
  message: { zh: '看不懂健康申报的内容', en: 'the health declaration cannot be understood' },
  remedy: { zh: '填写“是”或“否”、“正常”或具体体温', en: 'answer yes or no, "normal", or give the temperature' },
};

const questions: readonly { field: Field; message: Verdict['message'] }[] = [
  {
    field: 'hubei',
    message: { zh: '申报 14 天内有重点疫区旅居史', en: 'a stay in an epidemic area within 14 days was declared' },
  },
  { field: 'contact', message: { zh: '申报 14 天内有接触史', en: 'a contact within 14 days was declared' } },
  { field: 'symptom', message: { zh: '申报有发热等症状', en: 'fever or other symptoms were declared' } },
  { field: 'isolation', message: { zh: '申报正在隔离观察', en: 'a quarantine that has not ended was declared' } },
  {
    field: 'healthState',
    message: { zh: '申报的健康状况不宜乘车', en: 'the declared state of health does not allow boarding' },
  },
];

type Judgement = 'fine' | 'excluded' | 'unclear';

const no =
  /^(否|无|没有|没|未|不是|不|从未|均无|都没有|no|none|n|false|0|×|x|-+|\/|正常|健康|良好|好|解除|已解除|已满14天|未去过|未到过|未接触|无接触|无接触史|无旅居史|未隔离|不需要|无症状|无发热)[。.!！]?$/;
const yes = /^(是|有|去过|到过|曾去过|接触过|有接触|有接触史|有旅居史|隔离中|正在隔离|yes|y|true|1|√|✓)[。.!！]?$/;

function judge(field: Field, answer: string): Judgement {
  if (field === 'healthState') return judgeState(answer);
  if (no.test(answer) || /^(无|没有?|未|否|不)(?!清|确|详|知|.*[但除])/.test(answer)) return 'fine';
  if (yes.test(answer)) return 'excluded';
  if (field === 'symptom') return /发热|发烧|咳|乏力|腹泻|不适|fever|cough/.test(answer) ? 'excluded' : 'unclear';
  if (field === 'hubei') return /湖北|武汉|黄冈|孝感|hubei|wuhan/.test(answer) ? 'excluded' : 'unclear';
  return 'unclear';
}

/** A state of health asks the other way round: `是` and `正常` are good news. */
function judgeState(answer: string): Judgement {
  if (
    /^(是|yes|y|√|✓)$/.test(answer) ||
    /^(正常|健康|良好|很好|好|优|一般|绿码?|绿色|无异常|无症状|无|未见异常|良|ok|good|normal|healthy)/.test(answer)
  ) {
    return /但|除|发热|发烧|隔离中/.test(answer) ? 'unclear' : 'fine';
  }
  if (/发热|发烧|咳嗽|确诊|疑似|密接|密切接触|隔离|红码?|黄码?|异常|不健康|阳性|fever|sick|ill/.test(answer))
    return 'excluded';
  return 'unclear';
}

/** A roster may hold a temperature of each of several days; every one is looked at. */
function readTemperature(scope: RowScope, policy: Policy): void {
  const { temp } = policy;
  for (const { column, text } of scope.filled('temperature')) {
    const answer = compactText(text).toLowerCase();
    if (/^(正常|normal|无|\/|-+)$/.test(answer)) continue;
    const degrees = [...answer.replace(/度(?=\d)/g, '.').matchAll(/\d+(?:\.\d+)?/g)].map((match) => Number(match[0]));
    if (degrees.length === 0 || degrees.some((value) => value < 34 || value > 43)) {
      scope.warn(column, 'health_unclear', unclear);
      continue;
    }
    if (!isFever(Math.max(...degrees), policy)) continue;
    scope.reject(column, 'health_excluded', hiddenValue, {
      message: {
        zh: `体温达到 ${temp.fever_c} ℃ 的发热标准`,
        en: `the temperature reaches the fever threshold of ${temp.fever_c} °C`,
      },
      remedy: wait,
    });
  }
}
