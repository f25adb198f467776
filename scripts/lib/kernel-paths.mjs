/** Where the arithmetic on pixels is written, and what it becomes: a module that holds the WebAssembly, so that nothing has to be read at run time. */
export const KERNELS = 'packages/vision/kernels';
export const COMPILED_KERNELS = 'packages/vision/src/generated/kernels.ts';
