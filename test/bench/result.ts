/** What a benchmark gives. */
export interface BenchResult {
  /** As in the table of budgets, for example `shell.ready`. */
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The plainest thing that does the same, measured in the same run. */
  readonly baseline: { readonly name: string; readonly value: number }
  /** Value divided by the baseline's value. */
  readonly ratio: number
  readonly budget: number
  /** How many times the baseline it may take, where that is judged as well: the machine is the same for both. */
  readonly timesMax?: number
  /** True if all that is judged is kept. */
  readonly ok: boolean
}
