/** Where the window was and how large, so that it opens there again; within what is on the desk now. */
import { z } from 'zod'

const rectangle = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() })
type Rectangle = z.infer<typeof rectangle>

export const windowState = z.object({ bounds: rectangle, isMaximized: z.boolean() })
/** Small enough for a screen of 1366 x 768 at 200 %. */
export const windowMinimum = { width: 640, height: 360 }

const usualSize = { width: 1280, height: 840 }

/**
 * Says where a window opens.
 * @param kept Where it was; null at the first start.
 * @param workArea What of the nearest screen is free, in the same coordinates.
 * @returns A place that lies within the work area, at most as large as it.
 */
export function placeWindow(kept: Rectangle | null, workArea: Rectangle): Rectangle {
  const width = Math.min(kept?.width ?? usualSize.width, workArea.width)
  const height = Math.min(kept?.height ?? usualSize.height, workArea.height)
  const within = (wanted: number | undefined, start: number, room: number, size: number) =>
    wanted === undefined
      ? start + Math.floor((room - size) / 2)
      : Math.min(Math.max(wanted, start), start + room - size)
  return {
    x: within(kept?.x, workArea.x, workArea.width, width),
    y: within(kept?.y, workArea.y, workArea.height, height),
    width,
    height,
  }
}
