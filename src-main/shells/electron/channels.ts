/** The names that main and preload script share. Two channels are the whole transport. */
export const callChannel = 'understudy:call'
export const eventChannel = 'understudy:event'
