package org.dorisdr.minidoris.fe.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Doris ({@code MysqlRowBuffer.push_datetime}) sends 11 bytes of a time with digits behind the
 * second, be they zero or not, 7 of another, and 4 of one at midnight.
 */
class BinaryRowTest {
  @ParameterizedTest
  @CsvSource({
    "datetime(3), 2024-02-29 23:59:58.007, 0be807021d173b3a581b0000",
    "datetime(6), 2024-02-29 23:59:58.000000, 0be807021d173b3a00000000",
    "datetime(2), 2024-02-29 00:00:00.00, 0be807021d00000000000000",
    "datetime, 2024-02-29 23:59:58, 07e807021d173b3a",
    "datetime, 2024-02-29 00:00:00, 04e807021d",
    "date, 2024-02-29, 04e807021d",
  })
  void sendsAsManyBytesOfATimeAsDoris(String type, String text, String bytes) {
    ByteBuf out = Unpooled.buffer();
    BinaryRow.write(out, List.of(FieldType.of(type)), List.of(text));
    assertThat(ByteBufUtil.hexDump(out)).isEqualTo("0000" + bytes);
  }
}
