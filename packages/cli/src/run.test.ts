import { mkdtempSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PapiscopeError } from '@papiscope/shared/contracts';
import { COMMANDS } from './commands';
import { reportFailure } from './failure';
import { createProgram } from './program';
import { run } from './run';

let errors: string[];
let output: string[];
beforeEach(() => {
  errors = [];
  output = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => errors.push(String(text)) > 0);
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => output.push(String(text)) > 0);
});
afterEach(() => jest.restoreAllMocks());

const papiscope = (...words: string[]): Promise<number> => run(['node', 'papiscope', ...words]);

it('answers bad values with one line that names them, and status 2', async () => {
  await expect(papiscope('simulate', '--out', 'nowhere', '--fps', '1000')).resolves.toBe(2);
  expect(errors.join('')).toMatch(/^papiscope: .*fps.*\n$/);
});

it.each([
  [['simulate'], /--out/],
  [['simulate', '--out', 'x', '--seed', 'one'], /A number is wanted/],
  [['simulate', '--out', 'x', '--light', 'noon'], /day, dusk, night/],
  [['fly'], /fly/],
])('refuses %j with status 2', async (words, reason) => {
  await expect(papiscope(...words)).resolves.toBe(2);
  expect(errors.join('')).toMatch(reason);
});

it('says which version it is, and which way of measuring', async () => {
  await expect(papiscope('--version')).resolves.toBe(0);
  expect(output.join('')).toMatch(/^papiscope \d+\.\d+\.\d+, algorithm \d+\n$/);
});

it.each([...COMMANDS.keys()])('loads %s alone where it is asked for', (name) => {
  expect(createProgram(name).commands.map((command) => command.name())).toEqual([name]);
});

it('helps with status 0', async () => {
  await expect(papiscope('--help')).resolves.toBe(0);
  expect(output.join('')).toContain('simulate');
});

it('tells faults from bad input, and shows the stack and its causes only when asked', () => {
  const fault = new PapiscopeError('ffmpeg_failed', 'Exit 1', { cause: new Error('the disk is full') });
  expect(reportFailure(fault, false)).toBe(1);
  expect(errors.join('')).not.toContain('the disk is full');
  expect(reportFailure(fault, true)).toBe(1);
  expect(errors.join('')).toContain('caused by Error: the disk is full');
  expect(reportFailure(new PapiscopeError('video_empty'), false)).toBe(2);
});

it('renders a flight and prints where it lies', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'papiscope-cli-'));
  const words =
    '--width 320 --fov 16 --passes up --low-angle 2.9 --high-angle 3.1 --climb-speed 4 --hold-seconds 0.1';
  await expect(papiscope('simulate', '--out', folder, ...words.split(' '))).resolves.toBe(0);
  const flight = JSON.parse(output.join('')) as { video: string };
  expect(existsSync(flight.video)).toBe(true);
  rmSync(folder, { recursive: true });
});
