/**
 * Places centred labels on a line so that none overlaps its neighbour or leaves the line: each keeps as near to its
 * mark as the others allow. Positions and widths are in the drawing's units; the answer is in the order of the input.
 */
export function spreadLabels(labels: readonly { at: number; width: number }[], length: number, gap = 12): number[] {
  const order = labels.map((label, i) => ({ ...label, i })).sort((a, b) => a.at - b.at);
  const placed: number[] = new Array<number>(labels.length);
  let edge = 0;
  for (const label of order) {
    const centre = Math.max(label.at, edge + label.width / 2);
    placed[label.i] = centre;
    edge = centre + label.width / 2 + gap;
  }
  let right = length;
  for (const label of order.reverse()) {
    const centre = Math.min(placed[label.i]!, right - label.width / 2);
    placed[label.i] = centre;
    right = centre - label.width / 2 - gap;
  }
  return placed;
}
