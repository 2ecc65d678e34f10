export { allCores, type Outcome, type PoolOptions, ReaderPool } from './pool.ts'
