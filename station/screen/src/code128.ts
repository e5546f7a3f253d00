// Code 128, set B: the command barcodes on the screen. ISO/IEC 15417.

// Widths of bar, space, bar, space, bar, space for the values 0 to 105; value 103 to 105 start the sets A, B, C.
// prettier-ignore
const kPatterns = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'
).split(' ');
const kStop = '2331112';
const kStartB = 104;

// Widths in modules, bar first, quiet zones not included; undefined if a character is outside printable ASCII.
export function code128b(text: string): number[] | undefined {
  const values = [kStartB];
  for (const letter of text) {
    const value = letter.charCodeAt(0) - 32;
    if (letter.length > 1 || value < 0 || value > 94) return undefined;
    values.push(value);
  }
  values.push(values.reduce((sum, value, index) => sum + value * Math.max(index, 1)) % 103);
  const pattern = values.map((value) => kPatterns[value]).join('') + kStop;
  return Array.from(pattern, Number);
}
