/**
 * Hands a text to the browser as a file to save.
 * @param fileName The proposed name.
 * @param text What is in it.
 * @param type Its media type.
 */
export function saveText(fileName: string, text: string, type: string) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The download has taken hold of the text by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}
