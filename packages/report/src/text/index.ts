export * from './catalogue';
export { cleanText } from './clean';
export * from './numbers';
export { translate } from './translate';
