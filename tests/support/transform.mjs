// Jest's transformer: swc, and a line in front that binds the built-in objects to the module.
//
// Jest runs every module in a vm context, where each mention of `Math` or `Map` asks the context's interceptors (about
// 110 ns instead of none, nodejs/node#40014); the planner's loops are several times slower so. A module's own constant
// costs nothing, and it is the same object. What tests replace (timers, `Date`, `fetch`) is not among them.
import swcJest from '@swc/jest';

const builtIns = [
  ...[
    'Array',
    'ArrayBuffer',
    'BigInt',
    'Boolean',
    'DataView',
    'Error',
    'Infinity',
    'Int16Array',
    'Int32Array',
    'Int8Array',
  ],
  ...[
    'Intl',
    'JSON',
    'Map',
    'Math',
    'NaN',
    'Number',
    'Object',
    'Promise',
    'Proxy',
    'RangeError',
    'Reflect',
    'RegExp',
    'Set',
  ],
  ...['String', 'Symbol', 'SyntaxError', 'TypeError', 'Uint16Array', 'Uint32Array', 'Uint8Array', 'WeakMap', 'WeakSet'],
  ...['Float64Array', 'Float32Array', 'isFinite', 'isNaN', 'parseFloat', 'parseInt'],
];

/** The built-in objects that a module mentions, and does not declare itself. */
function mentioned(code) {
  const words = new Set(code.match(/[A-Za-z]\w+/g));
  return builtIns.filter((name) => words.has(name) && !declares(code, name));
}

function declares(code, name) {
  const named = `\\b(?:const|let|var|class|function\\*?|import|as)\\s+${name}\\b`;
  const listed = `\\b(?:const|let|var|import)\\s*\\{[^}]*\\b${name}\\b`;
  return new RegExp(`${named}|${listed}`).test(code);
}

function bind(result) {
  const names = mentioned(result.code);
  if (names.length === 0) return result;
  return { ...result, code: `const { ${names.join(', ')} } = globalThis; ${result.code}` };
}

/** Called by Jest with the options of package.json. */
function createTransformer(options) {
  const swc = swcJest.createTransformer(options);
  return {
    canInstrument: swc.canInstrument,
    getCacheKey: (...given) => `${swc.getCacheKey(...given)}-bound`,
    process: (...given) => bind(swc.process(...given)),
    processAsync: async (...given) => bind(await swc.processAsync(...given)),
  };
}

export default { createTransformer };
