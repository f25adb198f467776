import { spawnSync } from 'node:child_process';
import { LATER } from './compile-later';

test('this Node knows the setting: it ends with an error where it does not', () => {
  expect(spawnSync(process.execPath, [LATER, '-e', '0']).status).toBe(0);
  expect(spawnSync(process.execPath, [LATER.replace('budget', 'budgie'), '-e', '0']).status).not.toBe(0);
});
