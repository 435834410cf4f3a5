package org.dorisdr.minidoris.be.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Files that the tools {@code lz4} 1.9, {@code bzip2} and {@code lzop} 1.04 have written. */
class CompressionTest {
  private static final String LINES = "1\tone\n2\ttwo\n";
  private static final String LZ4 = "04224d186040820c00008031096f6e650a320974776f0a00000000";
  private static final String LZOP =
      "894c5a4f000d0a1a0a104020a00940010503000001000081a46b0ae3800000000005612e637376531406"
          + "410000000c0000000c13d3032631096f6e650a320974776f0a00000000";

  private static String read(Compression compression, String hex) throws IOException {
    try (InputStream in =
        compression.open(new ByteArrayInputStream(HexFormat.of().parseHex(hex)))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void framesOfLz4FollowEachOther() throws Exception {
    assertThat(read(Compression.LZ4FRAME, LZ4)).isEqualTo(LINES);
    assertThat(read(Compression.LZ4FRAME, LZ4 + LZ4)).isEqualTo(LINES + LINES);
  }

  /** Written by {@code lz4 -B4 -BD -BX --content-size}. */
  @Test
  void blocksOfLz4MayReferToThoseBeforeThem() throws Exception {
    String frame =
        "04224d185c404013020000000000741c010000ff02303132333435363738396162636465660a1100"
            + "ff".repeat(256)
            + "d7506465660a306382292b0a0100000"
            + "ff".repeat(258)
            + "fe85065660a3031f5cb2cb62f000000ff0232333435363738396162636465660a30311100"
            + "ff".repeat(19)
            + "2a50636465660a736b67d8000000008c9898a2";
    assertThat(read(Compression.LZ4FRAME, frame)).isEqualTo("0123456789abcdef\n".repeat(8000));
  }

  /** {@code Lz4BlockDecompressor}: a text of 14 bytes in two blocks, and one of 3. */
  @Test
  void blocksOfLz4ComeAsHadoopWritesThem() throws Exception {
    String two = "0000000e" + "00000007" + "6031096f6e650a" + "00000009" + "8032092d2d2d2d2d0a";
    assertThat(read(Compression.LZ4BLOCK, two + "00000003" + "00000004" + "3033090a"))
        .isEqualTo("1\tone\n2\t-----\n3\t\n");
    fails(Compression.LZ4BLOCK, "ffffffff00000000" + two);
    fails(Compression.LZ4BLOCK, two.substring(0, 30));
  }

  /** {@code SnappyBlockDecompressor}: lengths as in blocks of LZ4. */
  @Test
  void blocksOfSnappyComeAsHadoopWritesThem() throws Exception {
    String block =
        "0000000c" + "0000000e" + "0c2c" + HexFormat.of().formatHex(LINES.getBytes(UTF_8));
    assertThat(read(Compression.SNAPPYBLOCK, block + block)).isEqualTo(LINES + LINES);
    fails(Compression.SNAPPYBLOCK, block.substring(0, 30));
    fails(Compression.SNAPPYBLOCK, "7fffffff7fffffff00");
  }

  @Test
  void filesOfLzopEndWithAnEmptyBlock() throws Exception {
    assertThat(read(Compression.LZOP, LZOP)).isEqualTo(LINES);
    fails(Compression.LZOP, LZOP.substring(0, 90));
    fails(Compression.LZOP, LZOP.substring(0, LZOP.length() - 8));
    // Its second block would be lost, as the one of no bytes ends the file.
    fails(Compression.LZOP, LZOP + "0000000c");
  }

  @Test
  void whatIsNoLz4Fails() {
    fails(Compression.LZ4FRAME, "31096f6e65");
    // A match that lies before all that was written.
    fails(Compression.LZ4FRAME, "04224d18604082" + "04000000" + "10610500");
    fails(Compression.LZ4FRAME, LZ4.substring(0, 30));
  }

  private static void fails(Compression compression, String hex) {
    assertThatThrownBy(() -> read(compression, hex))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("[INTERNAL_ERROR]Failed to decompress: ");
  }

  @Test
  void streamsOfBzip2FollowEachOther() throws Exception {
    assertThat(
            read(
                Compression.BZ2,
                "425a683931415926535910d1c9ae00000249800030300002018480200031064c40d0d326985a4199c27"
                    + "8bb9229c28480868e4d70"
                    + "425a6839314159265359709db702000001498000300800024014002000220c9b421804df4028bb92"
                    + "29c2848384edb810"))
        .isEqualTo(LINES + "3\tthree\n");
  }
}
