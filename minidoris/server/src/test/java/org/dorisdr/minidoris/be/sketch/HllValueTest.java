package org.dorisdr.minidoris.be.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HLL as Doris's backends make, estimate and write it (be/src/olap/hll.cpp). */
class HllValueTest {
  private static HllValue of(int first, int behind) {
    HllValue value = new HllValue();
    for (int i = first; i < behind; i++) {
      value.add(hash(String.valueOf(i)));
    }
    return value;
  }

  private static long hash(String text) {
    return Murmur2.hash64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static HllValue again(HllValue value) {
    return HllValue.read(value.write());
  }

  /** Numbers of Doris's HllTest, which are those of its backends. */
  @Test
  void estimatesAsDoris() {
    assertThat(new HllValue().cardinality()).isZero();
    HllValue explicit = again(of(0, 100));
    explicit.union(of(0, 100));
    assertThat(explicit.cardinality()).isEqualTo(100);
    assertThat(explicit.write()).hasSize(2 + 100 * 8);
    assertThat(of(0, 160).cardinality()).isEqualTo(160);
    HllValue more = again(explicit);
    more.union(of(100, 200));
    assertThat(more.cardinality()).isEqualTo(201);
    HllValue sparse = again(of(1024, 2048));
    assertThat(sparse.write()[0]).isEqualTo((byte) 2);
    assertThat(sparse.cardinality()).isEqualTo(1023);
    HllValue full = again(of(64 * 1024, 128 * 1024));
    assertThat(full.write()).hasSize(1 + 16_384);
    assertThat(full.cardinality()).isEqualTo(66_112);
    assertThat(of(1, 32_768).cardinality()).isEqualTo(32_748);
    sparse.union(explicit);
    assertThat(sparse.cardinality()).isEqualTo(1123);
    sparse.union(full);
    assertThat(sparse.cardinality()).isEqualTo(67_316);
    explicit.union(full);
    assertThat(explicit.cardinality()).isEqualTo(66_250);
  }

  /** Texts of Doris's suite test_hll_functions. */
  @Test
  void hashesAsDoris() {
    HllValue value = new HllValue();
    value.add(hash("abc"));
    assertThat(Base64.getEncoder().encodeToString(value.write())).isEqualTo("AQEC5XSzrpDsdw==");
    assertThatThrownBy(() -> HllValue.read(new byte[] {60})).hasMessage("no HLL: its kind is 60");
    assertThatThrownBy(() -> HllValue.read(new byte[] {1, 1})).hasMessage("no HLL: too few bytes");
    assertThatThrownBy(() -> HllValue.read(new byte[] {0, 1}))
        .hasMessage("no HLL: more bytes than there should be");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "true ~ BOOLEAN ~ 01",
        "-2 ~ tinyint ~ fe",
        "258 ~ SMALLINT ~ 0201",
        "-1 ~ INTEGER ~ ffffffff",
        "1 ~ bigint ~ 0100000000000000",
        "-2 ~ HUGEINT ~ feffffffffffffffffffffffffffffff",
        "1.5 ~ FLOAT ~ 0000c03f",
        "1.5 ~ double ~ 000000000000f83f",
        "-1.5 ~ DECIMAL(9,2) ~ 6affffff",
        "1.5 ~ decimal(10,1) ~ 0f00000000000000",
        "1.5 ~ DECIMAL(38,1) ~ 0f000000000000000000000000000000",
        "2024-02-03 ~ DATE ~ 43d00f00",
        "2024-02-03 04:05:06.000007 ~ TIMESTAMP ~ 070060146408fa01",
        "1.2.3.4 ~ ipv4 ~ 04030201",
        "::1 ~ ipv6 ~ 01000000000000000000000000000000",
        "ab ~ VARCHAR ~ 6162",
        "2024 ~ DATE ~ 32303234",
        "1.5 ~ int ~ 312e35",
        "x ~ ipv4 ~ 78"
      })
  void knowsValuesInMemory(String text, String type, String bytes) {
    assertThat(HexFormat.of().formatHex(ValueBytes.of(text, type))).isEqualTo(bytes);
  }
}
