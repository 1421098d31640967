/** The state of a row of the chain, as the events `checklist.changed` say it. */
export type RowStatus = 'inProgress' | 'successful' | 'failed'
