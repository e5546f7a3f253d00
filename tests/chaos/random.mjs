// Numbers that are the same for the same seed.
export class Random {
  constructor(seed) {
    this.state = seed >>> 0;
  }
  // At least 0, below 1 (mulberry32).
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  // A whole number of least … most.
  between(least, most) {
    return least + Math.floor(this.next() * (most - least + 1));
  }
  often(percent) {
    return this.next() * 100 < percent;
  }
  one_of(list) {
    return list[this.between(0, list.length - 1)];
  }
  // Another row of numbers, which does not move this one.
  branch(name) {
    let seed = this.state;
    for (const letter of name) seed = Math.imul(seed ^ letter.codePointAt(0), 0x01000193) >>> 0;
    return new Random(seed);
  }
}
