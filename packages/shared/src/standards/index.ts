export { chosenProfile, findProfile, keepProfile, removeProfile } from './profiles';
