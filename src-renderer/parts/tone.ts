/** What a state means to the reader; each tone has its own icon shape and colour role. */
export type Tone = 'ok' | 'warn' | 'bad' | 'busy' | 'off' | 'todo' | 'info'
