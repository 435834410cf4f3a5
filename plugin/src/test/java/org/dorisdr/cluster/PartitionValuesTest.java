package org.dorisdr.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartitionValuesTest {
  private static PartitionValues range(String types, String from, String to) {
    return PartitionValues.ofShown(
            "[types: [%s]; keys: [%s]; ..types: [%s]; keys: [%s]; )"
                .formatted(types, from, types, to))
        .orElseThrow();
  }

  private static PartitionValues list(String types, String... keys) {
    StringBuilder text = new StringBuilder();
    for (String key : keys) {
      text.append(text.isEmpty() ? "" : ", ")
          .append("types: [%s]; keys: [%s]; ".formatted(types, key));
    }
    return PartitionValues.ofShown("[" + text + "]").orElseThrow();
  }

  private static Optional<PartitionValues> storedRange(String from, String to) throws IOException {
    return PartitionValues.ofStored(
        new ObjectMapper()
            .readTree(
                """
                {"clazz":"RangePartitionItem","range":[{"type":"CLOSED","value":%s},{"type":"OPEN","value":%s}]}"""
                    .formatted(key(from), key(to))));
  }

  private static Optional<PartitionValues> storedList(String... keys) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String key : keys) {
      all.append(all.isEmpty() ? "" : ",").append(key);
    }
    return PartitionValues.ofStored(
        new ObjectMapper()
            .readTree("{\"clazz\":\"ListPartitionItem\",\"partitionKeys\":[" + all + "]}"));
  }

  private static String key(String... literals) {
    StringBuilder key = new StringBuilder("[");
    for (String literal : literals) {
      key.append("[\"T\",").append(literal).append("],");
    }
    return key + "\"[false,\\\"unused\\\"]\"]";
  }

  private static String date(int year, int month, int hour) {
    return """
        {"clazz":"DateLiteral","y":%d,"m":%d,"d":1,"h":%d,"M":0,"s":0,"ms":0}"""
        .formatted(year, month, hour);
  }

  private static String literal(String clazz, String value) {
    return "{\"clazz\":\"%s\",\"v\":%s}".formatted(clazz, value);
  }

  @Test
  void readsTheSameFromBothSides() throws IOException {
    assertThat(storedRange(date(0, 1, 0), date(2026, 2, 0)))
        .contains(range("DATEV2", "0000-01-01", "2026-02-01"));
    assertThat(storedRange(date(2026, 1, 3), date(2026, 2, 0)))
        .contains(range("DATETIMEV2", "2026-01-01 03:00:00", "2026-02-01 00:00:00"));
    assertThat(storedRange(literal("IntLiteral", "-5"), "{\"clazz\":\"MaxLiteral\"}"))
        .contains(range("INT", "-5", "MAXVALUE"));
    assertThat(
            storedList(
                key(literal("IntLiteral", "1"), literal("StringLiteral", "\"a, b\"")),
                key("{\"clazz\":\"NullLiteral\"}", literal("StringLiteral", "\"ü\""))))
        .get()
        .satisfies(v -> assertThat(v.overlaps(list("INT, VARCHAR", "NULL, ü"))).isTrue());
    assertThat(storedList(key(literal("BoolLiteral", "true")))).contains(list("BOOLEAN", "true"));
    assertThat(storedList(key(literal("StringLiteral", "\"a, b\""))))
        .contains(list("VARCHAR", "a, b"));
    assertThat(
            storedList("[[\"VARCHAR\",{\"clazz\":\"StringLiteral\"}],\"[true,\\\"unused\\\"]\"]"))
        .contains(list("VARCHAR", "default key"));
  }

  @Test
  void tellsWhichRangesOverlap() {
    PartitionValues ten = range("INT", "0", "10");
    assertThat(ten.overlaps(range("INT", "10", "20"))).isFalse();
    assertThat(ten.overlaps(range("INT", "9", "20"))).isTrue();
    assertThat(ten.overlaps(range("INT", "-5", "MAXVALUE"))).isTrue();
    assertThat(range("INT", "20", "MAXVALUE").overlaps(ten)).isFalse();
  }

  @Test
  void comparesRangesOfSeveralColumnsColumnByColumn() {
    String types = "DATEV2, INT";
    PartitionValues one = range(types, "2026-01-01, 5", "2026-02-01, 7");
    assertThat(one.overlaps(range(types, "2026-02-01, 7", "2026-03-01, 0"))).isFalse();
    assertThat(one.overlaps(range(types, "2026-02-01, 6", "2026-03-01, 0"))).isTrue();
    assertThat(one.overlaps(range(types, "2025-01-01, 9", "2026-01-01, 5"))).isFalse();
    assertThat(one.overlaps(range(types, "2025-01-01, 9", "MAXVALUE, MAXVALUE"))).isTrue();
    assertThat(one).isNotEqualTo(range(types, "2026-01-01, 5", "2026-02-01, 8"));
  }

  @Test
  void tellsWhichListsOverlap() {
    PartitionValues north = list("VARCHAR", "Kiel", "Rostock");
    assertThat(north.overlaps(list("VARCHAR", "Ulm", "Kiel"))).isTrue();
    assertThat(north.overlaps(list("VARCHAR", "Ulm"))).isFalse();
    assertThat(list("INT, VARCHAR", "1, a", "1, b").overlaps(list("INT, VARCHAR", "2, a")))
        .isFalse();
    assertThat(list("INT", "default key").overlaps(list("INT", "1"))).isFalse();
    assertThat(list("INT", "default key").overlaps(list("INT", "default key"))).isTrue();
    // Doris compares lists in their order.
    assertThat(north).isNotEqualTo(list("VARCHAR", "Rostock", "Kiel"));
    assertThat(north.overlaps(range("INT", "0", "10"))).isFalse();
  }

  @Test
  void saysNothingOfWhatItCannotRead() throws IOException {
    assertThat(PartitionValues.ofShown("")).isEmpty();
    assertThat(PartitionValues.ofShown("[types: [INT, VARCHAR]; keys: [1, a, b]; ]")).isEmpty();
    assertThat(PartitionValues.ofShown("[types: [VARIANT]; keys: [a]; ]")).isEmpty();
    assertThat(PartitionValues.ofStored(new ObjectMapper().readTree("{}"))).isEmpty();
    assertThat(storedList(key("{\"clazz\":\"Unheard\"}"))).isEmpty();
  }
}
