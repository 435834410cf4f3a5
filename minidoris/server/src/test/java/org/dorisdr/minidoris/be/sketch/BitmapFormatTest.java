package org.dorisdr.minidoris.be.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Bitmaps as bytes, as Doris's backends write them (be/src/util/bitmap_value.h). */
class BitmapFormatTest {
  private static BitmapValue of(LongStream numbers) {
    BitmapValue value = new BitmapValue();
    numbers.forEach(value::add);
    return value;
  }

  private static List<Long> numbers(BitmapValue value) {
    List<Long> numbers = new ArrayList<>();
    value.forEach(numbers::add);
    return numbers;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static BitmapValue read(String hex) {
    return BitmapFormat.read(HexFormat.of().parseHex(hex));
  }

  @Test
  void writesUpTo32NumbersOneByOne() {
    assertThat(hex(BitmapFormat.write(new BitmapValue()))).isEqualTo("00");
    assertThat(hex(BitmapFormat.write(of(LongStream.of(1, -1)))))
        .isEqualTo("0502" + "0100000000000000" + "ffffffffffffffff");
    assertThat(BitmapFormat.write(of(LongStream.range(0, 32)))).hasSize(2 + 32 * 8);
  }

  @Test
  void writesMoreInTheFormatOfRoaring() {
    // One container of a run: cookie 0x303b, its sign, key, cardinality - 1, one run from 0.
    assertThat(hex(BitmapFormat.write(of(LongStream.range(0, 33)))))
        .isEqualTo("02" + "3b300000" + "01" + "0000" + "2000" + "0100" + "0000" + "2000");
    byte[] wide = BitmapFormat.write(of(LongStream.range((1L << 33) - 20, (1L << 33) + 20)));
    assertThat(hex(wide)).startsWith("0402" + "01000000" + "3b300000");
  }

  @Test
  void readsWhatItWrites() {
    for (LongStream numbers :
        List.of(
            LongStream.empty(),
            LongStream.of(7),
            LongStream.of(-1, 0, Long.MAX_VALUE, Long.MIN_VALUE),
            LongStream.range(0, 100_000).map(n -> n * 7919),
            LongStream.range(-50_000, 50_000),
            LongStream.range(0, 300).map(n -> n << 32))) {
      BitmapValue value = of(numbers);
      BitmapValue read = BitmapFormat.read(BitmapFormat.write(value));
      assertThat(numbers(read)).isEqualTo(numbers(value));
      assertThat(read.cardinality()).isEqualTo(value.cardinality());
    }
  }

  @Test
  void readsTheOtherKindsOfDoris() {
    assertThat(numbers(read("0101000080"))).containsExactly(0x80000001L);
    assertThat(numbers(read("030100000001000000"))).containsExactly((1L << 32) + 1);
    assertThat(numbers(read("0a010000000900000000000000"))).containsExactly(9L);
    assertThatThrownBy(() -> read("09")).hasMessageContaining("no bitmap: its kind is 9");
    assertThatThrownBy(() -> read("0502")).hasMessageContaining("no bitmap");
  }

  @Test
  void countsWithSetsBeyond32Bits() {
    BitmapValue left = of(LongStream.of(1, 2, 1L << 40, -1));
    BitmapValue right = of(LongStream.of(2, 3, -1));
    left.xor(right);
    assertThat(numbers(left)).containsExactly(1L, 3L, 1L << 40);
    left.or(right);
    assertThat(numbers(left)).containsExactly(1L, 2L, 3L, 1L << 40, -1L);
    left.andNot(of(LongStream.of(3, 1L << 40)));
    left.and(of(LongStream.of(2, -1, 5)));
    assertThat(numbers(left)).containsExactly(2L, -1L);
    assertThat(left.max()).isEqualTo(-1);
    left.remove(-1);
    assertThat(left.max()).isEqualTo(2);
    assertThat(left.contains(-1)).isFalse();
  }
}
