/** Runs before each file of tests that shares its modules with others. */
import { clearAwayAfterwards } from './a-core.ts'

clearAwayAfterwards()
