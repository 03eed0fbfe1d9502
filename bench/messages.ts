const counter = { next: 0 };

/** A text nobody wrote before. No word list knows it, so it goes to a person and nothing is sent. */
export function newText(): string {
  counter.next += 1;
  return `The parcel with number ${counter.next} is still missing at our warehouse`;
}

/** Phone number `position` of a group; groups keep the parts of the bench apart. */
export function phoneOf(group: number, position: number): string {
  return `55119${String(group).padStart(2, '0')}${String(position).padStart(6, '0')}`;
}
