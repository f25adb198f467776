import importX from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import tseslint from 'typescript-eslint';

/**
 * The floors of the house, from the top down. A folder may import the packages listed for it and nothing else of ours;
 * `node: false` also keeps Node's own modules out (pure code).
 */
const FLOORS = {
  'packages/shared': { uses: [] },
  'packages/measure': { uses: ['shared/contracts', 'shared/linear-algebra'], node: false },
  'packages/vision': { uses: ['shared/contracts', 'shared/linear-algebra'], node: false },
  'packages/video': { uses: ['shared/contracts'] },
  'packages/flight': { uses: ['shared/contracts', 'measure', 'vision', 'video'] },
  'packages/simulator': { uses: ['shared/contracts', 'video'] },
  'packages/report': { uses: ['shared/contracts'] },
  'packages/custody': { uses: ['shared/contracts', 'report'] },
  'packages/validate': { uses: ['shared/contracts', 'measure', 'video', 'flight', 'simulator'] },
  'packages/bench': { uses: ['shared/contracts', 'video', 'flight', 'simulator'] },
  'services/api': { uses: ['shared', 'shared/contracts', 'report', 'custody', 'video'] },
  'services/ingest': { uses: ['shared', 'shared/contracts', 'flight', 'video', 'measure'] },
  'services/analysis': { uses: ['shared', 'shared/contracts', 'flight'] },
  'services/encode': { uses: ['shared', 'shared/contracts', 'video'] },
  'services/upload': { uses: ['shared', 'shared/contracts'] },
  'services/stages': { uses: ['shared', 'ingest', 'encode', 'upload'] },
  // A browser's program: of the packages it has contracts and pure code, of the API only its addresses.
  'services/web': {
    uses: ['shared/contracts', 'report/text', 'measure/telemetry', 'measure/second-side', 'measure/wgs84'],
    node: false,
  },
  'packages/cli': {
    uses: [
      'shared',
      'shared/contracts',
      'measure',
      'video',
      'flight',
      'simulator',
      'validate',
      'report',
      'custody',
      'bench',
    ],
  },
};

const ALL = [
  'shared',
  'shared/contracts',
  'shared/linear-algebra',
  'measure',
  'vision',
  'video',
  'flight',
  'simulator',
  'validate',
  'bench',
  'report',
  'custody',
  'cli',
].concat(['api', 'ingest', 'analysis', 'encode', 'upload', 'stages', 'web']);

/** The parts of the fit, each of which may use those before it. */
const FIT = ['geometry', 'light', 'gain', 'plateaus', 'luma', 'colours', 'curve', 'joint', 'doubt'];
const FIT_FOLDER = './packages/measure/src/fit';
const fitZones = FIT.flatMap((part, i) =>
  FIT.slice(i + 1).map((later) => ({
    target: `${FIT_FOLDER}/${part}`,
    from: `${FIT_FOLDER}/${later}`,
    message: `${part} comes before ${later}.`,
  })),
);

const floorRules = Object.entries(FLOORS).map(([folder, { uses, node = true }]) => ({
  files: [`${folder}/src/**/*.{ts,tsx}`],
  ignores: ['**/*.test.ts', '**/testing/**'],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        paths: ALL.filter((name) => !uses.includes(name)).map((name) => ({
          name: `@papiscope/${name}`,
          message: `${folder} may import only: ${uses.join(', ') || 'nothing of ours'}.`,
        })),
        patterns: [
          {
            group: ['@papiscope/*/src/*', '@papiscope/*/dist/*', '../../../*/src/*'],
            message: 'Import the package, not its files.',
          },
          ...(node ? [] : [{ group: ['node:*'], message: `${folder} is pure: no I/O.` }]),
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/generated/**', 'demo-output/**'] },
  // AssemblyScript, which its own compiler checks
  { ignores: ['packages/vision/kernels/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({
          project: ['tsconfig.json', 'services/web/tsconfig.json'],
          noWarnOnMultipleProjects: true,
        }),
      ],
    },
    languageOptions: { parserOptions: { project: ['tsconfig.test.json', 'services/web/tsconfig.json'] } },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { zones: fitZones }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: ['error', 'always'],
    },
  },
  { files: ['**/*.test.ts', 'tests/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  ...floorRules,
);
