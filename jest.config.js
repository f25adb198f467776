/** Unit tests lie beside the code as *.test.ts; tests of several parts together lie in tests/. */
const swc = [
  '@swc/jest',
  { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
];

module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testSequencer: '<rootDir>/jest.sequencer.mjs',
  testMatch: [
    '<rootDir>/packages/*/src/**/*.test.ts',
    '<rootDir>/services/*/src/**/*.test.ts',
    '<rootDir>/tests/**/*.test.ts',
  ],
  transform: { '^.+\\.(ts|mjs)$': swc, '/(openid-client|oauth4webapi|jose)/.+\\.js$': swc },
  // These are ECMAScript modules only.
  transformIgnorePatterns: [
    '/node_modules/(?!\\.pnpm/|openid-client/|oauth4webapi/|jose/)',
    '/node_modules/\\.pnpm/(?!(openid-client|oauth4webapi|jose)@)',
  ],
  moduleNameMapper: {
    '^@papiscope/report/text$': '<rootDir>/packages/report/src/text',
    '^@papiscope/measure/telemetry$': '<rootDir>/packages/measure/src/telemetry/read',
    '^@papiscope/measure/second-side$': '<rootDir>/packages/measure/src/site/second-side',
    '^@papiscope/measure/wgs84$': '<rootDir>/packages/measure/src/geodesy/wgs84',
    '^@papiscope/flight/(segment|compile-later)$': '<rootDir>/packages/flight/src/$1',
    '^@papiscope/video/decode$': '<rootDir>/packages/video/src/decode',
    '^@papiscope/shared/errors$': '<rootDir>/packages/shared/src/contracts/errors',
    '^@papiscope/shared/(contracts|linear-algebra|testing)$': '<rootDir>/packages/shared/src/$1',
    '^@papiscope/(api|ingest|analysis|encode|upload)$': '<rootDir>/services/$1/src',
    '^@papiscope/(shared|measure|vision|video|flight|simulator|validate|bench|report|custody|cli)$':
      '<rootDir>/packages/$1/src',
  },
  // Code in a test's context asks the sandbox for each global by name, many times slower than elsewhere: numeric code is handed its own. No more
  // than these: some libraries declare others, as Buffer, themselves.
  sandboxInjectedGlobals: [
    ...['Math', 'Number', 'Infinity', 'Array'],
    ...['Float64Array', 'Float32Array', 'Int32Array', 'Uint16Array', 'Uint8Array'],
  ],
  testTimeout: 60_000,
};
