export { allCounties, countyRegister } from './register.ts';
