/** How long a slice of a long task may keep everybody else waiting, in milliseconds. */
export const sliceMilliseconds = 8
