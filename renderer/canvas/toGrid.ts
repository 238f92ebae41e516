/** The step of the grid that nodes stand on, in canvas units. */
export const grid = 8;

/** The nearest place on the grid. */
export function toGrid(value: number): number {
  return Math.round(value / grid) * grid;
}

/** The next place on the grid that is not less. */
export function upToGrid(value: number): number {
  return Math.ceil(value / grid) * grid;
}

/** The next place on the grid that is not more. */
export function downToGrid(value: number): number {
  return Math.floor(value / grid) * grid;
}
