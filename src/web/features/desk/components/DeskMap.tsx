/** Filled in when the map component is there. */
export function DeskMap() {
  return null;
}
