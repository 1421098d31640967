/** The panel of a script is narrow: a command that is longer has one parameter on each line. */
export const scriptWidth = 44
