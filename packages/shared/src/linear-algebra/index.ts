export { at, cholesky, choleskyInverse, choleskySolve } from './cholesky';
