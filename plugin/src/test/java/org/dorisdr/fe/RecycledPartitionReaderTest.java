package org.dorisdr.fe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.dorisdr.host.DroppedPartitions.DroppedPartition;
import org.junit.jupiter.api.Test;

class RecycledPartitionReaderTest {
  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * A bin as Doris writes it (facts/backup.md §5.3), with a database, a table, three partitions.
   */
  private static byte[] image() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(1);
    out.writeLong(10);
    text(out, "{}");
    out.writeInt(0);
    out.writeInt(1);
    text(out, "t");
    out.writeInt(1);
    out.writeLong(100);
    text(out, "{}");
    out.writeInt(1);
    out.writeLong(100);
    text(out, "{\"did\":10}");
    out.writeInt(3);
    for (long id = 1; id <= 3; id++) {
      out.writeLong(id);
      text(
          out,
          ("{\"did\":10,\"tid\":100,\"p\":{\"id\":%d,\"bi\":{\"id\":7},\"ivr\":{\"8\":{\"id\":8}}},"
                  + "\"r\":[{\"k\":%d}],\"lpi\":{\"partitionKeys\":[[%d]]}}")
              .formatted(id, id, id));
    }
    return bytes.toByteArray();
  }

  @Test
  void readsTheWantedOnesInPiecesOfAnySize() throws Exception {
    byte[] image = image();
    for (int piece = 1; piece < 64; piece += 7) {
      RecycledPartitionReader reader = new RecycledPartitionReader(Set.of(2L));
      for (int at = 0; at < image.length && !reader.isOver(); at += piece) {
        try {
          reader.write(image, at, Math.min(piece, image.length - at));
        } catch (ImageReader.Enough e) {
          assertThat(reader.isOver()).isTrue();
        }
      }
      assertThat(reader.result())
          .hasSize(1)
          .containsEntry(2L, new DroppedPartition("[{\"k\":2}]", "[[2]]", Set.of(7L, 8L)));
    }
  }

  @Test
  void endsWhereTheBinHasNoMore() throws Exception {
    RecycledPartitionReader reader = new RecycledPartitionReader(Set.of(3L, 4L));
    byte[] image = image();
    assertThatThrownBy(() -> reader.write(image, 0, image.length))
        .isInstanceOf(ImageReader.Enough.class);
    assertThat(reader.result()).containsOnlyKeys(3L);
  }
}
